import { halfWidth } from '../name/half-width.ts'

/** Spreadsheets keep this many digits of a number; what stood behind them is gone once a code has been one. */
const kept = 15

/** `6.217E+18`, `1.2e17`, `1E18`: a number as a spreadsheet shows it when it is too long for its cell. A short `3E5` may be the name of a flat. */
export function isScientific(text: string): boolean {
  if (text.length > 40 || !/[EeＥｅ]/.test(text)) return false
  const [, point, sign, exponent = ''] = /^[+-]?\d+(\.\d+)?E([+-]?)(\d{1,3})$/.exec(plain(text)) ?? []
  return exponent !== '' && (point !== undefined || sign !== '' || Number.parseInt(exponent, 10) >= kept)
}

/** A code of more than 15 digits whose digits after the 15th are all zero: what is left of one that was kept as a number. */
export function endsInZeros(code: string): boolean {
  return /^\d{15}0+$/.test(plain(code).replace(/[\s-]/g, ''))
}

/** Why a number in scientific notation is no `what`, and what to do. */
export function scientificWhy(what: string): string {
  return `${what}在表格里被存成了数值（科学记数法），末几位已丢失，请把该列设为文本，按原件重填`
}

/**
 * Why a `what` that ends in zeros is not to be trusted. Real ones exist (one in ten cards of 16 digits, one in a thousand identity numbers): whoever has
 * the paper in hand may enter such a number by itself, but out of a file it is not taken.
 */
export function zerosWhy(what: string): string {
  return `${what}第16位起全是0：多半在表格里当数值存过，Excel 只留15位，末几位已丢失。请把该列设为文本，按原件重填`
}

function plain(text: string): string {
  return halfWidth(text)
    .replace(/[\u200b-\u200f\ufeff'’]/g, '')
    .trim()
    .toUpperCase()
}
