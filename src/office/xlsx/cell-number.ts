/** Excel keeps 15 significant digits; what a file holds beyond them is the shadow of a binary float. */
const SIGNIFICANT = 15
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/

/**
 * The decimal text of a number as Excel shows it: no exponent, at most 15 significant digits (half up). Text that is already such a decimal
 * comes back as it is, trailing zeros and all. Never goes through a float. Undefined when it is no number.
 */
export function readCellNumber(text: string): string | undefined {
  if (isPlain(text)) return text
  const match = NUMBER.exec(text)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = '', exponent] = match
  if (whole === '' && fraction === '') return undefined
  const digits = whole + fraction
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

/** Most numbers: a minus at most, at most 15 digits without leading zeros, a point between digits at most. One walk, no regular expression. */
function isPlain(text: string): boolean {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0
  const length = text.length
  let point = -1
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code === POINT && point < 0) point = at
    else if (code < ZERO || code > ZERO + 9) return false
  }
  const whole = (point < 0 ? length : point) - start
  const digits = length - start - (point < 0 ? 0 : 1)
  return digits <= SIGNIFICANT && whole > 0 && point !== length - 1 && (whole === 1 || text.charCodeAt(start) !== ZERO)
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
