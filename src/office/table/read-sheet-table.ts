import { FileRefusal } from '../file/file-refusal.ts'
import { MarkRemover } from '../file/marked-problems.ts'
import type { CellDoubt, TableProblem } from '../file/table-problem.ts'
import { columnLetters } from '../xlsx/cell-reference.ts'
import type { WorkbookSheet } from '../xlsx/open-workbook.ts'
import { createLayout, type SheetLayout } from '../xlsx/sheet-layout.ts'
import { type BuildOptions, type BuiltTable, createTableBuilder, mostTitles } from './build-table.ts'
import { carryDown } from './carry-down.ts'
import { findHeader, type HeadLine } from './find-header.ts'
import type { IsKnown } from './known-labels.ts'
import type { RowSink, TableHead } from './types.ts'

export interface SheetTarget {
  readonly sink: RowSink
  readonly isKnown: IsKnown | undefined
  readonly how: BuildOptions
  /** The sheet that somebody named. */
  readonly wanted: string | undefined
}

/** So much of what the best sheet has of what is waited for has another that could be meant as well. */
const alike = 0.8

/** Reads one of a file's sheets: the one that was named, or the one that has most of what is waited for. */
export function readSheetTable(all: readonly WorkbookSheet[], target: SheetTarget): TableHead {
  const { wanted, isKnown } = target
  const sheets = all.map(unmarked)
  const visible = sheets.filter((sheet) => !sheet.hidden)
  const named = wanted === undefined ? (visible.length > 0 ? visible : sheets) : sheets.filter((sheet) => sheet.name === wanted)
  if (named.length === 0) {
    throw new FileRefusal(
      'empty',
      wanted === undefined ? '表格里没有工作表。' : `没有名为“${wanted}”的工作表，只有：${sheets.map((sheet) => sheet.name).join('、')}。`,
    )
  }
  const { sheets: candidates, rivals } = bestFirst(named, isKnown)
  let first: TableHead | undefined
  for (const [index, sheet] of candidates.entries()) {
    const table = { ...buildSheetTable(target, sheet), ...definedMarks(sheet), sheets: visible.map(({ name }) => name) }
    if (table.columns.length === 0) {
      first ??= table
      continue
    }
    const others = candidates.slice(index + 1).filter(hasRows)
    return others.length === 0 ? table : { ...table, problems: [...table.problems, ...tellOthers(sheet, others, rivals)] }
  }
  if (first === undefined) throw new FileRefusal('empty', '表格里没有内容。')
  return first
}

/** A sheet as it stood before its problems were marked. */
interface UnmarkedSheet extends WorkbookSheet {
  /** The column of marks, once it was read. */
  readonly marks: () => number | undefined
}

function unmarked(sheet: WorkbookSheet): UnmarkedSheet {
  let column: number | undefined
  return {
    ...sheet,
    marks: () => column,
    readRows: (visit, problems, layout) => {
      const remover = new MarkRemover()
      sheet.readRows((row, cells, doubts) => visit(row, remover.remove(cells), doubts), problems, layout)
      column = remover.column
    },
  }
}

function definedMarks({ marks }: UnmarkedSheet): Pick<TableHead, 'marks'> {
  const column = marks()
  return column === undefined ? {} : { marks: column }
}

/** Sheets that are not read: those that look as much like what is wanted are asked about, the others told. */
function tellOthers(sheet: WorkbookSheet, others: readonly WorkbookSheet[], rivals: ReadonlySet<WorkbookSheet>): TableProblem[] {
  const present = (some: readonly WorkbookSheet[]) => some.map(({ name }) => `“${name}”`).join('、')
  const alike = others.filter((other) => rivals.has(other))
  const rest = others.filter((other) => !rivals.has(other))
  const problems: TableProblem[] = []
  if (alike.length > 0)
    problems.push({
      code: 'several-sheets',
      severity: 'error',
      at: sheet.name,
      message: `工作表“${sheet.name}”和${present(alike)}的表头都对得上，不知道要读哪一张。请指明工作表，一张一张导。`,
    })
  if (rest.length > 0)
    problems.push({
      code: 'other-sheets',
      severity: 'warning',
      at: sheet.name,
      message: `只读入了工作表“${sheet.name}”；${present(rest)}里也有内容，没有读入。`,
    })
  return problems
}

interface Ranked {
  readonly sheets: readonly UnmarkedSheet[]
  /** Sheets whose headers name about as much. */
  readonly rivals: ReadonlySet<WorkbookSheet>
}

/** The sheet with most of what is waited for comes first: before it stand instructions and covers. */
function bestFirst(sheets: readonly UnmarkedSheet[], isKnown: IsKnown | undefined): Ranked {
  if (isKnown === undefined || sheets.length < 2) return { sheets, rivals: new Set() }
  const known = new Map(sheets.map((sheet) => [sheet, findHeader(firstLines(sheet), isKnown)?.known ?? 0]))
  const best = Math.max(...known.values())
  const chosen = best > 1 ? sheets.find((sheet) => known.get(sheet) === best) : undefined
  if (chosen === undefined) return { sheets, rivals: new Set() }
  const others = sheets.filter((sheet) => sheet !== chosen)
  const rivals = others.filter((sheet) => (known.get(sheet) ?? 0) >= Math.max(2, best * alike) && hasManyRows(sheet))
  return { sheets: [chosen, ...others], rivals: new Set(rivals) }
}

class EnoughSeen extends Error {}

function firstLines(sheet: WorkbookSheet, most = mostTitles): readonly HeadLine[] {
  const lines: HeadLine[] = []
  try {
    sheet.readRows((row, cells) => {
      if (cells.some((cell) => cell !== '')) lines.push({ row, cells: [...cells] })
      if (lines.length > most) throw new EnoughSeen()
    }, [])
  } catch (error) {
    if (!(error instanceof EnoughSeen)) throw error
  }
  return lines
}

