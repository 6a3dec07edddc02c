import { wholeNumber } from '../decimal/decimal.ts'
import { endsInZeros, isScientific, scientificWhy, zerosWhy } from './lost-digits.ts'
import { normaliseIdentifier } from './normalise-identifier.ts'
import type { IdentifierCheck } from './types.ts'

/** A bank card number: 13–19 digits whose last one is the Luhn check digit. A wrong number sends money astray, so it is refused. */
export function checkBankCard(text: string): IdentifierCheck {
  if (isScientific(text)) return { ok: false, why: scientificWhy('卡号') }
  const value = normaliseIdentifier(text)
  if (!/^\d{13,19}$/.test(value)) return { ok: false, why: '银行卡号应为13至19位数字' }
  const isRight = luhnSum(value) % 10 === 0
  if (endsInZeros(value))
    return isRight ? { ok: true, value, warning: zerosWhy('卡号'), doubtful: true } : { ok: false, why: zerosWhy('卡号') }
  return isRight ? { ok: true, value } : { ok: false, why: '银行卡号校验位不对，请对照卡面核实' }
}

function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((sum, letter, index) => {
    const doubled = wholeNumber(letter) * (index % 2 === 0 ? 1 : 2)
    return sum + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
}
