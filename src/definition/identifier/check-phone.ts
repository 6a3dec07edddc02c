import { halfWidth } from '../name/half-width.ts'
import { isScientific, scientificWhy } from './lost-digits.ts'
import type { IdentifierCheck } from './types.ts'

/** A mobile number of mainland China, `13800000000` (+86 and spaces are dropped), or a landline with its area code, `0578-6120000`. */
export function checkPhone(text: string): IdentifierCheck {
  if (isScientific(text)) return { ok: false, why: scientificWhy('电话') }
  const written = halfWidth(text)
    .replace(/[\s()]/g, '')
    .replace(/[−–—]/g, '-')
    .replace(/^(\+|00)86-?/, '')
  const digits = written.replaceAll('-', '')
  if (/^1[3-9]\d{9}$/.test(digits)) return { ok: true, value: digits }
  const landline = /^(0\d{2,3})-?([2-9]\d{6,7})$/.exec(written)
  if (landline !== null) return { ok: true, value: `${landline[1]}-${landline[2]}` }
  return { ok: false, why: '电话应为11位手机号，或带区号的座机（0578-6120000）' }
}
