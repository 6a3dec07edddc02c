import { proseStart } from './front.ts'

export interface OutlinePart {
  readonly title: string
  readonly level: number
  /** Where its heading begins. */
  readonly from: number
  /** Where the next heading of its level or above begins. */
  readonly to: number
  /** How many places in it need somebody's hand. */
  readonly open: number
}

/** The headings of a text, each with what is open below it. `open`: where the places are that need somebody's hand. */
export function outlineOf(source: string, open: readonly number[], printed: (token: string) => string): readonly OutlinePart[] {
  const body = proseStart(source)
  const heads = [...source.slice(body).matchAll(/^(#{1,4})[ \t]+(.*)$/gm)].map((match) => ({
    level: (match[1] ?? '').length,
    from: body + match.index,
    title: (match[2] ?? '').replace(/\{\{[^{}\n]*\}\}/g, printed).trim(),
  }))
  return heads.map((head, index) => {
    const to = heads.slice(index + 1).find(({ level }) => level <= head.level)?.from ?? source.length
    return { ...head, to, open: open.filter((at) => head.from <= at && at < to).length }
  })
}

/** Characters that are read out in a minute at a congress. */
const perMinute = 220

/** How long a text is: what is printed of it, without marks of Markdown and white space, and how many minutes it takes to read out. */
export function lengthOf(source: string, printed: (token: string) => string): { readonly characters: number; readonly minutes: number } {
  const words = source
    .slice(proseStart(source))
    .replace(/\{\{[^{}\n]*\}\}/g, printed)
    .replace(/^#{1,4}[ \t]+|^\|[ \t|:-]+\|$|\||\s/gm, '')
  const characters = Array.from(words).length
  return { characters, minutes: characters === 0 ? 0 : Math.max(1, Math.round(characters / perMinute)) }
}
