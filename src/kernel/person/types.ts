import type { LedgerRecord } from '../ledger/types.ts'

/** One thing that a record says, under the label of its field. */
export interface Fact {
  readonly label: string
  readonly text: string
}

/** What one record of another ledger says of somebody. */
export interface SaidRecord {
  readonly id: string
  readonly title: string
  /** The ledger's own date, as it is kept; null where it has none, or the reader does not see it. */
  readonly date: string | null
  /** Found by name and village alone: it may be a namesake's. */
  readonly byName: boolean
  readonly facts: readonly Fact[]
}

/** What one ledger says of somebody, the newest first. */
export interface SaidSection {
  readonly ledger: string
  readonly label: string
  /** All that the reader may see; `records` are the newest of them. */
  readonly total: number
  readonly records: readonly SaidRecord[]
}

/** Somebody as the list of a household has them. */
export interface Member {
  readonly id: string
  readonly name: string
  readonly relation: string
  readonly isHead: boolean
  readonly facts: readonly Fact[]
}

export interface PersonPage {
  readonly person: LedgerRecord
  readonly facts: readonly Fact[]
  /** Whether values are shown as they are, and whether the reader may have them so. */
  readonly full: boolean
  readonly mayReveal: boolean
  readonly household: { readonly id: string; readonly title: string } | null
  readonly members: readonly Member[]
  /** Records of the same person that were merged into this one. */
  readonly merged: readonly { readonly id: string; readonly title: string }[]
  /** The record that goes on, where this one was merged. */
  readonly mergedInto: { readonly id: string; readonly title: string } | null
  readonly sections: readonly SaidSection[]
}

export interface HouseholdPage {
  readonly household: LedgerRecord
  readonly facts: readonly Fact[]
  readonly full: boolean
  readonly mayReveal: boolean
  readonly members: readonly Member[]
  readonly sections: readonly SaidSection[]
}
