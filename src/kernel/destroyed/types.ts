/** Where on the calendar the destroyed records of one ledger stood. Months only: of a single record it says nothing. */
export interface DestroyedSpan {
  readonly ledger: string
  readonly label: string
  readonly records: number
  readonly versions: number
  /** Field → the months in which some version had a date in it. */
  readonly months: Readonly<Record<string, readonly string[]>>
  /** The months at whose end some version was in force by the ledger's effective dates; `always` when one had no end. */
  readonly standing: readonly string[] | 'always'
  /** The last month in any of the fields; empty when there is no date at all. */
  readonly lastMonth: string
}

export interface DestroyedSpans {
  readonly ledgers: readonly DestroyedSpan[]
  /** Measures that read a destroyed ledger only beside their own and came to the same before and after, in every period that was looked at. */
  readonly untouched: readonly string[]
  /** Measures of what stands that no destroyed record reaches after `lastMonth` any more. */
  readonly passed: readonly string[]
}

/** One destruction as readings and checks need it. */
export interface Destruction {
  /** The number of its entry in the chain. */
  readonly entry: number
  readonly at: string
  /** The record of its certificate. */
  readonly certificate: string
  /** The ledger of the response that ended, and its record. */
  readonly responses: string
  readonly response: string
  readonly spans: DestroyedSpans
}

/** The change mark that every destruction moves on, beside those of the ledgers. */
export const destructionMark = 'destruction'
