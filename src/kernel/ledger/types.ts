import type { FieldValues } from '../../definition/field/types.ts'

/** `2020-03-01T08:30:00.000000Z`: compared as text, one writer per town at a time, strictly increasing within a town. */
export type Instant = string

export interface LedgerRecord {
  readonly id: string
  readonly version: number
  readonly recordedAt: Instant
  readonly actor: string
  /** By field id; refs are record ids. Masked where the actor may not see them. */
  readonly values: FieldValues
  /** By field id: what a person reads (ref titles, choice labels). Only refs, choices, villages, grids. */
  readonly shown: Readonly<Record<string, string>>
  /** The record's own name: its title fields joined. */
  readonly title: string
}

export interface RecordVersion extends LedgerRecord {
  readonly replacedAt: Instant | null
  readonly action: 'add' | 'amend' | 'withdraw' | 'import'
  readonly reason: string | undefined
}

export type FilterOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'contains' | 'in' | 'empty' | 'notEmpty'

export interface LedgerFilter {
  /** A field id, or a path through a ref: `enterprise.scale`. */
  readonly field: string
  readonly operator: FilterOperator
  readonly value?: string | readonly string[]
}

export interface LedgerQuery {
  readonly filters?: readonly LedgerFilter[]
  /** Words a person typed; matched against names and texts. */
  readonly search?: string
  readonly sort?: { readonly field: string; readonly direction: 'ascending' | 'descending' }
  /** The `next` of the page before. */
  readonly after?: string
  /** 1–500, 100 when absent. */
  readonly limit?: number
  readonly asOf?: Instant
  /** Count all matches and add up what may be added up (costs a scan or a few). */
  readonly totals?: boolean
}

export interface LedgerPage {
  readonly records: readonly LedgerRecord[]
  /** undefined on the last page */
  readonly next: string | undefined
  readonly totals: LedgerTotals | undefined
}

export interface LedgerTotals {
  readonly count: number
  /** By field id: what all matches amount to. Only fields that may be added up over all of them. */
  readonly sums: Readonly<Record<string, string>>
  /** By field id, where the matches are of several kinds that are not added to each other (收入, 支出): the total of each kind. */
  readonly groups?: Readonly<Record<string, readonly TotalOfGroup[]>>
}

export interface TotalOfGroup {
  readonly label: string
  readonly sum: string
}

/** One row of an office file, cells by column label, as text; `row` is the row number in the sheet. */
export interface ImportRow {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
  /** Cells, by column label, that may not say what was once typed: the spreadsheet has rounded a long number, or a text cell goes over several lines. */
  readonly doubts?: Readonly<Record<string, 'rounded' | 'lines'>>
}

/** What a plain 0.35 means in a column of percentages: 0.35 %, or the ratio that is 35 %. */
export type PlainPercents = 'percent' | 'ratio'

export interface RejectedCell {
  readonly row: number
  readonly column: string
  readonly value: string
  readonly why: string
}

export interface ImportProblem {
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** `表1!C7` or a column label */
  readonly at: string
  readonly message: string
}

/** What a column of the file is read as. */
export interface MatchedLabel {
  readonly label: string
  /** The ledger's own label of the column. */
  readonly column: string
  readonly unit: string | null
  /** From 0 to 1; below 1 whoever imports should look. */
  readonly confidence: number
}

/** A cell that an import would change. */
export interface ToldCell {
  readonly label: string
  readonly before: string
  readonly after: string
}

/** What an import would do, row by row. */
export interface ToldPlan {
  /** Rows that are new records; the first of them. */
  readonly added: readonly { readonly row: number; readonly cells: readonly ToldCell[] }[]
  /** Rows that change a record; the first of them. */
  readonly changed: readonly { readonly row: number; readonly id: string; readonly cells: readonly ToldCell[] }[]
  /** New records that may be there already under another number: same name, same village. Nothing is held up for them. */
  readonly doubles: readonly { readonly row: number; readonly id: string; readonly title: string }[]
}

/** What an import did, or (preview) would do. When anything is rejected nothing is written. */
export interface ImportResult {
  readonly ledger: string
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly rejected: readonly RejectedCell[]
  readonly problems: readonly ImportProblem[]
  readonly matched?: readonly MatchedLabel[]
  /** Number of its entry in the chain; absent where nothing was written. */
  readonly entry?: number
  /** Of a preview. */
  readonly told?: ToldPlan
}
