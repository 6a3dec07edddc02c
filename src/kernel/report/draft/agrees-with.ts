import { decimal } from '../../../definition/decimal/decimal.ts'
import { approximatorHolds } from '../../../definition/report/approximator.ts'
import { exactly, printedAgrees } from '../../../definition/report/interval.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { KnownValue } from './types.ts'

/** Whether a typed number says what the ledger has: rounded or cut as offices do, and within what 近, 余, 约 allow. */
export function agreesWith(quantity: Quantity, known: KnownValue): boolean {
  if (known.value === undefined || !/^-?\d+(?:\.\d+)?$/.test(known.value)) return false
  const actual = decimal(known.value)
  const { value: printed, place, digits } = quantity
  const [word] = quantity.approximators
  // 下降3.2% says -3.2.
  if (word === undefined)
    return printedAgrees(exactly(actual), printed, place) || (actual.lt('0') && printedAgrees(exactly(actual.abs()), printed, place))
  const scale = printed.eq('0') ? decimal('1') : printed.div(decimal(digits))
  return approximatorHolds({ kind: word.kind, actual, printed, digits, scale, over: quantity.unit.over })
}
