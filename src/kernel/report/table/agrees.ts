import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { typedAgrees } from '../check/typed-agrees.ts'

/** Whether a value is what a number says, rounded as it is printed; 三成 as tenths. */
export function agrees(quantity: Quantity, value: Decimal | undefined): boolean {
  if (value === undefined) return false
  if (quantity.base === '成') return agreesInTenths(quantity, value.div('10'))
  if (quantity.base === '倍') return agreesInTimes(quantity, value)
  if (!typedAgrees(quantity, value)) return false
  const near = quantity.approximators.some(({ kind }) => kind === 'near')
  if (near) return value.gte(quantity.value.times('0.85'))
  if (quantity.approximators.length > 0) return true
  return (
    value.minus(quantity.value).abs().lte(quantity.place.div('2')) ||
    value.minus(quantity.value).abs().lte(quantity.value.abs().times('0.005'))
  )
}

function agreesInTenths({ value: said, approximators, digits }: Quantity, value: Decimal): boolean {
  const [word] = approximators
  if (word === undefined)
    return value.gte(said.minus(digits.includes('.') ? '0.06' : '0.2')) && value.lt(said.plus(digits.includes('.') ? '0.1' : '0.5'))
  if (word.kind === 'near') return value.lt(said) && value.gte(said.minus('0.5')) && value.gte(said.times('0.85'))
  return /^(?:over|exceed|reach|atLeast)$/.test(word.kind) && value.gte(said) && value.lt(said.plus('1'))
}

/** 两倍 are 2.0 as one hears it, no 1.5 and no 2.4; 两倍多, 近两倍 up to the next and from the last; with a decimal as it is printed. */
function agreesInTimes({ value: said, approximators, digits, place }: Quantity, value: Decimal): boolean {
  const [word] = approximators
  if (word?.kind === 'near') return value.lt(said) && value.gte(said.times('0.85'))
  if (word !== undefined) return /^(?:over|exceed|reach|atLeast)$/.test(word.kind) && value.gte(said) && value.lt(said.plus('1'))
  const slack = digits.includes('.') ? place.div('2') : decimal('0.1')
  return value.minus(said).abs().lte(slack)
}
