import { isScientific, scientificWhy } from '../identifier/lost-digits.ts'
import type { Parsed } from './parse-calendar.ts'
import type { TextField } from './types.ts'

/** Signs that show nothing: two texts that look the same are the same. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g

/** 油　茶, 桥 头 村: spaces that make a short name as wide as its neighbours. */
const padded = /^\p{Script=Han}(?:[ \u3000]+\p{Script=Han}){1,3}$/u

/** Han characters of the common block, letters and digits: nothing of what is looked for below. E may be an exponent. */
const plainest = /^[\u4e00-\u9fffA-DF-Za-df-z0-9]+$/

/** Line breaks stay only where the field is long; control characters, which a database refuses, do not pass. */
export function parsePlainText(field: Pick<TextField, 'maxLength' | 'long'>, text: string): Parsed {
  if (plainest.test(text) && (field.maxLength === undefined || text.length <= field.maxLength)) return { ok: true, value: text }
  const lines = text.normalize('NFC').replace(/\r\n?/g, '\n')
  const shown = (field.long === true ? lines : lines.replace(/\s*\n\s*/g, ' ')).replace(invisible, '').trim()
  const value = padded.test(shown) ? shown.replace(/\s+/g, '') : shown
  if (controlCharacter(value)) return { ok: false, why: '文字里有看不见的控制字符，请重新输入' }
  if (value.includes('\ufffd')) return { ok: false, why: '文字里有“\ufffd”，是转换编码时丢掉的字，请按原件重新输入' }
  if (isScientific(value)) return { ok: false, why: scientificWhy(`“${value}”`) }
  const length = field.maxLength === undefined ? 0 : [...value].length
  if (field.maxLength !== undefined && length > field.maxLength) return { ok: false, why: `最多${field.maxLength}个字，写了${length}个` }
  return { ok: true, value }
}

/** A person's name: the spaces that pad two-character names in lists go, and the many middle dots become one. */
export function parsePersonName(text: string): Parsed {
  const plain = parsePlainText({ maxLength: 50 }, text)
  if (!plain.ok) return plain
  const dotted = plain.value.replace(/[•・･．‧∙●]/g, '·')
  const value = /[\p{Script=Han}]/u.test(dotted) ? dotted.replace(/\s+/g, '') : dotted.replace(/\s+/g, ' ')
  return /\d/.test(value.normalize('NFKC')) ? { ok: false, why: `姓名里不会有数字：${text.trim()}` } : { ok: true, value }
}

function controlCharacter(text: string): boolean {
  return [...text].some((letter) => {
    const code = letter.codePointAt(0) ?? 0
    return (code < 32 && letter !== '\n' && letter !== '\t') || code === 127 || (code >= 0xd800 && code <= 0xdfff) || turns(code)
  })
}

/** Shows what follows from right to left: one reads 12 where 21 is written. */
function turns(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)
}
