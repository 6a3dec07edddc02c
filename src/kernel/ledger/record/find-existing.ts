import { sql } from 'kysely'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { SealedRows } from '../../storage/sealing/keyed.ts'
import { streamRows } from '../../storage/stream-rows.ts'
import type { TownReading } from '../../town-session.ts'
import { columnType } from '../table/column-type.ts'
import { keptAs } from './kept-as.ts'
import { readVersionRows, type StoredVersion, versionOfRow, versionRow, versionSelection } from './read-version.ts'
import type { StoredValues } from './types.ts'

/** A ledger of a town, open for reading. */
export interface OpenLedger extends Pick<TownReading, 'session' | 'town'> {
  readonly ledger: ResolvedLedger
}

const chunk = 2_000
/** Rows that are fetched at once: nobody who reads beside waits long for them. */
const fetched = 400

/** The value of a natural key (the first unless said otherwise) as one text; undefined when the ledger has none or a part of it is empty. */
export function keyOf(ledger: ResolvedLedger, values: StoredValues, key = ledger.unique[0]): string | undefined {
  if (key === undefined) return undefined
  const parts = key.map((id) => values[id] ?? null)
  return parts.includes(null) ? undefined : JSON.stringify(parts)
}

/** What a row says in the fields of the file: two rows of equal content are twins. */
export function contentOf(fields: readonly ResolvedField[], values: StoredValues): string {
  return JSON.stringify(fields.map(({ id }) => values[id] ?? null))
}

/** The current records that have the rows' values of a natural key, by that key: a look-up in the key's index, some thousands at a time. */
export async function findByKey(
  { session, town, ledger }: OpenLedger,
  key: readonly string[],
  rows: readonly StoredValues[],
): Promise<Map<string, StoredVersion>> {
  const found = new Map<string, StoredVersion>()
  if (key.length === 0 || rows.length === 0 || !(await hasRecords({ session, town, ledger }))) return found
  const fields = key.map((id, index) => ({ id, name: `k${index}`, field: fieldOf(ledger, id) }))
  const columns = sql.join(fields.map(({ name, field }) => sql`${sql.id(name)} ${sql.raw(columnType(field.field))}`))
  const joined = sql.join(
    fields.map(({ name, field }) => sql`${sql.ref(`t.${field.column}`)} = ${sql.ref(`f.${name}`)}`),
    sql` and `,
  )
  for (let start = 0; start < rows.length; start += chunk) {
    const wanted = rows
      .slice(start, start + chunk)
      .map((values) => Object.fromEntries(fields.map(({ id, name, field: { field } }) => [name, keptAs(field, values[id] ?? null)])))
    const statement = sql`
      select ${versionSelection(ledger, 't')} from jsonb_to_recordset(${new SealedRows(wanted)}::jsonb) as f (${columns})
      join ${sql.id(ledger.table)} as t on t.town = ${town} and t.replaced_at is null and ${joined}
    `
    for (const version of readVersionRows(ledger, await session.query(statement))) {
      const own = keyOf(ledger, version.values, key)
      if (own !== undefined) found.set(own, version)
    }
  }
  return found
}

/**
 * The current records without a natural key that lie in the rows' span of dates, by their content in the fields of the file. Twins stand in one
 * list: the n-th row of a content is the n-th record of it.
 */
export async function findByContent(
  { session, town, ledger }: OpenLedger,
  fields: readonly ResolvedField[],
  rows: readonly StoredValues[],
): Promise<Map<string, StoredVersion[]>> {
  const found = new Map<string, StoredVersion[]>()
  if (rows.length === 0 || !(await hasRecords({ session, town, ledger }))) return found
  const keyless = (ledger.unique[0] ?? []).map((id) => sql`${sql.ref(`t.${fieldOf(ledger, id).column}`)} is null`)
  const conditions = [sql`t.town = ${town}`, sql`t.replaced_at is null`, ...spanOf(ledger, rows)]
  if (keyless.length > 0) conditions.push(sql`(${sql.join(keyless, sql` or `)})`)
  // Some at a time: one answer of them all would hold up whoever reads beside.
  const statement = sql`select ${versionSelection(ledger, 't')} from ${sql.id(ledger.table)} as t where ${sql.join(conditions, sql` and `)}`
  for await (const row of streamRows(session, { row: versionRow(ledger), statement, size: fetched })) {
    const version = versionOfRow(ledger, row)
    const content = contentOf(fields, version.values)
    const twins = found.get(content)
    if (twins === undefined) found.set(content, [version])
    else twins.push(version)
  }
  for (const twins of found.values()) if (twins.length > 1) twins.sort((left, right) => (left.id < right.id ? -1 : 1))
  return found
}

/** Only the dates that occur in the file are read; a row without a date makes it the whole ledger. */
function spanOf(ledger: ResolvedLedger, rows: readonly StoredValues[]) {
  if (ledger.date === undefined) return []
  const { id, column, field } = fieldOf(ledger, ledger.date)
  let first: string | undefined
  let last: string | undefined
  for (const values of rows) {
    const date = values[id]
    if (date === null || date === undefined) return []
    if (first === undefined || date < first) first = date
    if (last === undefined || date > last) last = date
  }
  const type = sql.raw(columnType(field).replace(/ collate.*$/, ''))
  return [sql`${sql.ref(`t.${column}`)} between ${first}::${type} and ${last}::${type}`]
}

async function hasRecords({ session, town, ledger }: OpenLedger): Promise<boolean> {
  const rows = await session.query(sql`select 1 from ${sql.id(ledger.table)} as t where t.town = ${town} and t.replaced_at is null limit 1`)
  return rows.length > 0
}

function fieldOf(ledger: ResolvedLedger, id: string): ResolvedField {
  const found = ledger.fields.find((field) => field.id === id)
  if (found === undefined) throw new Error(`ledger ${ledger.id} has no field ${id}`)
  return found
}
