import type { FieldValue } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'

/** One record as prose may be held against it: only what its reader may see as it is. */
export interface ToldRecord {
  readonly id: string
  readonly title: string
  /** By field id; what is empty or hidden from the reader is absent. */
  readonly values: Readonly<Record<string, Exclude<FieldValue, null>>>
  /** By field id: the words that a value is told by (a text, a choice's label, the name of what is referred to). */
  readonly words: Readonly<Record<string, string>>
}

/** All records of a ledger, as they stand in the report's snapshot. */
export interface ToldLedger {
  readonly ledger: ResolvedLedger
  readonly records: readonly ToldRecord[]
  /** Too many for a report to tell one of them by its name: only their choices and sums say something of it. */
  readonly many?: true
  /** Short names of its records and of what they refer to, by their titles. */
  readonly short: ReadonlyMap<string, readonly string[]>
}

/** What the records make of a clause; `undefined`: nothing that they could tell. */
export interface Outcome {
  readonly holds: boolean | undefined
  /** The record's own values, in Chinese. */
  readonly why: string
  /** By how many records there are, which outvotes no figure that is named for it. */
  readonly counted?: boolean
  /** Said of a part or of one thing by these names, and read to the last word: no figure of the whole speaks against it. */
  readonly narrowed?: readonly string[]
}
