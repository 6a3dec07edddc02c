/** Identifiers that are valid by their check digits and belong to nobody: birth year 2099, an unassigned division, unassigned numbers. */

const digits = '0123456789'
const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const idCheck = '10X98765432'

/** The first numbers of a day are those that people make up for an example: none of the demo's is one of them. */
const firstOrder = 501

/** A GB 11643 number with birth year 2099; `serial` from 0 gives each person another one. */
export function makeNationalId(serial: number): string {
  const month = String((Math.trunc(serial / 28) % 12) + 1).padStart(2, '0')
  const day = String((serial % 28) + 1).padStart(2, '0')
  const order = String(Math.trunc(serial / 336) + firstOrder)
  const body = `9999012099${month}${day}${order}`.slice(0, 17)
  const sum = idWeights.reduce((total, weight, index) => total + weight * digits.indexOf(body[index] ?? '0'), 0)
  return `${body.slice(0, 17)}${idCheck[sum % 11]}`
}

const codeLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const bodyWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const

/** A GB 32100 code: 91 for a firm, 92 for a self-employed business; division 999901; the inner code (GB 11714) is valid too. */
export function makeCreditCode(kind: '91' | '92', serial: number): string {
  const body = `QB${String(serial).padStart(6, '0')}`
  const inner = bodyWeights.reduce((total, weight, index) => total + weight * letterValue(body[index] ?? '0'), 0)
  const remainder = 11 - (inner % 11)
  const innerCheck = remainder === 10 ? 'X' : remainder === 11 ? '0' : String(remainder)
  const code = `${kind}999901${body}${innerCheck}`
  const sum = codeWeights.reduce((total, weight, index) => total + weight * codeLetters.indexOf(code[index] ?? '0'), 0)
  return `${code}${codeLetters[(31 - (sum % 31)) % 31]}`
}

/** A 19-digit card number that passes the Luhn test. */
export function makeBankCard(serial: number): string {
  const body = `621799${String(serial).padStart(12, '0')}`
  let sum = 0
  for (let index = 0; index < body.length; index++) {
    const digit = digits.indexOf(body[body.length - 1 - index] ?? '0')
    const counted = index % 2 === 0 ? digit * 2 : digit
    sum += counted > 9 ? counted - 9 : counted
  }
  return `${body}${(10 - (sum % 10)) % 10}`
}

/** A number of a range that no carrier gives to anybody in this township. */
export function makePhone(serial: number): string {
  return `1990000${String(serial).padStart(4, '0')}`
}

/** GB 11714 values: digits as they are, A = 10 … Z = 35. */
function letterValue(letter: string): number {
  return letter >= 'A' ? letter.charCodeAt(0) - 55 : digits.indexOf(letter)
}
