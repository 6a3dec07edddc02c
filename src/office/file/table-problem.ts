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
    | 'several-sheets'
    | 'second-header'
    | 'turned-sheet'
    | 'no-rows'
    | 'open-quote'
    | 'endless-quote'
    | 'stray-quote'
    | 'swallowed-lines'
    | 'few-cells'
    | 'many-cells'
    | 'more-lines'
    | 'skipped-lines'
    | 'total-mismatch'
    | 'hidden-rows'
    | 'hidden-columns'
    | 'carried-down'
    | 'merged-figure'
    | 'ditto'
    | 'other-table'
    | 'cross-heads'
    | 'cross-stub'
    | 'cross-which'
    | 'cross-table'
  readonly severity: 'error' | 'warning'
  /** `表1!C7`, `第7行` of separated text, or a column label */
  readonly at: string
  readonly message: string
}
