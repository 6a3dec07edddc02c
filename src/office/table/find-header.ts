import { periodOfTitles } from '../../definition/ledger/title-period.ts'
import { findUnit, readUnits } from '../../definition/unit/unit-words.ts'
import type { CellDoubt } from '../file/table-problem.ts'
import { filledCells, isFormLine, titleIn } from './class-line.ts'
import type { IsKnown } from './known-labels.ts'

/** A line that came before the header was found. */
export interface HeadLine {
  readonly row: number
  readonly cells: readonly string[]
  readonly doubts?: ReadonlyMap<number, CellDoubt> | undefined
}

/** A header over one to three lines, by their place among the lines; `labels` by column, '' where a column has none. */
export interface FoundHeader {
  readonly first: number
  readonly last: number
  readonly labels: readonly string[]
  /** How many different labels of it somebody waits for. */
  readonly known: number
}

const mostLines = 3
/** A value, and no part of a label. */
const value = /^[-+]?[\d,]+(?:\.\d+)?%?$|^\d{4}[-./年]\d{1,2}/

/**
 * The header among the first lines of a sheet: whichever line, or two or three of them one above the other, names most of what is waited for. Where
 * nothing is known it is the first line with two filled cells that does not tell of the form itself (填报单位：…).
 */
export function findHeader(lines: readonly HeadLine[], isKnown: IsKnown): FoundHeader | undefined {
  let best: FoundHeader | undefined
  for (let first = 0; first < lines.length; first += 1) {
    for (let last = first; last < Math.min(first + mostLines, lines.length); last += 1) {
      if (last > first && !mayContinue(lines[last])) break
      const labels = joinLabels(lines.slice(first, last + 1), isKnown, yearAbove(lines, { first, last }))
      const known = countKnown(lines.slice(first, last + 1), { labels, isKnown })
      const found = { first, last, labels, known }
      if (known > 0 && (best === undefined || isBetter(found, best))) best = found
    }
  }
  const chosen = best !== undefined && (best.known > 1 || filledCells(best.labels).length > 1) ? best : byShape(lines)
  return chosen === undefined ? undefined : withUnits(withBands(chosen, lines, isKnown), lines, isKnown)
}

/** A line of several words right above the header stands over its columns, though it names nothing more: 荣誉情况 over three of them. */
function withBands(found: FoundHeader, lines: readonly HeadLine[], isKnown: IsKnown): FoundHeader {
  const above = lines[found.first - 1]
  const isClose = above !== undefined && above.row === (lines[found.first]?.row ?? 0) - 1
  if (!isClose || found.last - found.first + 2 > mostLines || filledCells(above.cells).length < 2) return found
  if (
    !mayContinue(above) ||
    isFormLine(above.cells) ||
    filledCells(above.cells).some((cell) => /[:：]|[\d〇零○一二]{4}年|^第\d+页|共\d+页/.test(cell))
  )
    return found
  const first = found.first - 1
  const labels = joinLabels(lines.slice(first, found.last + 1), isKnown, yearAbove(lines, { first, last: found.last }))
  const known = new Set(labels.filter(isKnown)).size
  return known < found.known ? found : { ...found, first, labels, known }
}

/** The header that somebody pointed at: from this line of the sheet on, to that one or so many lines below it as name more of what is waited for. */
export function headerAt(
  lines: readonly HeadLine[],
  { from, to }: { readonly from: number; readonly to: number | undefined },
  isKnown: IsKnown,
): FoundHeader | undefined {
  const first = lines.findIndex((line) => line.row >= from)
  if (first < 0) return undefined
  if (to !== undefined) {
    const last = Math.max(
      first,
      lines.findLastIndex((line) => line.row <= to),
    )
    const labels = joinLabels(lines.slice(first, last + 1), isKnown, yearAbove(lines, { first, last }))
    return { first, last, labels, known: new Set(labels.filter(isKnown)).size }
  }
  let best: FoundHeader | undefined
  for (let last = first; last < Math.min(first + mostLines, lines.length); last += 1) {
    if (last > first && !mayContinue(lines[last])) break
    const labels = joinLabels(lines.slice(first, last + 1), isKnown, yearAbove(lines, { first, last }))
    const found = { first, last, labels, known: new Set(labels.filter(isKnown)).size }
    if (best === undefined || isBetter(found, best)) best = found
  }
  return best === undefined ? undefined : withUnits(best, lines, isKnown)
}

const yearAlone = /^(?:19|20)\d{2}年度?$/

/** The year that the titles above a header give to all of it, where one of its cells is a year. */
function yearAbove(lines: readonly HeadLine[], { first, last }: { readonly first: number; readonly last: number }): string | undefined {
  if (first === 0 || !lines.slice(first, last + 1).some(({ cells }) => cells.some((cell) => yearAlone.test(cell.trim())))) return undefined
  return periodOfTitles(lines.slice(0, first).flatMap(({ cells }) => titleIn(cells)))?.year
}