/** A header with nothing below it is a blank form. */
function hasManyRows(sheet: WorkbookSheet): boolean {
  return firstLines(sheet, 2).length > 1
}

function buildSheetTable(target: SheetTarget, sheet: WorkbookSheet): TableHead {
  const layout = createLayout()
  const problems: TableProblem[] = []
  const isHidden = (row: number) => layout.hiddenRows.at(-1) === row
  const builder = createTableBuilder(sheet.name, { ...target, problems, how: { ...target.how, above: sheet.above, isHidden } })
  let last = 0
  let ascending = true
  sheet.readRows(
    (row, cells, doubts) => {
      if (row <= last) ascending = false
      last = row
      if (ascending) builder.add(row, cells, doubts)
    },
    problems,
    layout,
  )
  const built = ascending ? builder.finish() : buildSorted({ target, sheet, layout })
  return tellHidden(readAgain(built, { target, sheet, layout, ascending }), { target, sheet, layout })
}

interface Seen {
  readonly target: SheetTarget
  readonly sheet: WorkbookSheet
  readonly layout: SheetLayout
}

/** Once more, where it is known by now which cells stand for those below them, which texts go over the table, and which names stand over its rows. */
function readAgain(built: BuiltTable, { target, sheet, layout, ascending }: Seen & { readonly ascending: boolean }): BuiltTable {
  const ends = headerEndOf(built.head, layout)
  const tall = layout.tallCells.filter((cell) => cell.first > (ends ?? built.head.headerRow))
  const isWide = (row: number) => layout.wideRows.has(row)
  if (!ascending || (ends === undefined && tall.length === 0 && built.groups.length === 0 && !built.doubted.some(isWide))) return built
  const hidden = new Set(layout.hiddenRows)
  const again = (more: BuildOptions): BuiltTable => {
    const problems: TableProblem[] = []
    target.sink.restart()
    const header = ends === undefined ? {} : { headerRow: built.head.firstHeaderRow, headerEnds: ends }
    const how = { ...target.how, ...header, ...more, above: sheet.above, isWide, isHidden: (row: number) => hidden.has(row) }
    const builder = createTableBuilder(sheet.name, { ...target, problems, how })
    const carrier = carryDown(sheet.name, tall, problems)
    sheet.readRows((row, cells, doubts) => builder.add(row, carrier.fill(row, cells), doubts), problems)
    carrier.report()
    return builder.finish()
  }
  const second = again({ withGroups: built.groups })
  return second.groups.length > built.groups.length ? again({ withGroups: second.groups }) : second
}

const mostHeaderLines = 3

/** A header goes as far down as the cells that are merged in it: their words stand in its first line. */
function headerEndOf({ headerRow, firstHeaderRow = headerRow }: TableHead, { tallCells }: SheetLayout): number | undefined {
  if (headerRow === 0) return undefined
  const last = Math.max(
    headerRow,
    ...tallCells.filter(({ first }) => first >= firstHeaderRow && first <= headerRow).map((cell) => cell.last),
  )
  return last > headerRow && last - firstHeaderRow < mostHeaderLines ? last : undefined
}

function tellHidden({ head, hiddenRows }: BuiltTable, { target, sheet, layout }: Seen): TableHead {
  const problems = [...head.problems]
  if (hiddenRows.length > 0) {
    const some = hiddenRows.slice(0, 10).map((row) => `第${row}行`)
    const rows = `${some.join('、')}${hiddenRows.length > some.length ? `等 ${hiddenRows.length} 行` : ''}在表里是隐藏的`
    const { hidden } = target.how
    problems.push({
      code: 'hidden-rows',
      severity: hidden === undefined ? 'error' : 'warning',
      at: sheet.name,
      message:
        hidden === 'skip' ? `${rows}，没有读入。` : hidden === 'include' ? `${rows}，也读入了。` : `${rows}。请先说明隐藏的行读不读入。`,
    })
  }
  const isKnown = target.isKnown ?? (() => true)
  const columns = head.columns.filter((label, index) => layout.hiddenColumns.has(head.places?.[index] ?? -1) && isKnown(label))
  if (columns.length > 0) {
    const places = columns.map((label) => `${columnLetters(head.places?.[head.columns.indexOf(label)] ?? 0)} 列“${label}”`)
    const message = `${places.join('、')}在表里是隐藏的，也读入了。`
    problems.push({ code: 'hidden-columns', severity: 'warning', at: sheet.name, message })
  }
  return { ...head, problems }
}

/** Rare, but legal XML all the same: the rows stand in another order than their numbers say. */
function buildSorted({ target, sheet, layout }: Seen): BuiltTable {
  const rows: { row: number; cells: readonly string[]; doubts: ReadonlyMap<number, CellDoubt> | undefined }[] = []
  const problems: TableProblem[] = []
  sheet.readRows((row, cells, doubts) => rows.push({ row, cells: [...cells], doubts }), problems)
  target.sink.restart()
  const hidden = new Set(layout.hiddenRows)
  const how = {
    ...target.how,
    above: sheet.above,
    isHidden: (row: number) => hidden.has(row),
    isWide: (row: number) => layout.wideRows.has(row),
  }
  const builder = createTableBuilder(sheet.name, { ...target, problems, how })
  for (const { row, cells, doubts } of rows.sort((a, b) => a.row - b.row)) builder.add(row, cells, doubts)
  return builder.finish()
}

/** Whether a sheet that is not read has anything in it. */
function hasRows(sheet: WorkbookSheet): boolean {
  return firstLines(sheet, 0).length > 0
}
