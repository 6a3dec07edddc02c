import { digestText } from '../audit/digest.ts'
import type { AuditEntry, DigestAlgorithm } from '../audit/types.ts'

/** What stays of one version, in the order of the columns of `destroyed_version`. */
export interface DestroyedVersion {
  readonly ledger: string
  readonly entry: number
  /** Its place among all versions of its entry, by id and version, counted from 0. */
  readonly position: number
  readonly digest: string
  readonly endedAt: string | null
  readonly withdrawn: boolean
}

/** The leaf of a destroyed version in the tree that its destruction's entry holds. */
export function destroyedLeaf({ ledger, entry, position, digest, endedAt, withdrawn }: DestroyedVersion): string {
  return JSON.stringify([ledger, entry, position, digest, endedAt, withdrawn])
}

/** The leaf of a scrubbed entry: its own digest, which the chain goes on by, and what it says now. */
export function scrubbedLeaf(algorithm: DigestAlgorithm, { seq, digest, at, actor, action, ledger, record, detail }: AuditEntry): string {
  const sorted = Object.keys(detail)
    .sort()
    .map((key) => [key, detail[key]])
  return JSON.stringify([seq, digest, digestText(algorithm, JSON.stringify([at, actor, action, ledger, record, sorted]))])
}

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
