import { sql } from 'kysely'
import { count, text } from '../../../definition/shape/shape.ts'
import { type CompiledStatement, compileStatement } from '../compile-statement.ts'
import { quoteName } from '../quote-name.ts'
import { row } from '../row.ts'
import { plain } from './plain.ts'

const countRow = row('pg_class', { rows: count })
const nameRow = row('pg_class', { name: text })

/** Growth by so many rows is looked at closely. */
const many = 200
/** A table is looked at again when this and a quarter of what was known of it has come, so that all looks together cost a few times the last. */
const least = 10
const share = 4
/** 9,000 rows are looked at instead of 30,000. */
const quick = 30

interface Known {
  /** Rows when it was last looked at; undefined where this process has not asked yet. */
  readonly rows: number | undefined
  readonly since: number
}

export interface TableStatistics {
  /** Notes rows that a write has added. Gives whether the table may have outgrown what the planner knows. */
  grew(table: string, rows: number): boolean
  /** Takes the statistics of a table that has outgrown them; to be called behind the commit, outside a transaction. */
  take(table: string, options: { readonly isQuick: boolean }): Promise<void>
  /** Those of some tables that have rows at which nobody has ever looked. */
  listUnknown(tables: readonly string[]): Promise<readonly string[]>
}

/**
 * What the planner knows of the tables. The embedded database has no process that looks after it, and a table of a hundred rows that it takes for one
 * row is read once for every row of another: a sum by month then takes a hundred milliseconds instead of four.
 */
export function createTableStatistics(run: (statements: readonly CompiledStatement[]) => Promise<readonly unknown[]>): TableStatistics {
  const tables = new Map<string, Known>()
  const isDue = ({ rows = 0, since }: Known): boolean => since >= least + rows / share
  const rowsOf = async (table: string): Promise<number> => {
    const found = await run([
      compileStatement(sql`select reltuples::integer as rows from pg_class where oid = to_regclass(${quoteName(table)})`),
    ])
    return Math.max(0, countRow.first(found)?.rows ?? 0)
  }
  return {
    grew: (table, rows) => {
      const before = tables.get(table)
      const known = { rows: before?.rows, since: (before?.since ?? 0) + rows }
      tables.set(table, known)
      return isDue(known)
    },
    take: async (table, { isQuick }) => {
      const { rows, since } = tables.get(table) ?? { rows: undefined, since: many }
      const known = { rows: rows ?? (await rowsOf(table)), since }
      tables.set(table, known)
      if (!isDue(known)) return
      const small = isQuick || since < many
      await run([
        plain('begin'),
        ...(small ? [plain(`set local default_statistics_target = ${quick}`)] : []),
        plain(`analyze ${quoteName(table)}`),
        plain('commit'),
      ])
      tables.set(table, { rows: known.rows + since, since: 0 })
    },
    listUnknown: async (asked) => {
      const found = await run([
        compileStatement(
          sql`select relname as name from pg_class where oid = any(${asked.map(quoteName)}::text[]::regclass[]) and reltuples < 0 and pg_relation_size(oid) > 0`,
        ),
      ])
      return nameRow.all(found).map(({ name }) => name)
    },
  }
}
