import type { CellDoubt, TableProblem } from '../file/table-problem.ts'
import { columnLetters } from '../xlsx/cell-reference.ts'
import type { BodyLine } from './body-context.ts'
import { BodyLines, plainLine } from './body-lines.ts'
import { classAbove, lonePlace, titleIn } from './class-line.ts'
import { Dittos } from './ditto.ts'
import { isBlank, placesFilled } from './filled-places.ts'
import { byShape, type FoundHeader, findHeader, type HeadLine, headerAt, lowestLabels, presentLabel } from './find-header.ts'
import type { GroupNames, IsKnown } from './known-labels.ts'
import { OpenGroups } from './open-groups.ts'
import { ColumnSamples, ShownLines } from './sheet-samples.ts'
import { unitsOver } from './stated-units.ts'
import { ColumnSums } from './sum-columns.ts'
import { keepLimits } from './table-limits.ts'
import type { ImportRow, RowSink, SheetLine, TableHead } from './types.ts'
import { noteUnlabelled, reportUnlabelled } from './unlabelled-columns.ts'

/** How many lines (titles, units, what to mind when filling in) may stand above a header. */
export const mostTitles = 200
/** How many lines below a header that names what is waited for are seen before it is settled: it may go over three. */
const linesBelow = 3

interface HeaderColumn {
  readonly at: number
  readonly label: string
}

export interface TableHeader {
  /** Cells up to its last label. */
  readonly width: number
  /** All its cells, empty ones at its end too. */
  readonly cells: number
  readonly labelAt: (at: number) => string | undefined
}

export interface TableBuilder {
  /** Rows in ascending order; `cells` may be reused by the caller. */
  add(row: number, cells: readonly string[], doubts?: ReadonlyMap<number, CellDoubt>): void
  /** The header, or what looks most like it so far. */
  header(): TableHeader | undefined
  finish(): BuiltTable
}

export interface TableTarget {
  readonly sink: RowSink
  readonly problems: TableProblem[]
  /** The labels that somebody waits for; without them a header is known by its shape alone. */
  readonly isKnown?: IsKnown | undefined
  readonly how?: BuildOptions | undefined
}

/** What somebody said of the sheet, and what an earlier look at it has taught. */
export interface BuildOptions {
  /** Where the header begins, instead of where it is found. */
  readonly headerRow?: number | undefined
  /** Names that may stand over the rows of each, for columns that the table has not. */
  readonly groups?: readonly GroupNames[] | undefined
  /** Whether one text fills this line over several columns; known when the whole sheet was read once. */
  readonly isWide?: (row: number) => boolean
  /** The rows have columns of the names over them, of these labels. */
  readonly withGroups?: readonly string[]
  readonly isHidden?: (row: number) => boolean
  readonly hidden?: 'include' | 'skip' | undefined
  readonly show?: boolean | undefined
  /** The last line of that header, where what is merged in it says so. */
  readonly headerEnds?: number | undefined
  /** What is said right above the table and outside of it, from the top. */
  readonly above?: readonly string[] | undefined
}

/** What is settled with the header. */
interface Body {
  readonly columns: readonly HeaderColumn[]
  /** The columns again, of each table that stands beside the first. */
  readonly blocks: readonly (readonly HeaderColumn[])[]
  /** Those of all of them. */
  readonly all: readonly HeaderColumn[]
  readonly header: TableHeader
  readonly headerRow: number
  readonly firstHeaderRow: number
  readonly titles: readonly string[]
  readonly units: readonly string[]
  readonly above: readonly SheetLine[]
  readonly lines: BodyLines
  readonly unlabelled: Set<number>
  readonly samples: ColumnSamples
}

/** A table, and what was learned of its sheet that asks for reading it once more. */
export interface BuiltTable {
  readonly head: TableHead
  /** Labels of the columns whose words stand over its rows. */
  readonly groups: readonly string[]
  /** Lines of one text that were taken for rows. */
  readonly doubted: readonly number[]
  readonly hiddenRows: readonly number[]
}

/**
 * Makes a table of rows that arrive one by one, and go to the sink: the header is found among the first lines (`findHeader`), and lines below it that are
 * no records (合计, 填表人, notes, a header printed again) are named and kept out, sums among them held against the rows.
 * When no line has two cells, the table has one column and its first line is the header.
 */
