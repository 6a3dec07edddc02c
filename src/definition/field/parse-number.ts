import { type Decimal, decimal } from '../decimal/decimal.ts'
import { halfWidth } from '../name/half-width.ts'
import type { UnitId } from '../unit/unit.ts'
import { findUnit } from '../unit/unit-words.ts'

export interface ParsedNumber {
  readonly value: Decimal
  /** A unit written behind the number: `12.3万元`. */
  readonly unit: UnitId | undefined
  /** 万 or 亿 stood behind it without a unit (`1.5万`), and is in the value already. */
  readonly rank?: '万' | '亿'
}

/**
 * A number as offices write it: full-width digits, thousands separators, ¥, a unit behind it. Never through a float.
 * A string says in Chinese why it is none.
 */
export function parseNumber(text: string): ParsedNumber | string {
  const spaced = halfWidth(text)
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/^(?:人民币|RMB|CNY)?\s*¥?/i, '')
    .replace(/^\+/, '')
    .trim()
  if (hasStraySpace(spaced)) return `“${text}”的数字中间有空格，看不出是一个数还是几个`
  const written = spaced.replace(/\s+/g, '')
  const match = /^(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|-?\.\d+)(.*)$/u.exec(written)
  if (match === null) return /\d/.test(written) ? `“${text}”不是可用的数字` : `“${text}”不是数字`
  const digits = (match[1] ?? '').replaceAll(',', '').replace(/^(-?)\./, '$10.')
  const suffix = (match[2] ?? '').replace(/元[整正]$/, '元')
  if (suffix === '') return { value: decimal(digits), unit: undefined }
  if (/^[Ee][+-]?\d+$/.test(suffix)) return `“${text}”是科学记数法，请把单元格改为普通数字`
  if (/^[,\d]/.test(suffix)) return `“${text}”的千位分隔符不对`
  const [, thousands, hundreds = '0', behind = ''] = /^万(\d)千(?:(\d)百)?(元?)$/.exec(suffix) ?? []
  if (thousands !== undefined && /^\d+$/.test(digits))
    return {
      value: decimal(`${digits}${thousands}${hundreds}00`),
      unit: behind === '' ? undefined : '元',
      ...(behind === '' ? { rank: '万' as const } : {}),
    }
  if (suffix === '万' || suffix === '亿')
    return { value: decimal(digits).times(decimal(suffix === '万' ? '1e4' : '1e8')), unit: undefined, rank: suffix }
  const unit = findUnit(suffix)
  return unit === undefined ? `“${text}”不是数字：不认识“${suffix}”` : { value: decimal(digits), unit }
}

/** Two figures in one cell are no figure; but single spaces between thousands are how tables in print divide one (GB/T 15835). */
function hasStraySpace(text: string): boolean {
  const rest = text.replace(/^-?\d{1,3}(?: \d{3})+(?!\d)/, '')
  return /^\s+\d|\d\s+\d/.test(rest)
}
