import { firstWhere } from '../first-where.ts'
import { remember } from '../remember.ts'
import type { ProseLine } from './prose.ts'

/** Anything that dresses a text without changing what it says. */
const dressed = /[\s\u3000０-９Ａ-Ｚａ-ｚ．％﹪＋－＝*`~\p{Cc}\p{Cf}]/u
const wide = /[０-９Ａ-Ｚａ-ｚ．％＋－＝]/
const hidden = /[\p{Cc}\p{Cf}]/u
const mark = /[\u2E80-\u9FFF\uF900-\uFAFF，。；：！？、（）《》“”‘’〔〕…%〇]/

/** A line as it would be read aloud: full width as ordinary digits and letters, without spaces beside Chinese or a number, without marks of emphasis. */
export function plainLine(line: ProseLine): ProseLine {
  if (!dressed.test(line.text)) return line
  const { text, origin } = undress(line.text)
  const plainIndex = (index: number) => firstWhere(origin.length, (at) => (origin[at] ?? 0) >= index)
  return {
    ...line,
    text,
    placeOf: (index) => line.placeOf(origin[index] ?? line.text.length),
    spans: line.spans.map((span) => ({ ...span, start: plainIndex(span.start), end: plainIndex(span.end) })),
  }
}

/** Some long reports, line by line. */
const mostLines = 5_000

/** The plain text, and where each of its characters stood. */
const undress = remember(mostLines, (written) => {
  let text = ''
  const origin: number[] = []
  for (let index = 0; index < written.length; index += 1) {
    const character = written[index] ?? ''
    if (isDropped(written, index, text)) continue
    text += wide.test(character) ? character.normalize('NFKC') : character === '﹪' ? '%' : /\s/.test(character) ? ' ' : character
    origin.push(index)
  }
  return { text, origin }
})

function isDropped(text: string, index: number, before: string): boolean {
  const character = text[index] ?? ''
  const next = text[index + 1] ?? ''
  if (character === '*' || character === '`') return !(character === '*' && /\d/.test(before.slice(-1)) && /\d/.test(next))
  if (character === '~') return next === '~' || text[index - 1] === '~'
  if (!/\s/.test(character)) return hidden.test(character)
  const following = /\S/.exec(text.slice(index))?.[0] ?? ''
  const last = before.slice(-1)
  if (last === ' ' || last === '' || following === '') return true
  // 1. 2020年 must not become a decimal, nor - 12 a number below zero.
  if (/[.．\-－–—]/.test(last) && /\d|[０-９]/.test(following)) return false
  const digits = /[\d.]/.test(last) && /[\d０-９.]/.test(following)
  const letters = /[A-Za-z]/.test(last) && /[A-Za-z]/.test(following)
  if (digits || letters) return false
  return mark.test(last) || mark.test(following) || /\d/.test(last) || /[\d０-９％]/.test(following)
}