export function createTableBuilder(sheet: string, target: TableTarget): TableBuilder {
  return new SheetBuilder(sheet, target)
}

class SheetBuilder implements TableBuilder {
  readonly #sheet: string
  readonly #target: TableTarget
  readonly #how: BuildOptions
  readonly #limits = keepLimits()
  readonly #shown: ShownLines
  #head: HeadLine[] = []
  #body: Body | undefined
  /** Whether a line came that a header may be made of. */
  #hopeful = false
  readonly #groups = new Set<string>()
  readonly #doubted: number[] = []
  readonly #dittos: Dittos
  readonly #hidden: number[] = []

  constructor(sheet: string, target: TableTarget) {
    this.#sheet = sheet
    this.#target = target
    this.#how = target.how ?? {}
    this.#shown = new ShownLines(this.#how.show === true)
    this.#dittos = new Dittos(sheet)
  }

  header(): TableHeader | undefined {
    if (this.#body !== undefined) return this.#body.header
    const { isKnown } = this.#target
    const found = this.#look()
    if (found === undefined || (isKnown !== undefined && found.known === 0)) return undefined
    return headerOf(labelled(found.labels), widthOf(this.#head.slice(found.first, found.last + 1)))
  }

  add(row: number, cells: readonly string[], doubts?: ReadonlyMap<number, CellDoubt>): void {
    this.#limits.count(row, cells)
    if (this.#body === undefined || this.#shown.wants) {
      if (cells.every(isBlank)) return
      this.#shown.add(row, cells)
    }
    if (this.#body !== undefined) {
      this.#addLine({ row, cells, doubts }, this.#body)
      return
    }
    this.#head.push({ row, cells: [...cells], doubts })
    this.#decide(false)
  }

  finish(): BuiltTable {
    this.#decide(true)
    const body = this.#body
    const { problems } = this.#target
    const lines = body === undefined ? [] : [...body.above, ...body.lines.finish()]
    this.#dittos.report(problems)
    const unlabelled = [...(body?.unlabelled ?? [])].sort((a, b) => a - b)
    reportUnlabelled({ sheet: this.#sheet, headerRow: body?.headerRow ?? 0, columns: unlabelled }, problems)
    if ((body?.lines.count ?? 0) === 0)
      problems.push({ code: 'no-rows', severity: 'warning', at: this.#sheet, message: '表中没有数据行。' })
    const { columns = [], headerRow = 0, titles = [], units = [] } = body ?? {}
    const { withGroups = [] } = this.#how
    const head: TableHead = {
      sheet: this.#sheet,
      columns: [...columns.map((one) => one.label), ...withGroups],
      places: [...columns.map((one) => one.at), ...withGroups.map(() => -1)],
      headerRow,
      firstHeaderRow: body?.firstHeaderRow ?? 0,
      samples: body?.samples.all() ?? {},
      lines,
      problems,
      ...(titles.length > 0 ? { titles } : {}),
      ...(body !== undefined && body.blocks.length > 1 ? { beside: body.blocks.length } : {}),
      ...(units.length > 0 ? { units } : {}),
      ...(this.#shown.wants ? { shown: this.#shown.all() } : {}),
    }
    return { head, groups: [...this.#groups], doubted: this.#doubted, hiddenRows: this.#hidden }
  }

  #look(): FoundHeader | undefined {
    const { isKnown } = this.#target
    const { headerRow, headerEnds } = this.#how
    if (headerRow !== undefined) return headerAt(this.#head, { from: headerRow, to: headerEnds }, isKnown ?? (() => false))
    return isKnown === undefined ? byShape(this.#head) : findHeader(this.#head, isKnown)
  }

  /** Settles the header when enough was seen of the sheet; at its end whatever there is. */
  #decide(atEnd: boolean): void {
    const { isKnown } = this.#target
    const ended = atEnd || this.#head.length > mostTitles
    this.#hopeful ||= isKnown === undefined || this.#how.headerRow !== undefined || this.#head.at(-1)?.cells.some(isKnown) === true
    if (this.#body !== undefined || (!this.#hopeful && !ended)) return
    const found = this.#look()
    const below = found === undefined ? 0 : this.#head.length - 1 - found.first
    const isSaid = this.#how.headerRow !== undefined
    const header = ended && !isSaid ? (found ?? firstLine(this.#head)) : found
    const seen = (isKnown === undefined && !isSaid) || ((isSaid || header?.known !== 0) && below >= linesBelow)
    if (header !== undefined && this.#head.length > 0 && (ended || seen)) this.#settle(header)
  }

  #settle(found: FoundHeader): void {
    const lines = this.#head
    this.#head = []
    this.#body = this.#settleBody(lines, found)
    for (const line of lines.slice(found.last + 1)) this.#addLine(line, this.#body)
  }

  #settleBody(lines: readonly HeadLine[], { first, last, labels }: FoundHeader): Body {
    const over = lines.slice(first, last + 1)
    const headerRow = lines[last]?.row ?? 0
    const { isKnown, problems } = this.#target
    const { columns, blocks } = readHeader({ sheet: this.#sheet, row: headerRow, labels }, problems)
    const said = [...(this.#how.above ?? []).map((text) => [text]), ...lines.slice(0, first).map(({ cells }) => cells)]
    // What stands nearest to the table counts first.
    const units = said.toReversed().flatMap(unitsOver)
    const titles = said.flatMap(titleIn)
    const all = blocks.flat()
    const sums = () => new ColumnSums(all)
    const { groups: sets = [], hidden } = this.#how
    const groups = new OpenGroups(sets.filter(({ isColumn }) => !columns.some(({ label }) => isColumn(label))))
    const groupOver = lines.slice(0, first).findLast(({ cells }) => !isBlank(lonePlace(cells)) && groups.isPlace(lonePlace(cells)))
    const known = new Set(all.flatMap(({ at, label }) => (isKnown === undefined || isKnown(label) ? [at] : [])))
    const samples = new ColumnSamples(columns)
    const context = {
      sheet: this.#sheet,
      headers: [labels, lowestLabels(over), ...over.map(({ cells }) => cells)],
      known: isKnown === undefined || known.size === 0 ? new Set(all.map(({ at }) => at)) : known,
      isTold: isKnown !== undefined,
      isKnown,
      above: new Set(lines.slice(0, first).map(({ cells }) => plainLine(cells))),
      mostAbove: Math.max(0, ...lines.slice(0, first).map(({ cells }) => placesFilled(cells).length)),
      width: all.length,
      titles,
      labels: all.map(({ label }) => label),
      places: blocks.length > 1 ? undefined : new Map(columns.map(({ at, label }) => [label, at])),
      onRearranged: () => this.#dittos.begin(),
      end: (all.at(-1)?.at ?? -1) + 1,
      sums: hidden === 'skip' ? [sums(), sums()] : [sums()],
      units,
      groups,
      groupAbove: groupOver === undefined ? '' : lonePlace(groupOver.cells),
      onGroup: (label: string) => void this.#groups.add(label),
      emit: (line: BodyLine) => {
        const whole = this.#dittos.fill(line)
        samples.add(whole.cells)
        this.#emit(whole, { blocks, known, groups })
      },
      doubt: (row: number) => void this.#doubted.push(row),
    }
    return {
      columns,
      blocks,
      all,
      header: headerOf(all, widthOf(over)),
      headerRow,
      firstHeaderRow: lines[first]?.row ?? 0,
      titles,
      units,
      above: [
        ...lines.slice(0, first).map((line): SheetLine => ({ row: line.row, is: line === groupOver ? 'group' : classAbove(line.cells) })),
        ...over.map(({ row }): SheetLine => ({ row, is: 'header' })),
      ],
      lines: new BodyLines(context, problems),
      unlabelled: new Set(),
      samples,
    }
  }

  #addLine({ row, cells, doubts }: HeadLine, { all, header, lines, unlabelled }: Body): void {
    if (cells.every(isBlank)) return
    const isHidden = this.#how.isHidden?.(row) === true
    const before = lines.count
    lines.add({ row, cells, doubts, wide: this.#how.isWide?.(row) === true, hidden: isHidden && this.#how.hidden === 'skip' })
    if (isHidden && lines.count > before) this.#hidden.push(row)
    if (lines.count > before && (cells.length > header.width || all.length < header.width)) noteUnlabelled(cells, all, unlabelled)
  }

  #emit(
    line: BodyLine,
    { blocks, known, groups }: { readonly blocks: Body['blocks']; readonly known: ReadonlySet<number>; readonly groups: OpenGroups },
  ): void {
    const isSide = blocks.length > 1
    const { withGroups } = this.#how
    const over = withGroups === undefined ? undefined : Object.fromEntries(withGroups.map((label) => [label, '']))
    for (const columns of blocks) {
      // The right table is shorter than the left, or the other way round.
      if (isSide && known.size > 0 && !columns.some(({ at }) => known.has(at) && !isBlank(line.cells[at] ?? ''))) continue
      const taken = takeRow(line, columns, blocks[0] ?? columns)
      if (taken === undefined) continue
      this.#target.sink.add(over === undefined ? taken : { ...taken, cells: { ...over, ...taken.cells, ...groups.cells } })
    }
  }
}

/** No line has two cells: a table of one column. */
function firstLine(lines: readonly HeadLine[]): FoundHeader {
  return { first: 0, last: 0, labels: (lines[0]?.cells ?? []).map(presentLabel), known: 0 }
}

function labelled(labels: readonly string[]): readonly HeaderColumn[] {
  return labels.flatMap((label, at) => (label === '' ? [] : [{ at, label }]))
}

function widthOf(lines: readonly HeadLine[]): number {
  return Math.max(0, ...lines.map(({ cells }) => cells.length))
}

function headerOf(columns: readonly HeaderColumn[], cells: number): TableHeader {
  const labels = new Map(columns.map(({ at, label }) => [at, label]))
  return { width: (columns.at(-1)?.at ?? -1) + 1, cells, labelAt: (at) => labels.get(at) }
}

interface ReadHeader {
  readonly columns: readonly HeaderColumn[]
  readonly blocks: readonly (readonly HeaderColumn[])[]
}

/**
 * The labelled columns of a header. Where all of them stand again to the right, in the same order, two tables stand side by side. Any other label that
 * stands twice is a problem: nobody could say which column it means.
 */
function readHeader(
  { sheet, row, labels }: { readonly sheet: string; readonly row: number; readonly labels: readonly string[] },
  problems: TableProblem[],
): ReadHeader {
  const all = labelled(labels)
  const beside = sideBySide(all)
  if (beside !== undefined) return { columns: beside[0] ?? [], blocks: beside }
  const seen = new Map<string, number>()
  const columns: HeaderColumn[] = []
  for (const { at, label } of all) {
    const first = seen.get(label)
    if (first === undefined) {
      seen.set(label, at)
      columns.push({ at, label })
    } else {
      const message = `表头“${label}”重复：${columnLetters(first)}${row} 和 ${columnLetters(at)}${row}。请改名或删去一列。`
      problems.push({ code: 'duplicate-column', severity: 'error', at: `${sheet}!${columnLetters(at)}${row}`, message })
    }
  }
  return { columns, blocks: [columns] }
}

/** Two columns at least, all of them again. */
function sideBySide(all: readonly HeaderColumn[]): readonly (readonly HeaderColumn[])[] | undefined {
  const size = all.findIndex(({ label }, index) => index > 0 && label === all[0]?.label)
  if (size < 2 || all.length % size !== 0 || !all.every(({ label }, index) => label === all[index % size]?.label)) return undefined
  return Array.from({ length: all.length / size }, (_, block) => all.slice(block * size, (block + 1) * size))
}

/** A line as a row, under the labels of the first of the tables beside one another; undefined when nothing stands in its columns. */
function takeRow(
  { row, cells, doubts }: HeadLine,
  columns: readonly HeaderColumn[],
  labels: readonly HeaderColumn[],
): ImportRow | undefined {
  const taken: Record<string, string> = {}
  let filled = false
  for (let index = 0; index < columns.length; index += 1) {
    const text = cells[columns[index]?.at ?? -1] ?? ''
    taken[labels[index]?.label ?? ''] = text
    filled ||= text !== '' && !isBlank(text)
  }
  if (!filled) return undefined
  return doubts === undefined ? { row, cells: taken } : { row, cells: taken, doubts: labelDoubts(doubts, columns) }
}

function labelDoubts(doubts: ReadonlyMap<number, CellDoubt>, columns: readonly HeaderColumn[]): Readonly<Record<string, CellDoubt>> {
  return Object.fromEntries(
    columns.flatMap(({ at, label }) => {
      const doubt = doubts.get(at)
      return doubt === undefined ? [] : [[label, doubt]]
    }),
  )
}
