import { type RawBuilder, sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import type { AuditDetail, AuditEntry } from './types.ts'

export interface EntryRow {
  readonly town: string
  readonly seq: string
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly ledger: string | null
  readonly record: string | null
  readonly digest: string
  readonly previous_digest: string
  readonly detail: AuditDetail
}

export const entryColumns: RawBuilder<unknown> = sql`town, seq, at, actor, action, ledger, record, digest, previous_digest, detail`

/** An entry of the chain as the kernel speaks of it, from its stored row. */
export function entryOfRow(row: EntryRow): AuditEntry {
  const { seq, previous_digest: previousDigest, ...rest } = row
  return { ...rest, seq: wholeNumber(seq), previousDigest }
}
