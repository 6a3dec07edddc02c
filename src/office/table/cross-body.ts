import { plainHeader } from '../../definition/ledger/column-words.ts'
import type { TableProblem } from '../file/table-problem.ts'
import { columnLetters } from '../xlsx/cell-reference.ts'
import { classLine, filledCells, isFormLine } from './class-line.ts'
import type { CrossReading } from './cross-words.ts'
import { isBlank } from './filled-places.ts'
import { type CrossLine, type CrossSheet, type FoundCross, isStroke } from './find-cross.ts'
import { ColumnSums, presentSum, readFigure } from './sum-columns.ts'
import type { RowSink, SheetLine } from './types.ts'

interface BodyContext {
  readonly sheet: CrossSheet
  readonly found: FoundCross
  readonly problems: TableProblem[]
  /** What the rows' columns are called: `figures` by the place of each head. */
  readonly columns?: { readonly axis: string; readonly figures: ReadonlyMap<number, string> }
}

/** The lines below the header of a cross table: a row for each filled cell; sums are held against the cells, and are no rows. */
export class CrossBody {
  readonly lines: SheetLine[] = []
  readonly #context: BodyContext
  readonly #sums: ColumnSums
  readonly #hidden: number[] = []
  /** Sums that stand above what they sum up. */
  readonly #above: CrossLine[] = []
  #filled = 0
  #blank = 0
  #held = 0

  constructor(context: BodyContext) {
    this.#context = context
    this.#sums = new ColumnSums([...context.found.heads, ...context.found.totals].map(({ at }) => ({ at, label: '' })))
  }

  read(lines: readonly CrossLine[], sink: RowSink): Pick<CrossReading, 'filled' | 'blank' | 'sums'> {
    const { sheet, problems } = this.#context
    for (const line of lines) this.#take(line, sink)
    for (const line of this.#above) this.#compare(line, 'all')
    const { hidden } = sheet
    if (this.#hidden.length > 0)
      problems.push({
        code: 'hidden-rows',
        severity: hidden === undefined ? 'error' : 'warning',
        at: sheet.name,
        message: `第${this.#hidden.slice(0, 10).join('、')}行在表里是隐藏的${hidden === undefined ? '。请先说明隐藏的行读不读入。' : hidden === 'skip' ? '，没有读入。' : '，也读入了。'}`,
      })
    return { filled: this.#filled, blank: this.#blank, sums: this.#held }
  }

  #take(line: CrossLine, sink: RowSink): void {
    const { found, sheet } = this.#context
    const { row, cells } = line
    if (filledCells(cells).length === 0) return
    const figures = found.heads.filter(({ at }) => !isBlank(cells[at] ?? ''))
    const said = classLine(cells)
    if (said === 'total' || said === 'subtotal') {
      this.lines.push({ row, is: 'subtotal' })
      if (this.#sums.hasRows) this.#compare(line, said === 'total' ? 'all' : 'sum')
      else this.#above.push(line)
    } else if (said !== undefined || (figures.length === 0 && isFormLine(cells)))
      this.lines.push({ row, is: said === 'part' ? 'subtotal' : 'footer' })
    else if (figures.length === 0) {
      this.lines.push({ row, is: 'blank' })
      this.#blank += found.heads.length
    } else if (sheet.isHidden(row) && sheet.hidden === 'skip') {
      this.#hidden.push(row)
      this.lines.push({ row, is: 'note' })
    } else {
      if (sheet.isHidden(row)) this.#hidden.push(row)
      this.#emit(line, sink)
    }
  }

  #emit({ row, cells }: CrossLine, sink: RowSink): void {
    const { found, sheet, problems, columns } = this.#context
    if (columns === undefined) return
    const own: Record<string, string> = {}
    for (const { at, label } of found.stubs) own[label] = (cells[at] ?? '').trim()
    for (const { at, label } of found.stubs.filter(({ label }) => own[label] === '')) {
      const message = `第${row}行没有写${label}，不知道这些数是谁的。请补上。`
      problems.push({ code: 'cross-stub', severity: 'error', at: `${sheet.name}!${columnLetters(at)}${row}`, message })
    }
    this.#compareLine({ row, cells })
    this.#sums.add(cells.map((cell) => (isStroke(cell) ? '' : cell)))
    const rows = new Map<string, Record<string, string>>()
    for (const { at, label } of found.heads) {
      const cell = cells[at] ?? ''
      if (isBlank(cell) || isStroke(cell)) {
        this.#blank += 1
        continue
      }
      this.#filled += 1
      rows.set(label, { ...(rows.get(label) ?? { ...own, [columns.axis]: label }), [columns.figures.get(at) ?? '']: cell })
    }
    for (const one of rows.values()) sink.add({ row, cells: one })
    const unlabelled = cells.findIndex((cell, at) => !isBlank(cell) && this.#isBeyond(at))
    if (unlabelled >= 0) {
      const message = `第${row}行的“${cells[unlabelled]}”上面没有列名，不知道是什么。请补上列名，或删去这一格。`
      problems.push({ code: 'cross-heads', severity: 'error', at: `${sheet.name}!${columnLetters(unlabelled)}${row}`, message })
    }
  }

  /** Among the heads, with nothing over it. */
  #isBeyond(at: number): boolean {
    const { heads, totals, left } = this.#context.found
    const places = [...heads, ...totals, ...left].map((one) => one.at)
    return at > (heads[0]?.at ?? 0) && !places.includes(at)
  }

  #compare({ row, cells }: CrossLine, reach: 'all' | 'sum'): void {
    const { sheet, problems } = this.#context
    this.#held += 1
    const plain = cells.map((cell) => (isStroke(cell) ? '' : cell))
    for (const { at, written, summed } of this.#sums.compare(plain, reach)) {
      const message = `${reach === 'all' ? '合计' : '小计'}写着 ${written}，各行加起来是 ${summed}。请核对是不是漏了行或填错了数。`
      problems.push({ code: 'total-mismatch', severity: 'error', at: `${sheet.name}!${columnLetters(at)}${row}`, message })
    }
  }

  /** The sum at the end of a line, or before its cells. */
  #compareLine({ row, cells }: CrossLine): void {
    const { found, sheet, problems } = this.#context
    const [sum, another] = found.totals.filter(({ label }) => /^(?:合计|总计|共计|全年|全镇|小计)/.test(plainHeader(label)))
    // Sums of some of the columns stand among them: nobody can tell which they sum up but by trying.
    if (sum === undefined || another !== undefined || found.heads.some(({ figure }) => figure !== undefined)) return
    const written = readFigure((cells[sum.at] ?? '').trim())
    if (written === undefined) return
    this.#held += 1
    const summed = found.heads.reduce((all, { at }) => all + (readFigure((cells[at] ?? '').trim()) ?? 0), 0)
    if (written === summed) return
    const message = `${sum.label}写着 ${cells[sum.at]}，这一行各格加起来是 ${presentSum(summed)}。请核对是不是填错了数。`
    problems.push({ code: 'total-mismatch', severity: 'error', at: `${sheet.name}!${columnLetters(sum.at)}${row}`, message })
  }
}
