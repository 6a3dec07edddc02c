import { quoteName } from './quote-name.ts'

/** Runs one statement outside any transaction. */
export type RunAlone = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>

/**
 * `vacuum full` writes a table and all its indexes anew; `analyze` replaces the statistics, whose old rows the vacuum of their own table removes. On a
 * server that one needs the database's owner; another role gets a warning and the statistics are cleaned by the server in its time.
 */
export async function compactTables(tables: readonly string[], run: RunAlone): Promise<void> {
  for (const table of tables) {
    await forgetStatistics(table, run)
    await run(`vacuum (full, analyze) ${quoteName(table)}`)
  }
  await run('vacuum full pg_catalog.pg_statistic')
}

/**
 * An empty table keeps the statistics of the rows it had, frequent names among them. Who may, takes them away; for others they go when a column is given its
 * type again, which cannot be done to those that policies and views lean on: the town, ids and places.
 */
async function forgetStatistics(table: string, run: RunAlone): Promise<void> {
  const [some] = await run(`select 1 as one from ${quoteName(table)} limit 1`)
  if (some !== undefined) return
  const named = `'${quoteName(table).replaceAll("'", "''")}'::regclass`
  const [user] = await run('select rolsuper as superuser from pg_roles where rolname = current_user')
  if (user?.superuser === true) {
    await run(
      `delete from pg_catalog.pg_statistic where starelid = ${named} or starelid in (select indexrelid from pg_index where indrelid = ${named})`,
    )
    return
  }
  const columns = await run(`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, case when a.attcollation <> t.typcollation then c.collname end as collation
    from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_collation c on c.oid = a.attcollation
    where a.attrelid = ${named} and a.attnum > 0 and not a.attisdropped and not exists (
      select from pg_depend d where d.refclassid = 'pg_class'::regclass and d.refobjid = a.attrelid and d.refobjsubid = a.attnum
        and d.classid in ('pg_policy'::regclass, 'pg_rewrite'::regclass)
    )
  `)
  const parts = columns.map(({ name, type, collation }) => {
    const own = typeof collation === 'string' ? ` collate ${quoteName(collation)}` : ''
    return `alter column ${quoteName(String(name))} type ${String(type)}${own}`
  })
  if (parts.length > 0) await run(`alter table ${quoteName(table)} ${parts.join(', ')}`)
}
