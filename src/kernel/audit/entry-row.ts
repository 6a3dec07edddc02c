import { type RawBuilder, sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { either, flag, mapOf, orNull, shapeOf, text } from '../../definition/shape/shape.ts'
import { bigint, instant, row, uuid } from '../storage/row.ts'
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

/** Reads what `entryColumns` selects. */
export const entryRow = row('audit_entry', {
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
})

export type EntryRow = ReturnType<typeof entryRow.all>[number]

export const entryColumns: RawBuilder<unknown> = sql`town, seq, at, actor, action, ledger, record, digest, previous_digest, detail`

/** An entry of the chain as the kernel speaks of it, from its stored row. */
export function entryOfRow(row: EntryRow): AuditEntry {
  const { seq, previous_digest: previousDigest, ...rest } = row
  return { ...rest, seq: wholeNumber(seq), previousDigest }
}
