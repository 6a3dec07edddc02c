/** One row of an office file, cells by column label, as text; `row` is the row number in the sheet. The shape that the kernel's import takes. */
export interface ImportRow {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}

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
  readonly severity: 'error' | 'warning'
  /** `表1!C7`, or a column label */
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
  readonly problems: readonly TableProblem[]
}
