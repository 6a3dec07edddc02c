import { type RawBuilder, sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { anything, either, flag, mapOf, orNull, shapeOf, text } from '../../definition/shape/shape.ts'
import { bigint, instant, type RowOf, row, uuid } from '../storage/row.ts'
import type { AuditEntry } from './types.ts'

/** Plain values only, as they were written: the entry's digest is taken over them. */
const detail = mapOf(
  orNull(
    either(
      text,
      either(
        flag,
        shapeOf('a number', (value): value is number => typeof value === 'number'),
      ),
    ),
  ),
)

const columns = {
  town: text,
  seq: bigint,
  at: instant,
  actor: text,
  action: text,
  ledger: orNull(text),
  record: orNull(uuid),
  digest: text,
  previous_digest: text,
  detail,
}

/** Reads what `entryColumns` selects. */
export const entryRow = row('audit_entry', columns)

/**
 * Reads the same for whoever checks or lists the chain: there an entry is whatever somebody made of it, and that is to be shown. Times and details are
 * let through as they are.
 */
export const foundEntryRow = row('audit_entry', { ...columns, at: text, detail: anything })

export type EntryRow = RowOf<typeof entryRow>

export const entryColumns: RawBuilder<unknown> = sql`town, seq, at, actor, action, ledger, record, digest, previous_digest, detail`

/** An entry of the chain as the kernel speaks of it, from its stored row. */
export function entryOfRow(row: EntryRow): AuditEntry {
  const { seq, previous_digest: previousDigest, ...rest } = row
  return { ...rest, seq: wholeNumber(seq), previousDigest }
}

/** An entry of the chain as somebody left it. A detail that no entry was written with stands for itself as a text, which the entry's digest cannot fit. */
export function entryOfFound({ detail: found, ...rest }: RowOf<typeof foundEntryRow>): AuditEntry {
  return entryOfRow({ ...rest, detail: detail.is(found) ? found : { '?': JSON.stringify(found) } })
}
