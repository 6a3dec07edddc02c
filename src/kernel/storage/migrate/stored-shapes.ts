import { sql } from 'kysely'
import { parseShape } from '../../../definition/shape/parse-json.ts'
import { text } from '../../../definition/shape/shape.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../row.ts'
import type { Session } from '../types.ts'
import { tableShape } from './table-shape.ts'
import type { TableShape } from './types.ts'

/** What a database says of itself: the shapes its tables were given, by name. */
export type StoredShapes = ReadonlyMap<string, TableShape>

const nameRow = row('pg_class', { name: text })
const shapeRow = row('stored_shape', { table_name: text, shape: text })

/** The book of shapes; undefined in a database that has none, where nothing was ever kept. Refuses with `damaged` when the book and the tables disagree. */
export async function readStoredShapes(session: Session, tables: readonly TableShape[]): Promise<StoredShapes | undefined> {
  const found = nameRow.all(
    await session.query(
      sql`select relname as name from pg_class where relkind in ('r', 'p') and relname = any(${['stored_shape', ...tables.map(({ name }) => name)]}::text[]) and pg_table_is_visible(oid)`,
    ),
  )
  const names = new Set(found.map(({ name }) => name))
  if (names.size === 0) return undefined
  if (!names.has('stored_shape')) throw damaged('库里有铅笔的表，却没有登记它们的那张表（stored_shape）')
  const rows = shapeRow.all(await session.query(sql`select table_name, shape from stored_shape`))
  const shapes = new Map(rows.map(({ table_name: name, shape }): [string, TableShape] => [name, parseTable(name, shape)]))
  for (const { name, label } of tables) {
    if (names.has(name) && !shapes.has(name)) throw damaged(`表「${label}」（${name}）在库里，登记库结构的 stored_shape 里却少了它这一行`)
    if (!names.has(name) && shapes.has(name)) throw damaged(`登记库结构的 stored_shape 里有「${label}」（${name}），这张表却不在库里`)
  }
  return shapes
}

function parseTable(name: string, shape: string): TableShape {
  try {
    return parseShape(tableShape, shape, 'the shape')
  } catch (cause) {
    throw damaged(`登记库结构的 stored_shape 里，表 ${name} 这一行读不懂`, cause)
  }
}

function damaged(what: string, cause?: unknown): Refusal {
  return new Refusal(
    'damaged',
    `${what}：有人绕过铅笔改过数据库，或者恢复时漏了一部分。铅笔没有改动数据。请恢复最近一次完整的备份；没有备份时，把这句话发给维护者，补上以后再用 qianbi verify 核对。`,
    { cause },
  )
}
