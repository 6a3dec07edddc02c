import { sql } from 'kysely'
import { parseJson } from '../../../definition/shape/parse-json.ts'
import { mapOf, orNull, text } from '../../../definition/shape/shape.ts'
import type { ColumnShape, TableShape } from '../migrate/types.ts'
import { rowOf } from '../row.ts'
import { streamRows } from '../stream-rows.ts'
import type { Session } from '../types.ts'
import type { OpenOld } from './open-old.ts'
import type { Sealers } from './seal-engine.ts'
import { mapTexts, sealDocument, sealNumbers } from './seal-numbers.ts'
import { type Sealer, sealedMark } from './sealer.ts'

const printedRow = rowOf('a row with words', mapOf(orNull(text)))
/** What a number of a person cannot be without, for the database to pass over the rest. */
const maybeNumber = '[0-9０-９][0-9０-９ \u00a0−–—-]{8}'
const atOnce = 500

export interface SealingAnew {
  readonly sealers: Sealers
  readonly old: OpenOld
}

/** The columns of a table in which numbers may stand. */
export function numberColumns({ columns }: TableShape): readonly ColumnShape[] {
  return columns.filter(({ numbers }) => numbers === true)
}

/**
 * Seals the numbers within the words and documents of a table by the present key of each town, whatever they were before: plain, or sealed by another one.
 * Gives how many rows were written. What does not open stays as it is and is noted.
 */
export async function sealAnew(session: Session, table: TableShape, { sealers, old }: SealingAnew): Promise<number> {
  const columns = numberColumns(table)
  const keys = table.columns.filter(({ name }) => table.primaryKey.includes(name))
  const printed = [...keys, ...columns].map(({ name }) => sql`t.${sql.id(name)}::text as ${sql.id(name)}`)
  const some = columns.map(
    ({ name }) => sql`strpos(t.${sql.id(name)}::text, ${sealedMark}) > 0 or t.${sql.id(name)}::text ~ ${maybeNumber}`,
  )
  const statement = sql`select ${sql.join(printed)} from ${sql.id(table.name)} as t where ${sql.join(some, sql` or `)}`
  let written = 0
  let changed: Readonly<Record<string, string | null>>[] = []
  const flush = async (): Promise<void> => {
    if (changed.length > 0) await session.query(updateOf(table, { keys, columns, rows: changed }))
    written += changed.length
    changed = []
  }
  for await (const row of streamRows(session, { row: printedRow, statement, size: atOnce })) {
    const sealer = sealers(row.town ?? '')
    const place = () => `「${table.label}」${keys.map(({ name }) => row[name] ?? '').join(' ')}`
    const open = (text: string) => old.open(sealer, text, place)
    const anew = Object.fromEntries(columns.map((column) => [column.name, sealedAnew(column, row[column.name] ?? null, { open, sealer })]))
    if (columns.every(({ name }) => anew[name] === (row[name] ?? null))) continue
    changed.push({ ...row, ...anew })
    if (changed.length >= atOnce) await flush()
  }
  await flush()
  return written
}

interface Opening {
  readonly open: (text: string) => string
  readonly sealer: Sealer
}

function sealedAnew({ type }: ColumnShape, kept: string | null, { open, sealer }: Opening): string | null {
  if (kept === null) return null
  if (type !== 'jsonb') return sealNumbers(open(kept), sealer)
  const document = parseJson(kept)
  const anew = sealDocument(mapTexts(document, open), sealer)
  // The database prints JSON in its own way.
  return anew === JSON.stringify(document) ? kept : anew
}

interface Update {
  readonly keys: readonly ColumnShape[]
  readonly columns: readonly ColumnShape[]
  readonly rows: readonly Readonly<Record<string, string | null>>[]
}

function updateOf({ name: table }: TableShape, { keys, columns, rows }: Update) {
  const all = [...keys, ...columns]
  const as = ({ name, type }: ColumnShape) => sql`n.${sql.id(name)}::${sql.raw(type)}`
  const set = columns.map((column) => sql`${sql.id(column.name)} = ${as(column)}`)
  const same = keys.map((column) => sql`t.${sql.id(column.name)} = ${as(column)}`)
  const arrays = all.map(({ name }) => sql`${rows.map((row) => row[name] ?? null)}::text[]`)
  return sql`
    update ${sql.id(table)} as t set ${sql.join(set)} from unnest(${sql.join(arrays)}) as n (${sql.join(all.map(({ name }) => sql.id(name)))})
    where ${sql.join(same, sql` and `)}
  `
}