/** How many labels are waited for, those among them that a band makes another quantity (2020年 over 总收入): they are of this header all the same. */
function countKnown(
  lines: readonly HeadLine[],
  { labels, isKnown }: { readonly labels: readonly string[]; readonly isKnown: IsKnown },
): number {
  const lowest = lowestLabels(lines)
  return new Set(labels.filter((label, at) => isKnown(label) || isKnown(presentLabel(lowest[at] ?? '')))).size
}

/** A line of nothing but units belongs to the header above it, whether they stand in brackets or not. */
function withUnits(found: FoundHeader, lines: readonly HeadLine[], isKnown: IsKnown): FoundHeader {
  const { first } = found
  const last = found.last + 1
  const line = lines[last]
  const next = filledCells(line?.cells ?? [])
  if (line === undefined || next.length === 0 || !next.every((cell) => isUnit(cell) || findUnit(cell) !== undefined)) return found
  const cells = line.cells.map((cell) => (findUnit(cell) === undefined ? cell : `（${cell.trim()}）`))
  const labels = joinLabels([...lines.slice(first, last), { ...line, cells }], isKnown, yearAbove(lines, { first, last }))
  return { ...found, last, labels }
}

/** What a sheet has for a header when nothing of it is known. */
export function byShape(lines: readonly HeadLine[]): FoundHeader | undefined {
  const first = lines.findIndex(({ cells }) => filledCells(cells).length > 1 && !isFormLine(cells))
  const line = lines[first]
  return line === undefined ? undefined : { first, last: first, labels: line.cells.map(presentLabel), known: 0 }
}

/** More of what is waited for; of as much, the fewer lines; then the earlier. */
function isBetter(one: FoundHeader, other: FoundHeader): boolean {
  if (one.known !== other.known) return one.known > other.known
  return one.last - one.first < other.last - other.first
}

/** A line may be a lower part of a header when nothing in it is a figure or a day. */
function mayContinue(line: HeadLine | undefined): boolean {
  return line !== undefined && !filledCells(line.cells).some((cell) => value.test(cell))
}

/**
 * One label a column, out of the lines of a header: the lowest filled cell, with what stands over it where that is how the column is known, or where the
 * lowest alone would stand twice. What stands over several columns stands in the first of them, as merged cells do. `year` is the one that the title gives
 * to the whole sheet: it makes nothing another quantity.
 */
export function joinLabels(lines: readonly HeadLine[], isKnown: IsKnown, year?: string): readonly string[] {
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length))
  const words = lines.map(({ cells }) => Array.from({ length: width }, (_, at) => presentLabel(cells[at] ?? '')))
  const lowest = Array.from({ length: width }, (_, at) => words.findLastIndex((line) => line[at] !== ''))
  const over = (at: number, line: number): string => {
    for (let left = at; left >= 0; left -= 1) {
      const cell = words[line]?.[left] ?? ''
      if (cell !== '') return left === at || (lowest[left] ?? -1) > line ? cell : ''
    }
    return ''
  }
  const columns = lowest.map((line, at) => {
    const label = words[line]?.[at] ?? ''
    const above = Array.from({ length: Math.max(0, line) }, (_, upper) => over(at, upper)).filter((cell) => cell !== '')
    const said = year === undefined ? above : above.filter((cell) => cell !== `${year}年` && cell !== `${year}年度`)
    return { label, whole: [...said, label].join(''), parent: said.at(-1) ?? '' }
  })
  return columns.map(({ label, whole, parent }) => {
    if (label === '') return ''
    const joined = `${parent}${label}`
    if (isUnit(label) || isKnown(whole)) return whole
    if (isKnown(joined) || (parent !== label && shifts.test(parent))) return joined
    if (isKnown(parent) && itself.test(label)) return parent
    const isTwin = columns.filter((other) => other.label === label).length > 1
    const own = isTwin && parent !== '' ? joined : label
    const unit = /[（(][^（()）]+[)）]$/.exec(parent)?.[0]
    return unit !== undefined && /[^（()）]$/.test(own) && readUnits(unit.slice(1, -1)) !== undefined ? `${own}${unit}` : own
  })
}

/** The lowest words of each column of a header: what its last line says where cells that go over its lines are carried down. */
export function lowestLabels(lines: readonly HeadLine[]): readonly string[] {
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, at) => lines.findLast(({ cells }) => (cells[at] ?? '') !== '')?.cells[at] ?? '')
}

/** What stands over a label and makes it another quantity: 产值 under 上年 is not this year's, and is never read as it. */
const shifts = /^(?:上年|去年|上期|同期|上年同期|计划|目标|任务|拟|累计|其中|新增|减少|增减|应|未|(?:19|20)\d\d年?度?)/

/** Below a label and beside others: the quantity itself, and no other one. */
const itself = /^(?:本月|当月|本期|本月数|本期数|本月完成|数额|数值)$/

/** （亩） alone, below what it measures. */
function isUnit(label: string): boolean {
  return /^[（(][^（()）]+[)）]$/.test(label)
}

/** A label without the spaces and line breaks that offices put in to make a header look even. */
export function presentLabel(cell: string): string {
  // Rows keep their cells under their labels, and under this name no object keeps anything.
  if (cell.trim() === '__proto__') return '_proto_'
  return cell.replace(/\s*\n\s*/g, '').replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
}
