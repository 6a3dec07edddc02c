import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { parseShape } from '../../definition/shape/parse-json.ts'
import { text } from '../../definition/shape/shape.ts'
import { pause } from '../pause.ts'
import { tableShape } from '../storage/migrate/table-shape.ts'
import type { ColumnShape, TableShape } from '../storage/migrate/types.ts'
import { bigint, row } from '../storage/row.ts'
import { streamRows } from '../storage/stream-rows.ts'
import type { Engine, Session } from '../storage/types.ts'
import type { BackupContent, BackupTown } from './types.ts'

const shapeRow = row('stored_shape', { shape: text })
const lineRow = row('a line of a backup', { line: text })
const townRow = row('audit_head', { town: text, name: text, seq: bigint, digest: text })

/** Sessions end with a backup: whoever could read it could else go on where somebody was signed in. So does a vote that is being cast. */
const leftOut: ReadonlySet<string> = new Set([
  'user_session',
  'sign_in_attempt',
  'passkey_challenge',
  'public_intake',
  'slip_box',
  'slip_code',
  'slip_mark',
])

/**
 * Everything that the store holds as lines (see `BackupLine`), as of one moment; `put` takes them one by one. Nobody's sessions are among them. Other
 * readers go on; writers of the embedded engine wait. Gives what was put, which is the last line too.
 */
export async function dumpStore(engine: Pick<Engine, 'asOwner'>, put: (line: string) => Promise<void>): Promise<BackupContent> {
  return engine.asOwner.read(async (session) => {
    const digest = createHash('sha256')
    const lay = async (line: string): Promise<void> => {
      digest.update(`${line}\n`)
      await put(line)
    }
    let rows = 0
    const shapes = await readShapes(session)
    for (const shape of shapes) {
      await lay(JSON.stringify({ table: shape }))
      if (leftOut.has(shape.name)) continue
      for await (const { line } of streamRows(session, { row: lineRow, statement: rowsOf(shape), size: sizeOf(shape) })) {
        await lay(line)
        rows += 1
        if (rows % 5_000 === 0) await pause()
      }
    }
    const content = { tables: shapes.length, rows, digest: digest.digest('hex'), towns: await readTowns(session) }
    await put(JSON.stringify({ end: content }))
    return content
  })
}

async function readShapes(session: Session): Promise<readonly TableShape[]> {
  const rows = shapeRow.all(await session.query(sql`select shape from stored_shape order by table_name collate "C"`))
  return rows.map(({ shape }) => parseShape(tableShape, shape, 'the shape of a table'))
}

async function readTowns(session: Session): Promise<readonly BackupTown[]> {
  const rows = townRow.all(
    await session.query(sql`select h.town, t.name, h.seq, h.digest from audit_head as h join town as t on t.town = h.town order by h.town`),
  )
  return rows.map((head) => ({ ...head, seq: wholeNumber(head.seq) }))
}

function rowsOf({ name, columns, primaryKey }: TableShape) {
  const values = sql.join(columns.map(textOf))
  const order = sql.join(primaryKey.map((column) => sql.id(column)))
  return sql`select array_to_json(array[${values}])::text as line from ${sql.id(name)} order by ${order}`
}

/** The same text on every engine, whatever its settings, so that equal contents have equal digests. */
function textOf({ name, type }: ColumnShape) {
  const column = sql.id(name)
  switch (type) {
    case 'timestamptz':
      return sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    case 'timestamp':
      return sql`to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.US')`
    case 'date':
      return sql`to_char(${column}, 'YYYY-MM-DD')`
    case 'bytea':
      return sql`'\\x' || encode(${column}, 'hex')`
    default:
      return sql`${column}::text`
  }
}

/** Rows that are fetched at once: a file has up to twenty megabytes, twice that in this form. */
function sizeOf({ columns }: TableShape): number {
  return columns.some(({ type }) => type === 'bytea') ? 2 : 500
}
