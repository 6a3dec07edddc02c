/**
 * Identities between figures of one report (parts and wholes, lists and their counts). A check runs when the report prints enough of its figures;
 * indicators are named by id.
 */
export type CheckDefinition = {
  readonly id: string
  readonly label: string
} & (
  | {
      /** whole = the sum of the parts, in one of several readings (境外 beside the others, or within 省外). Compared at one period. */
      readonly kind: 'partition'
      readonly whole: string
      readonly readings: readonly { readonly label: string; readonly parts: readonly string[] }[]
    }
  /** part ≤ whole at the same period. */
  | { readonly kind: 'partOfWhole'; readonly part: string; readonly whole: string }
  /** Every one of `indicators` is zero whenever one of `with` is printed: nobody without a grid, no one under two measures, no double payment. */
  | { readonly kind: 'mustBeZero'; readonly indicators: readonly string[]; readonly with: readonly string[] }
  /** The printed number `count` is the length of the list the indicator `list` picks. */
  | { readonly kind: 'listLength'; readonly count: string; readonly list: string }
  /** growth = now/then − 1 by interval arithmetic over the printed digits (domain rule: never by point equality). */
  | { readonly kind: 'growth'; readonly growth: string; readonly value: string }
  /** rate = value / target of the year; a part-year period must be named in the sentence. */
  | { readonly kind: 'completion'; readonly rate: string; readonly value: string }
  /** smaller ≤ greater as states of one ladder (申报成功 ≤ 申报 …). */
  | { readonly kind: 'ladder'; readonly steps: readonly string[] }
)
