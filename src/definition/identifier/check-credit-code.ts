import { endsInZeros, isScientific, scientificWhy, zerosWhy } from './lost-digits.ts'
import { normaliseIdentifier } from './normalise-identifier.ts'
import type { IdentifierCheck } from './types.ts'

const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

const organisationLetters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const

/**
 * A unified social credit code by GB 32100: 18 characters without I, O, S, V, Z, with a check character (mod 31).
 * Codes with a wrong check character are in real use, so that is a warning with its reason and never a refusal;
 * the same holds for the organisation code inside it (GB 11714).
 */
export function checkCreditCode(text: string): IdentifierCheck {
  if (isScientific(text)) return { ok: false, why: scientificWhy('信用代码') }
  const value = normaliseIdentifier(text)
  if (value.length !== 18) return { ok: false, why: `统一社会信用代码应为18位，写了${value.length}位` }
  if (endsInZeros(value)) return { ok: true, value, warning: zerosWhy('信用代码'), doubtful: true }
  const strange = [...value].find((letter) => !letters.includes(letter))
  if (strange !== undefined) return { ok: false, why: `统一社会信用代码里不会有“${strange}”（不用 I、O、S、V、Z）` }
  const expected = checkCharacter(value)
  if (value.charAt(17) !== expected) return { ok: true, value, warning: `信用代码校验位不符：末位应为${expected}，请对照证照核实` }
  if (value.charAt(16) !== organisationCheck(value.slice(8, 16))) {
    return { ok: true, value, warning: '信用代码中的组织机构代码（第9至17位）校验位不符，请对照证照核实' }
  }
  return { ok: true, value }
}

function checkCharacter(code: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * letters.indexOf(code.charAt(index)), 0)
  return letters.charAt((31 - (sum % 31)) % 31)
}

function organisationCheck(body: string): string {
  const sum = organisationWeights.reduce((total, weight, index) => total + weight * organisationLetters.indexOf(body.charAt(index)), 0)
  const value = 11 - (sum % 11)
  return value === 10 ? 'X' : value === 11 ? '0' : String(value)
}
