import { type RawBuilder, sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Session } from '../../storage/types.ts'
import type { StoredValues } from './types.ts'

/** A version as it lies in the table, values in text form. */
export interface StoredVersion {
  readonly id: string
  readonly version: number
  readonly recordedAt: string
  readonly replacedAt: string | null
  readonly actor: string
  readonly entry: number
  readonly digest: string
  readonly values: StoredValues
}

export interface VersionRow {
  readonly id: string
  readonly version: number
  readonly recorded_at: string
  readonly replaced_at: string | null
  readonly actor: string
  readonly entry: string
  readonly digest: string
  readonly [column: string]: unknown
}

/** The select list that `versionOfRow` reads. */
export function versionSelection(ledger: ResolvedLedger, alias: string): RawBuilder<unknown> {
  const columns = ['id', 'version', 'recorded_at', 'replaced_at', 'actor', 'entry', 'digest', ...ledger.fields.map(({ column }) => column)]
  return sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)))
}

/** A version from its stored row: every field's value as text, null where it is empty. */
export function versionOfRow(ledger: ResolvedLedger, row: VersionRow): StoredVersion {
  const values: Record<string, string | null> = {}
  for (const { id, column } of ledger.fields) {
    const value = row[column]
    values[id] = value === null || value === undefined ? null : String(value)
  }
  const { id, version, recorded_at: recordedAt, replaced_at: replacedAt, actor, entry, digest } = row
  return { id, version, recordedAt, replacedAt, actor, entry: wholeNumber(String(entry)), digest, values }
}

/** The versions of a ledger that meet a condition over `t`, in no order. */
export async function readVersions(
  session: Session,
  ledger: ResolvedLedger,
  condition: RawBuilder<unknown>,
): Promise<readonly StoredVersion[]> {
  const rows = await session.query<VersionRow>(
    sql`select ${versionSelection(ledger, 't')} from ${sql.id(ledger.table)} as t where ${condition}`,
  )
  return rows.map((row) => versionOfRow(ledger, row))
}

/** The versions that some other source of rows is joined to. */
export async function readVersionsJoined(
  session: Session,
  ledger: ResolvedLedger,
  { from, on }: { readonly from: RawBuilder<unknown>; readonly on: RawBuilder<unknown> },
): Promise<readonly StoredVersion[]> {
  const rows = await session.query<VersionRow>(
    sql`select ${versionSelection(ledger, 't')} from ${from} join ${sql.id(ledger.table)} as t on ${on}`,
  )
  return rows.map((row) => versionOfRow(ledger, row))
}

/** The version that holds now; undefined when there is none of that id (or its text is no id at all). */
export async function findCurrentVersion(
  session: Session,
  ledger: ResolvedLedger,
  options: { readonly town: string; readonly id: string },
): Promise<StoredVersion | undefined> {
  if (!isRecordId(options.id)) return undefined
  const [found] = await readVersions(session, ledger, sql`t.town = ${options.town} and t.id = ${options.id} and t.replaced_at is null`)
  return found
}

/** Whether a text is a record's id (a UUID); anything else is asked for without a statement. */
export function isRecordId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
}
