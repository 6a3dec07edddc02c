import { sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { Refusal } from '../refusal.ts'
import { bigint, instant, row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import { entryColumns, entryOfFound, foundEntryRow } from './entry-row.ts'
import type { AuditEntry } from './types.ts'

const atRow = row('audit_head', { at: instant })
const seqRow = row('audit_head', { seq: bigint })

/** The instant of the last write of a town: as of it, the town is what it is now, and stays so however much is written later. */
export async function readLatestInstant(session: Session, town: string): Promise<string | undefined> {
  const head = atRow.first(await session.query(sql`select at from audit_head where town = ${town}`))
  return head?.at
}

/** The number of the last entry of a town. Refuses with `not-found` a town that there is not. */
export async function readHeadSeq(session: Session, town: string): Promise<number> {
  const head = seqRow.first(await session.query(sql`select seq from audit_head where town = ${town}`))
  if (head === undefined) throw new Refusal('not-found', `没有编码为 ${town} 的乡镇。`)
  return wholeNumber(head.seq)
}

/** Entries before `before` (all when absent), newest first. */
export async function readEntries(
  session: Session,
  town: string,
  options: { readonly before?: number | undefined; readonly limit: number; readonly record?: string | undefined },
): Promise<readonly AuditEntry[]> {
  const before = options.before === undefined ? sql`` : sql`and seq < ${options.before}`
  const record = options.record === undefined ? sql`` : sql`and record = ${options.record}`
  const entries = sql`select ${entryColumns} from audit_entry where town = ${town} ${before} ${record} order by seq desc limit ${options.limit}`
  return foundEntryRow.all(await session.query(entries)).map(entryOfFound)
}
