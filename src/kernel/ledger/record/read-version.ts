import { type RawBuilder, sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { keptFields } from '../../../definition/ledger/kept-fields.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import {
  both,
  count,
  type Members,
  type ObjectOf,
  object,
  orNull,
  type Shape,
  type ShapeOf,
  shapeOf,
  text,
} from '../../../definition/shape/shape.ts'
import { bigint, type RowReader, rowOf, uuid } from '../../storage/row.ts'
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

/** Times are let through as they are: what somebody wrote past the program is for `verify` to name, not to fall over. */
const systemColumns = object({
  id: uuid,
  version: count,
  recorded_at: text,
  replaced_at: orNull(text),
  actor: text,
  entry: bigint,
  digest: text,
})

/** What the column of a field comes back as, whatever its kind. */
const storedValue = shapeOf(
  'a text, true, false or null',
  (value): value is string | boolean | null => value === null || typeof value === 'string' || typeof value === 'boolean',
)

export type VersionRow = ShapeOf<typeof systemColumns> & Readonly<Record<string, unknown>>

/** Reads what `versionSelection` selects of a ledger. Throws where a column is something that no field is kept as: a bug. */
export function versionRow(ledger: ResolvedLedger): RowReader<VersionRow> {
  return rowOf(ledger.label, versionShape(ledger))
}

/** The same, with columns that the statement selects beside those of the version. */
export function versionRowWith<Columns extends Members>(
  ledger: ResolvedLedger,
  columns: Columns,
): RowReader<VersionRow & ObjectOf<Columns>> {
  return rowOf(ledger.label, both(versionShape(ledger), object(columns)))
}

function versionShape(ledger: ResolvedLedger): Shape<VersionRow> {
  return both(systemColumns, object(Object.fromEntries(keptFields(ledger).map(({ column }) => [column, storedValue]))))
}

/** The select list that `versionOfRow` reads. */
export function versionSelection(ledger: ResolvedLedger, alias: string): RawBuilder<unknown> {
  const own = keptFields(ledger).map(({ column }) => column)
  const columns = ['id', 'version', 'recorded_at', 'replaced_at', 'actor', 'entry', 'digest', ...own]
  return sql.join(columns.map((column) => sql.ref(`${alias}.${column}`)))
}

/** A version from its stored row: every field's value as text, null where it is empty. */
export function versionOfRow(ledger: ResolvedLedger, row: VersionRow): StoredVersion {
  const values: Record<string, string | null> = {}
  for (const { id, column } of keptFields(ledger)) {
    const value = row[column]
    values[id] = value === null || value === undefined ? null : String(value)
  }
  const { id, version, recorded_at: recordedAt, replaced_at: replacedAt, actor, entry, digest } = row
  return { id, version, recordedAt, replacedAt, actor, entry: wholeNumber(entry), digest, values }
}

/** The versions in rows of what `versionSelection` selects. Throws like `versionRow`. */
export function readVersionRows(ledger: ResolvedLedger, rows: readonly unknown[]): readonly StoredVersion[] {
  return versionRow(ledger)
    .all(rows)
    .map((row) => versionOfRow(ledger, row))
}

/** The versions of a ledger that meet a condition over `t`, in no order. */
export async function readVersions(
  session: Pick<Session, 'query'>,
  ledger: ResolvedLedger,
  condition: RawBuilder<unknown>,
): Promise<readonly StoredVersion[]> {
  const rows = await session.query(sql`select ${versionSelection(ledger, 't')} from ${sql.id(ledger.table)} as t where ${condition}`)
  return readVersionRows(ledger, rows)
}

/** The versions that some other source of rows is joined to. */
export async function readVersionsJoined(
  session: Session,
  ledger: ResolvedLedger,
  { from, on }: { readonly from: RawBuilder<unknown>; readonly on: RawBuilder<unknown> },
): Promise<readonly StoredVersion[]> {
  const rows = await session.query(sql`select ${versionSelection(ledger, 't')} from ${from} join ${sql.id(ledger.table)} as t on ${on}`)
  return readVersionRows(ledger, rows)
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
