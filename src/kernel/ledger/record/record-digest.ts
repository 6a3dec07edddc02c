import { digestText } from '../../audit/digest.ts'
import type { DigestAlgorithm } from '../../audit/types.ts'
import type { StoredValues } from './types.ts'

export interface VersionContent {
  readonly town: string
  readonly ledger: string
  readonly id: string
  readonly version: number
  readonly recordedAt: string
  readonly actor: string
  readonly entry: number
  readonly values: StoredValues
}

/**
 * The digest of a version: all that it says and where it stands. Empty fields are left out, so that a field added to the ledger later does
 * not change what was written before.
 */
export function digestVersion(algorithm: DigestAlgorithm, content: VersionContent): string {
  const fields: [string, string][] = []
  for (const id of Object.keys(content.values).sort()) {
    const value = content.values[id]
    if (value !== null && value !== undefined) fields.push([id, value])
  }
  return digestText(
    algorithm,
    JSON.stringify([content.town, content.ledger, content.id, content.version, content.recordedAt, content.actor, content.entry, fields]),
  )
}
