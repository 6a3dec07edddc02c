import type { Period } from '../../definition/period/types.ts'
import { plainName } from '../../definition/report/reading/name-indicators.ts'
import type { BlankCell } from './read-cells.ts'
import { readWords } from './words.ts'

/** What a cell is called, row first. */
export function labelOf({ rows, heads }: BlankCell): string {
  return [...rows, ...heads].map(({ text }) => text).join(' · ')
}

/** The same for next year's edition: years count from the form's own, numbering and the words of one thing are as one. */
export function keyOf({ rows, heads, section }: BlankCell, form: Period): string {
  const own = Number.parseInt(form.lastMonth.slice(0, 4), 10)
  const plain = (text: string) =>
    plainName(readWords(text).plain).replace(/(20\d{2})年?/g, (_, year: string) => `〔${Number.parseInt(year, 10) - own}年〕`)
  return [plain(section), rows.map(({ text }) => plain(text)).join('/'), heads.map(({ text }) => plain(text)).join('/')].join('|')
}
