import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { SourcePlace } from '../../../definition/diagnostic/diagnostic.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'

/** What the ledger says of an indicator in a period: a decimal in the base unit, names, or nothing. */
export interface KnownValue {
  readonly value: string | undefined
  readonly names: readonly string[]
}

export interface DraftInput {
  readonly text: string
  /** The file, for places. */
  readonly name: string
  /** Whether every line is a paragraph (a .docx). */
  readonly whole: boolean
  readonly catalogue: CatalogueIndex
  readonly period: Period
  readonly town: { readonly code: string; readonly name: string; readonly county: string } | undefined
  /** Without a store nothing is known, and words alone decide. */
  readonly knownValue: ((indicator: string, period: string) => KnownValue | undefined) | undefined
}

/** What of a text stays as it was written. */
export interface DraftLimits {
  /** What is less sure is asked about. */
  readonly above: number
  /** Places (`line:column`) that stay, whatever they might be. */
  readonly left?: ReadonlySet<string>
}

/** One number, name or phrase of the text, and the token that stands for it. */
export interface Binding {
  readonly at: SourcePlace
  /** The words of the text that the token takes the place of. */
  readonly text: string
  readonly token: string
  /** The indicator's label; of a variable its name. */
  readonly name: string
  readonly kind: 'figure' | 'claim' | 'variable'
  readonly period: string
  readonly unit: string
  /** As it stands in the token: 2, xx.xx, 整100, 月日; empty for an indicator's own. */
  readonly decimals: string
  /** 近, 余 … as written beside the number. */
  readonly approximator: string
  /** From 0 to 1. */
  readonly confidence: number
  readonly why: string
}

/** What was not bound, and what might be meant. */
export interface OpenQuestion {
  readonly at: SourcePlace
  readonly text: string
  readonly why: string
  readonly candidates: readonly string[]
}

export interface Draft {
  readonly template: string
  readonly bindings: readonly Binding[]
  readonly questions: readonly OpenQuestion[]
}

/** A stretch of a line that a token replaces; indexes are of the line as written. */
export interface Replacement {
  readonly start: number
  readonly end: number
  readonly binding: Omit<Binding, 'at' | 'text'>
  /** The number that was typed there; a mask has none. */
  readonly quantity?: Quantity
}

/** A stretch of a line for which nothing fits. */
export interface Unbound {
  readonly start: number
  readonly end: number
  readonly why: string
  readonly candidates: readonly string[]
}
