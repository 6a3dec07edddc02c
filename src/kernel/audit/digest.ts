import { hash } from 'node:crypto'
import type { AuditEntry, DigestAlgorithm } from './types.ts'

/** Hex digest of a text. */
export function digestText(algorithm: DigestAlgorithm, text: string): string {
  return hash(algorithm, text, 'hex')
}

/** The digest of an entry: everything it says, and through `previousDigest` everything said before it. */
export function digestEntry(algorithm: DigestAlgorithm, entry: Omit<AuditEntry, 'digest'>): string {
  const detail = Object.keys(entry.detail)
    .sort()
    .map((key) => [key, entry.detail[key]])
  return digestText(
    algorithm,
    JSON.stringify([entry.town, entry.seq, entry.at, entry.actor, entry.action, entry.ledger, entry.record, detail, entry.previousDigest]),
  )
}
