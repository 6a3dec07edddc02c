import type { CellDoubt, TableProblem } from '../file/table-problem.ts'
import type { LineClass } from './class-line.ts'
import type { CrossReading } from './cross-words.ts'

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
  /** What came so far stood in another order than its numbers say, or means more than was known: all of it comes again. */
  restart(): void
}

/** A ledger as an office keeps it: a header of one to three lines, then rows. */
export interface OfficeTable extends TableHead {
  readonly rows: readonly ImportRow[]
}

/** A line that is no record, and what it is. */
export interface SheetLine {
  readonly row: number
  readonly is: Exclude<LineClass, 'body'>
}

/** A line as it stands in the sheet. */
export interface ShownLine {
  readonly row: number
  readonly cells: readonly string[]
}

/** What is known of a table beside its rows. */
export interface TableHead {
  readonly sheet: string
  /** All sheets of the file that can be seen, in its order. */
  readonly sheets?: readonly string[]
  /** Labels as they stand in the header, spaces around them and line breaks in them removed. */
  readonly columns: readonly string[]
  /** Row number of the header in the sheet; of its last line where it has several. */
  readonly headerRow: number
  /** Of the header's first line. */
  readonly firstHeaderRow?: number
  /** Where each of the columns stands, counted from 0; -1 for one that is made of the names of groups. */
  readonly places?: readonly number[]
  /** The titles that stand above the header: 2020年种植面积统计表. */
  readonly titles?: readonly string[]
  /** What a line above the header gives as the unit of the figures (单位：万元); for columns that name none themselves. */
  readonly units?: readonly string[]
  /** Some cells of each column, by its label: what is in a column says what it is where its label does not. */
  readonly samples?: Readonly<Record<string, readonly string[]>>
  /** The filled lines that are no rows. Every filled line of the sheet is a row, stands here, or is counted in `unread`. */
  readonly lines?: readonly SheetLine[]
  /** The sheet as it looks: its first lines and its last, where they were asked for. */
  readonly shown?: readonly ShownLine[]
  /** Where a copy with its problems marked has its marks, from 0: they are no part of the table. */
  readonly marks?: number
  /** How a cross table was understood. */
  readonly cross?: CrossReading
  /** The ways in which a cross table may be understood, where somebody has to say. */
  readonly crossChoices?: readonly string[]
  /** How many tables stand side by side, where it is more than one. */
  readonly beside?: number
  /** How many lines of separated text are no row because of a problem that names them. Every filled line below the header is in a row or counted here. */
  readonly unread?: number
  /**
   * Rows of separated text are numbered by the line of the file where they begin. The first that a spreadsheet numbers otherwise, because a cell before it goes
   * over several lines.
   */
  readonly shifted?: { readonly line: number; readonly row: number }
  readonly problems: readonly TableProblem[]
}
