import type { TemplateToken } from '../types.ts'
import { readHanNumbers } from './han-numbers.ts'
import { rewrite } from './rewrite.ts'
import { maskSetPhrases } from './set-phrases.ts'
import { simplifyCharacter } from './simplify.ts'
import { type NormalText, type ReadingPart, tokenMarks } from './types.ts'

/** Never printed, or carrying nothing: zero-width and control characters, marks of emphasis and code, pictures. */
const dropped = /^(?:[\p{Cc}\p{Cf}*`]|\p{Extended_Pictographic}|\p{Variation_Selector})$/u

export interface NormalSettings {
  /** The report's year, for {{本年}} and {{上年}}. */
  readonly year: number
  /** Names that an office or a pack declared. */
  readonly names?: readonly string[]
  /** What indicators are called: a quoted word of one is read on. */
  readonly labels?: readonly string[]
}

/** Reads a line's parts as one plain text: dressing gone, set phrases masked, Han numerals as digits, with the way back to the source. */
export function normaliseLine(parts: readonly ReadingPart[], { year, names, labels }: NormalSettings): NormalText {
  let text = ''
  const origin: number[] = []
  const tokens = new Map<number, TemplateToken>()
  const push = (character: string, offset: number) => {
    for (const narrow of narrowCharacter(character)) {
      text += narrow
      origin.push(offset)
    }
  }
  for (const part of parts) {
    if (part.type === 'text') {
      let offset = part.offset
      for (const character of part.text) {
        push(character, offset)
        offset += character.length
      }
      continue
    }
    const { token } = part
    tokens.set(token.offset, token)
    if (token.type === 'figure' || token.type === 'claim' || token.type === 'attested') {
      text += tokenMarks[token.type]
      origin.push(token.offset)
    } else for (const character of wordsOf(token, year)) push(character, token.offset)
  }
  const plain: NormalText = { text, origin, tokens, han: new Set() }
  return readHanNumbers(maskSetPhrases(closeUp(plain), names, labels))
}

function wordsOf(token: Extract<TemplateToken, { type: 'variable' | 'background' | 'annex' }>, year: number): string {
  if (token.type === 'annex') return ''
  if (token.type === 'background') return token.words
  switch (token.name) {
    case '本年':
      return String(year)
    case '上年':
      return String(year - 1)
    case '镇名':
      return '我镇'
    case '镇简称':
      return '我'
    case '县名':
      return '本县'
  }
}

const halfMarks: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
  '!': '！',
  '?': '？',
  '″': '”',
}

function narrowCharacter(character: string): string {
  if (!/\s/.test(character) && dropped.test(character)) return ''
  if (/[０-９Ａ-Ｚａ-ｚ．％＋－＝／×✕]/.test(character)) return /[×✕]/.test(character) ? '×' : character.normalize('NFKC')
  if (character === '﹪') return '%'
  return halfMarks[character] ?? simplifyCharacter(character)
}

/** Spaces carry nothing beside Chinese or a number; a comma within a number only groups its digits. */
function closeUp(normal: NormalText): NormalText {
  const struck = rewrite(normal, /~~/g, () => '')
  const grouped = rewrite(struck, /(?<=\d)，(?=\d{3}(?!\d))/g, () => '')
  // 1.3:1 is no end of a clause.
  const ratios = rewrite(grouped, /(?<=\d)：(?=\d+(?:\.\d+)?(?![\d：]))(?<!：\d+：)/g, () => '比')
  const spaced = rewrite(ratios, /(?<=[A-Za-z])[\s\u3000]+(?=[A-Za-z])|(?<=\d)[\s\u3000]+(?=\d)/g, () => ' ')
  return rewrite(
    spaced,
    /(?<![A-Za-z\d])[\s\u3000]+|[\s\u3000]+(?![A-Za-z\d])|(?<=[A-Za-z])[\s\u3000]+(?=\d)|(?<=\d)[\s\u3000]+(?=[A-Za-z])/g,
    () => '',
  )
}
