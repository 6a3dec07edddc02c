/** One row of an office file, cells by column label, as text; `row` is the row number in the sheet. The shape that the kernel's import takes. */
export interface ImportRow {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
  /** Cells, by column label, that may not say what was once typed. */
  readonly doubts?: Readonly<Record<string, CellDoubt>>
}

/**
 * `rounded`: a number of more than 15 digits, whose last ones the spreadsheet has made zero. `lines`: a cell of separated text that goes over several
 * lines, as it does when a quote is missing.
 */
export type CellDoubt = 'rounded' | 'lines'

/** Something in a file that its reader should know of; an error means that the rows must not be imported as they are. */
export interface TableProblem {
  readonly code:
    | 'cell-error'
    | 'formula-without-value'
    | 'digits-lost'
    | 'bad-date'
    | 'duplicate-column'
    | 'unlabelled-column'
    | 'other-sheets'
    | 'no-rows'
    | 'open-quote'
    | 'stray-quote'
    | 'swallowed-lines'
    | 'few-cells'
    | 'many-cells'
    | 'more-lines'
  readonly severity: 'error' | 'warning'
  /** `表1!C7`, `第7行` of separated text, or a column label */
  readonly at: string
  readonly message: string
}

/** A ledger as an office keeps it: one header row, then rows. */
export interface OfficeTable {
  readonly sheet: string
  /** Labels as they stand in the header, spaces around them and line breaks in them removed. */
  readonly columns: readonly string[]
  /** Row number of the header in the sheet. */
  readonly headerRow: number
  readonly rows: readonly ImportRow[]
  /** How many lines of separated text are no row because of a problem that names them. Every filled line below the header is in a row or counted here. */
  readonly unread?: number
  readonly problems: readonly TableProblem[]
}
