import { sql } from 'kysely'
import type { Engine } from '../types.ts'

/** The text of every row of every table, indexes' words and statistics included: what somebody would find who read the whole database. */
export async function dumpTables(engine: Engine): Promise<string> {
  return engine.asOwner.read(async (session) => {
    const tables = await session.query<{ name: string }>(
      sql`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'public' order by 1`,
    )
    const parts: string[] = []
    for (const { name } of tables) {
      const rows = await session.query<{ line: string }>(sql`select t::text as line from ${sql.raw(name)} as t`)
      parts.push(`== ${name}`, ...rows.map(({ line }) => line))
    }
    const statistics = await session.query<{ line: string }>(
      sql`select tablename || '.' || attname || ' ' || coalesce(most_common_vals::text, '') || ' ' || coalesce(histogram_bounds::text, '') || ' ' || coalesce(most_common_elems::text, '') as line from pg_stats where schemaname = 'public'`,
    )
    return [...parts, '== pg_stats', ...statistics.map(({ line }) => line)].join('\n')
  })
}
