import { yearPeriod } from '../../../definition/period/parse-period.ts'
import { readQuantity } from '../../../definition/report/quantity.ts'
import type { PlainCell } from '../../../definition/report/read-tables.ts'
import type { BoundLine } from './bind-line.ts'
import { bindNumber } from './bind-number.ts'
import type { DraftInput, Replacement, Unbound } from './types.ts'

/** The cells of one row that hold a number: what it is of stands in the first cell, its unit and its year in the row or the head. */
export function bindRow(input: DraftInput, head: readonly PlainCell[], row: readonly PlainCell[]): BoundLine {
  const replacements: Replacement[] = []
  const open: Unbound[] = []
  const label = (row[0]?.text ?? '').replace(/^[\d一二三四五六七八九十]+[、.．]/, '')
  const unitColumn = head.findIndex(({ text }) => /^(?:计量)?单位$/.test(text))
  row.forEach((cell, column) => {
    const digits = /^-?\d[\d,]*(?:\.\d+)?/.exec(cell.text)?.[0]
    if (digits === undefined || column === 0 || column === unitColumn || /^\d{4}年/.test(cell.text)) return
    const heading = head[column]?.text ?? ''
    const unit = unitOf({ cell, heading, label, own: row[unitColumn]?.text ?? '' }) ?? (/同比|增长|占比|率/.test(heading) ? '%' : '')
    const quantity = readQuantity(`${digits}${unit}`, 0, digits.length)
    const year = /(\d{4})年/.exec(heading)?.[1]
    const planned = /目标|计划/.test(heading)
    const named = `${label.replace(/[（(].*?[）)]/g, '')}${/同比|增长|占比|完成率/.exec(heading)?.[0] ?? ''}`
    const bound = bindNumber(input, {
      spot: { quantity, mask: undefined },
      words: { before: named, after: '', left: [], sentence: named, behind: '', planned },
      period: year === undefined || planned ? input.period : yearPeriod(Number.parseInt(year, 10)),
      inTable: true,
    })
    const stretch = { start: cell.start, end: cell.start + digits.length }
    if ('binding' in bound) replacements.push({ ...bound, ...stretch })
    else if (label !== '') open.push({ ...bound, ...stretch })
  })
  return { replacements, open }
}

interface UnitPlace {
  readonly cell: PlainCell
  readonly heading: string
  readonly label: string
  readonly own: string
}

function unitOf({ cell, heading, label, own }: UnitPlace): string | undefined {
  const inCell = cell.text.replace(/^-?[\d,.]+/, '').trim()
  const bracket = (text: string) => /[（(]([^（()）]{1,5})[）)]/.exec(text)?.[1]
  return [inCell, own, bracket(heading), bracket(label)].find((unit) => unit !== undefined && unit !== '' && !/^\d{4}年/.test(unit))
}
