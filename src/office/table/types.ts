import type { CellDoubt, TableProblem } from '../file/table-problem.ts'

/** One row of an office file, cells by column label, as text; `row` is the row number in the sheet. The shape that the kernel's import takes. */
export interface ImportRow {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
  /** Cells, by column label, that may not say what was once typed. */
  readonly doubts?: Readonly<Record<string, CellDoubt>>
}

/** Where the rows of a table go as they are read, in ascending order. */
export interface RowSink {
  add(row: ImportRow): void
  /** What came so far stood in another order than its numbers say: all of it comes again. */
  restart(): void
}

/** A ledger as an office keeps it: a header of one to three lines, then rows. */
export interface OfficeTable extends TableHead {
  readonly rows: readonly ImportRow[]
}

/** What is known of a table beside its rows. */
export interface TableHead {
  readonly sheet: string
  /** Labels as they stand in the header, spaces around them and line breaks in them removed. */
  readonly columns: readonly string[]
  /** Row number of the header in the sheet; of its last line where it has several. */
  readonly headerRow: number
  /** What a line above the header gives as the unit of the figures (单位：万元); for columns that name none themselves. */
  readonly units?: readonly string[]
  /** How many lines of separated text are no row because of a problem that names them. Every filled line below the header is in a row or counted here. */
  readonly unread?: number
  readonly problems: readonly TableProblem[]
}
