import type { FieldKind } from '../field/types.ts'
import type { UnitId } from '../unit/unit.ts'

/** A column of a ledger that an office makes itself, as it is kept: one shape for all kinds, of which each uses what it knows. */
export interface OwnField {
  /** `field1`; given once, never again to another field of the ledger. */
  readonly id: string
  readonly label: string
  readonly kind: FieldKind
  readonly required: boolean
  /** Of a text: several lines. */
  readonly long?: true
  /** Of whole numbers and decimals. */
  readonly unit?: UnitId
  /** Of decimals: how many are kept. */
  readonly scale?: number
  /** Of numbers: whether they add up to a total. Absent: they do not. */
  readonly adds?: true
  /** Of a choice: option id → label, in their order. */
  readonly options?: Readonly<Record<string, string>>
  /** Of a reference: the id of the ledger. */
  readonly to?: string
  /** No longer written; what it held stays in its records. */
  readonly retired?: true
}

/** Why a ledger of an office's own holds what belongs to people, and for how many years. */
export interface OwnProcessing {
  readonly purpose: string
  readonly basis: string
  readonly years: number
}

/** A ledger that an office makes itself. */
export interface OwnLedger {
  /** `own-1`; given once, never again in the town. */
  readonly id: string
  readonly label: string
  readonly purpose: string
  readonly fields: readonly OwnField[]
  /** The fields that name a record. */
  readonly title: readonly string[]
  /** The field that says when it happened: then it is a journal, else a register. */
  readonly date?: string
  /** The natural key; empty: a row is found by its whole content. */
  readonly key: readonly string[]
  readonly processing?: OwnProcessing
  /** Taken away when nothing stood in it any more: its versions of before stay, and its id is given to no other. */
  readonly removed?: true
}

/** The columns that an office has added to a ledger of a pack. */
export interface OwnColumns {
  readonly ledger: string
  /** Their ids are `own1`, `own2`. */
  readonly fields: readonly OwnField[]
}

/** All that a town has made itself. */
export interface OwnDefinition {
  readonly ledgers: readonly OwnLedger[]
  readonly columns: readonly OwnColumns[]
}
