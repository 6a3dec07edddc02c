import type { ReadLine } from '../verdict/types.ts'

/** Names in a row, 分别 or 依次, and behind it nothing but tokens with their units. */
const row = /([^，,；;：:。]+?)(?:分别|依次)[\u4e00-\u9fa5]{0,6}((?:\uE000[^\d\uE000-\uE002，；。]{0,8}){2,})/g
/** A row of more things than this is a table. */
const longest = 12

/** A token of a row, and the name that stands at its place. */
export interface NamedToken {
  readonly name: string
  /** Of the token in the line's plain text. */
  readonly index: number
}

/** 财政收入和支出分别为a和b: for each such row of a line, what each of its tokens is said to be. */
export function rowsOfTokens({ kind, reading }: ReadLine): readonly (readonly NamedToken[])[] {
  if (kind === 'cell') return []
  return Array.from(reading.normal.text.matchAll(row)).flatMap((match): readonly (readonly NamedToken[])[] => {
    const [whole, lead = '', tail = ''] = match
    const names = lead.split(/[、和与及]/).filter((name) => name !== '')
    const from = match.index + whole.length - tail.length
    const places = Array.from(tail.matchAll(/\uE000/g), ({ index }) => from + index)
    if (names.length !== places.length || names.length > longest) return []
    return [names.map((name, at) => ({ name, index: places[at] ?? from }))]
  })
}
