import { wholeNumber } from '../decimal/decimal.ts'
import { existsOnCalendar, writeDay } from '../period/calendar-day.ts'
import { endsInZeros, isScientific, scientificWhy, zerosWhy } from './lost-digits.ts'
import { normaliseIdentifier } from './normalise-identifier.ts'
import type { IdentifierCheck } from './types.ts'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkDigits = '10X98765432'

/** First two digits of GB/T 2260; 99 is not assigned to any region, so only made-up numbers have it. */
const regions: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91 99'.split(' '),
)

/** Nobody alive was born in this year: numbers of the demo township and of tests carry it. */
const fictionalBirthYear = 2099
const fictionalRegion = '99'

export interface NationalIdOptions {
  /** `2020-12-31`: refuse births after it (fictional ones excepted) and ages above 130. Without it, no clock takes part. */
  readonly today?: string
}

/**
 * A citizen's ID number by GB 11643: 18 characters, region, a real birth date, check digit (mod 11-2). Old 15-digit numbers are lengthened by the
 * rule of the standard, with a warning. Birth year 2099 and region 99 are accepted and marked fictional.
 */
export function checkNationalId(text: string, options: NationalIdOptions = {}): IdentifierCheck {
  if (isScientific(text)) return { ok: false, why: scientificWhy('身份证号') }
  const written = normaliseIdentifier(text)
  if (/^\d{15}$/.test(written)) return checkOldNumber(written, options)
  if (!/^\d{17}[\dX]$/.test(written)) return { ok: false, why: `身份证号应为18位数字（末位可为X），写了${written.length}位` }
  const odd = birthProblem(written, options)
  if (odd !== undefined) return { ok: false, why: odd }
  const expected = checkDigit(written)
  const ofNobody = isFictionalNationalId(written) ? { fictional: true as const } : {}
  if (endsInZeros(written)) {
    const why = zerosWhy('身份证号')
    return written.charAt(17) === expected ? { ok: true, value: written, warning: why, doubtful: true, ...ofNobody } : { ok: false, why }
  }
  if (written.charAt(17) !== expected) return { ok: false, why: `身份证号校验位不对：末位应为${expected}` }
  return { ok: true, value: written, ...ofNobody }
}

/** Whether a kept number is one of nobody: born in 2099, or of no region. */
export function isFictionalNationalId(number: string): boolean {
  return number.length === 18 && (number.slice(6, 10) === String(fictionalBirthYear) || number.startsWith(fictionalRegion))
}

function checkOldNumber(written: string, options: NationalIdOptions): IdentifierCheck {
  const body = `${written.slice(0, 6)}19${written.slice(6)}`
  const value = `${body}${checkDigit(body)}`
  const why = birthProblem(value, options)
  return why === undefined ? { ok: true, value, warning: `15位旧号码，已按规则补为18位：${value}` } : { ok: false, why }
}

function birthProblem(number: string, { today }: NationalIdOptions): string | undefined {
  if (!regions.has(number.slice(0, 2))) return `身份证号前两位“${number.slice(0, 2)}”不是任何省份的代码`
  const birth = {
    year: wholeNumber(number.slice(6, 10)),
    month: wholeNumber(number.slice(10, 12)),
    day: wholeNumber(number.slice(12, 14)),
  }
  if (!existsOnCalendar(birth)) return `身份证号中的出生日期不存在：${birth.year}年${birth.month}月${birth.day}日`
  if (birth.year < 1850 || birth.year > fictionalBirthYear) return `身份证号中的出生年份不合理：${birth.year}`
  if (today === undefined || birth.year === fictionalBirthYear) return undefined
  if (writeDay(birth) > today) return '身份证号中的出生日期在今天之后'
  return wholeNumber(today.slice(0, 4)) - birth.year > 130 ? '身份证号中的年龄超过130岁' : undefined
}

function checkDigit(number: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * wholeNumber(number.charAt(index)), 0)
  return checkDigits.charAt(sum % 11)
}
