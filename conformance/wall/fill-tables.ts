import { sql } from 'kysely'
import { parseShape } from '../../src/definition/shape/parse-json.ts'
import { text } from '../../src/definition/shape/shape.ts'
import { tableShape } from '../../src/kernel/storage/migrate/table-shape.ts'
import type { ColumnShape } from '../../src/kernel/storage/migrate/types.ts'
import { row } from '../../src/kernel/storage/row.ts'
import type { CopyRow, Engine } from '../../src/kernel/storage/types.ts'

export interface FilledTable {
  readonly name: string
  readonly columns: readonly string[]
  /** A row of a town that its types allow; rows of two numbers have nothing in common. */
  readonly values: (town: string, number: number) => CopyRow
}

const shapeRow = row('stored_shape', { shape: text })

/** The tables that have a town. */
export async function listTables(engine: Engine): Promise<readonly FilledTable[]> {
  const rows = await engine.asOwner.read((session) => session.query(sql`select shape from stored_shape order by table_name`))
  return shapeRow.all(rows).flatMap(({ shape }) => {
    const { name, columns } = parseShape(tableShape, shape, 'the shape of a table')
    if (!columns.some((column) => column.name === 'town')) return []
    const needed = columns.filter(({ required }) => required === true)
    const values = (town: string, number: number) => needed.map((column) => (column.name === 'town' ? town : textFor(column, number)))
    return [{ name, columns: needed.map((column) => column.name), values }]
  })
}

/** Puts a row of each town into every table that has a town, as the owner does. */
export async function fillTables(engine: Engine, towns: readonly string[]): Promise<void> {
  const tables = await listTables(engine)
  await engine.asOwner.write(async (session) => {
    for (const { name, columns, values } of tables)
      await session.copyIn(
        name,
        columns,
        towns.map((town, index) => values(town, index + 1)),
      )
  })
}

function textFor({ type }: ColumnShape, number: number): string {
  const kind = type.split(/[ (]/)[0] ?? type
  if (type.endsWith('[]')) return '{}'
  switch (kind) {
    case 'uuid':
      return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
    case 'timestamptz':
    case 'timestamp':
    case 'date':
      return '2099-01-01'
    case 'boolean':
      return 'true'
    case 'jsonb':
      return '{}'
    case 'tsvector':
    case 'bytea':
      return ''
    default:
      return String(number)
  }
}
