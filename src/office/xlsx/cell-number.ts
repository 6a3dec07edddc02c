/** Excel keeps 15 significant digits; what a file holds beyond them is the shadow of a binary float. */
const SIGNIFICANT = 15
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/

/**
 * The decimal text of a number as Excel shows it: no exponent, at most 15 significant digits (half up). Text that is already such a decimal
 * comes back as it is, trailing zeros and all. Never goes through a float. Undefined when it is no number.
 */
export function readCellNumber(text: string): string | undefined {
  const match = NUMBER.exec(text)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = '', exponent] = match
  if (whole === '' && fraction === '') return undefined
  const digits = whole + fraction
  if (exponent === undefined && sign !== '+' && isTidy(whole, digits) && fraction !== '') return text
  if (exponent === undefined && sign !== '+' && isTidy(whole, digits) && !text.endsWith('.')) return text
  const point = whole.length + (exponent === undefined ? 0 : Number.parseInt(exponent, 10))
  if (Math.abs(point) > 400) return undefined
  return place(sign === '-' ? '-' : '', digits, point)
}

/** Moves the decimal point `by` places to the right: a percentage from its ratio, exactly. */
export function shiftDecimal(text: string, by: number): string {
  const negative = text.startsWith('-')
  const [whole = '', fraction = ''] = (negative ? text.slice(1) : text).split('.')
  return place(negative ? '-' : '', whole + fraction, whole.length + by)
}

/** Digits left of a number too long for Excel: a long code that was typed as a number ends in zeros that nobody wrote. */
export function hasLostDigits(number: string): boolean {
  return /^-?\d{16,}$/.test(number)
}

function isTidy(whole: string, digits: string): boolean {
  return digits.length <= SIGNIFICANT && whole !== '' && (whole.length === 1 || whole[0] !== '0')
}

/** `0.digits × 10^point`, rounded to 15 significant digits, written plainly. */
function place(sign: string, digits: string, point: number): string {
  const leading = /^0*/.exec(digits)?.[0].length ?? 0
  const rounded = roundDigits(digits.slice(leading))
  const at = point - leading + rounded.carry
  const kept = rounded.digits.replace(/0+$/, '')
  if (kept === '') return '0'
  if (at <= 0) return `${sign}0.${'0'.repeat(-at)}${kept}`
  if (at >= kept.length) return sign + kept.padEnd(at, '0')
  return `${sign}${kept.slice(0, at)}.${kept.slice(at)}`
}

function roundDigits(digits: string): { digits: string; carry: number } {
  if (digits.length <= SIGNIFICANT) return { digits, carry: 0 }
  const kept = BigInt(digits.slice(0, SIGNIFICANT)) + (digits.charCodeAt(SIGNIFICANT) >= 0x35 ? 1n : 0n)
  const text = kept.toString()
  return { digits: text, carry: text.length - SIGNIFICANT }
}
