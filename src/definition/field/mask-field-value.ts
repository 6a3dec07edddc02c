import { type MaskShape, traitsOf } from './kinds.ts'
import type { Field, FieldValue } from './types.ts'

const hidden = '***'

/**
 * What somebody without the right to a value sees. Enough to tell two lines apart, too little to use: a mobile number 138****0000, the last four
 * of an ID or card number, a name with its middle hidden; of anything else nothing. Empty stays empty.
 */
export function maskFieldValue(field: Field, value: FieldValue): string | null {
  if (value === null) return null
  const text = String(value)
  const { mask } = traitsOf(field)
  return mask === undefined ? hidden : maskText(mask, text)
}

/** The same of a text whose field has this mask. */
export function maskText(mask: MaskShape, text: string): string {
  return masks[mask](text)
}

const masks: Readonly<Record<MaskShape, (text: string) => string>> = { phone: maskPhone, tail: maskAllButTail, name: maskName }

function maskAllButTail(text: string): string {
  return text.length > 4 ? `${'*'.repeat(text.length - 4)}${text.slice(-4)}` : hidden
}

function maskPhone(text: string): string {
  const landline = text.indexOf('-')
  if (landline !== -1) return `${text.slice(0, landline)}-****${text.slice(-3)}`
  return text.length === 11 ? `${text.slice(0, 3)}****${text.slice(-4)}` : hidden
}

/** 张三 → 张*, 张小三 → 张*三, 欧阳小三 → 欧**三 */
function maskName(text: string): string {
  const letters = [...text]
  const [first = ''] = letters
  if (letters.length <= 2) return `${first}*`
  return `${first}${'*'.repeat(letters.length - 2)}${letters.at(-1) ?? ''}`
}
