/** One sealed figure as it is kept: texts only, for its digest is in the chain. */
export interface SealedRow {
  /** Digest of measure, period and slices. */
  readonly leaf: string
  /** The instant whose state it is of; empty for the state in which the records went. */
  readonly as_of: string
  /** The measure, as a person reads it. */
  readonly label: string
  readonly period: string
  readonly slices: string
  /** JSON of the reading over all records, the destroyed ones included. */
  readonly reading: string
  /** JSON of the reading over the records that stayed. */
  readonly rest: string
}

/** The leaf of a sealed figure in the tree that its destruction's entry holds. */
export function sealedLeaf({ leaf, as_of: asOf, label, period, slices, reading, rest }: SealedRow): string {
  return JSON.stringify([leaf, asOf, label, period, slices, reading, rest])
}
