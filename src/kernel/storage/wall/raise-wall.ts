import { type RawBuilder, sql } from 'kysely'
import { flag, listOf, text } from '../../../definition/shape/shape.ts'
import { type RowOf, row } from '../row.ts'
import type { Session } from '../types.ts'
import type { PartRules } from './part-rules.ts'
import { raiseParts, readParts } from './raise-parts.ts'
import { shared } from './shared.ts'
import { townRole, townSetting } from './standing.ts'
import { lendRole, readRole, tried } from './town-role.ts'
import type { WallState } from './wall-state.ts'

/** The name of the policy and of the check, in each table. */
const name = 'qianbi_town'

const tableRow = row('pg_class', { table: text, secured: flag, told: flag, checked: flag, granted: flag, others: listOf(text) })
const nameRow = row('pg_class', { table: text })
const schemaRow = row('pg_namespace', { schema: text, used: flag })
const flagRow = row('pg_proc', { leakproof: flag })

const own = `(town = current_setting('${townSetting}'::text, true))`

/**
 * Keeps the towns apart in every table of this schema that has a column `town`, whoever made it: a policy for reading and writing, and a check for COPY,
 * which knows no policies; the owner passes both while the setting is empty. Does what is lacking only. Gives whether the wall stands; where the role
 * cannot be had it changes nothing, and everything goes on as it did without.
 */
export async function raiseWall(session: Session, rules: PartRules): Promise<WallState> {
  const why = await lendRole(session)
  if (why !== undefined) return { stands: false, why }
  const role = sql.id(townRole)
  const { schema, used } = await readSchema(session)
  if (!used) await session.query(sql`grant usage on schema ${sql.id(schema)} to ${role}`)
  const tables = await readTables(session)
  const granted = tables.filter((table) => !table.granted)
  if (granted.length > 0)
    await session.query(sql`grant select, insert, update, delete on ${sql.join(granted.map(({ table }) => sql.id(table)))} to ${role}`)
  for (const { table, secured, told, checked, others } of tables) {
    const on = sql.id(table)
    for (const other of others) await session.query(sql`drop policy ${sql.id(other)} on ${on}`)
    if (!told) {
      await session.query(sql`drop policy if exists ${sql.id(name)} on ${on}`)
      await session.query(
        sql`create policy ${sql.id(name)} on ${on} to ${role} using (town = current_setting(${sql.lit(townSetting)}, true))`,
      )
    }
    const steps = [
      ...(secured ? [] : [sql`enable row level security`]),
      // Rows that are there were written before; they are not looked through.
      ...(checked
        ? []
        : [
            sql`add constraint ${sql.id(name)} check (coalesce(current_setting(${sql.lit(townSetting)}, true), '') in ('', town)) not valid`,
          ]),
    ]
    if (steps.length > 0) await session.query(sql`alter table ${on} ${sql.join(steps)}`)
  }
  for (const table of await listUnshared(session)) await session.query(sql`grant select on ${sql.id(table)} to ${role}`)
  if (!(await isSearchOpen(session))) await tried(session, [sql`alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof`])
  return standing(session, await raiseParts(session, rules))
}

/**
 * Whether the wall stands, without changing anything and without waiting: what a policy says is read under a lock on its table, by whoever opens the store
 * for writing; here its tree is looked at.
 */
export async function readWall(session: Session, rules: PartRules): Promise<WallState> {
  const { there, strong, lent } = await readRole(session)
  if (!there || strong || !lent) return { stands: false, why: `数据库角色 ${townRole} 没有，或不能用` }
  const lacking = (await readTables(session, looksOwn)).filter((table) => !isWhole(table))
  if (lacking.length > 0) return { stands: false, why: `${lacking.length} 张表还没有行级安全，下次启动服务时补上` }
  return standing(session, await readParts(session, rules))
}

function isWhole({ secured, told, checked, granted, others }: RowOf<typeof tableRow>): boolean {
  return secured && told && checked && granted && others.length === 0
}

async function standing(session: Session, parts: { readonly why: string } | undefined): Promise<WallState> {
  return { stands: true, searches: await isSearchOpen(session), ...(parts === undefined ? {} : { parts }) }
}

/** Whether the planner may search by an index before a policy was asked: it does for functions only that are known to tell nothing. */
async function isSearchOpen(session: Session): Promise<boolean> {
  const found = await session.query(
    sql`select proleakproof as leakproof from pg_proc where oid = 'pg_catalog.ts_match_vq(tsvector, tsquery)'::regprocedure`,
  )
  return flagRow.first(found)?.leakproof === true
}

async function readSchema(session: Session) {
  const asked = sql`select current_schema()::text as schema, has_schema_privilege(${townRole}, current_schema()::text, 'usage') as used`
  const found = schemaRow.first(await session.query(asked))
  if (found === undefined) throw new Error('the database has no schema')
  return found
}

/** What is shared and may not be looked at yet. */
async function listUnshared(session: Session): Promise<readonly string[]> {
  const rows = await session.query(sql`
    select c.relname::text as table from pg_class as c where c.relname = any(${shared}::text[]) and c.relkind in ('r', 'p')
      and c.relnamespace = current_schema()::regnamespace and not has_table_privilege(${townRole}, c.oid, 'select')
  `)
  return nameRow.all(rows).map(({ table }) => table)
}

/** `text = current_setting(text, boolean)`, by the numbers that these have in every PostgreSQL. */
const looksOwn = sql`p.polqual::text like '{OPEXPR :opno 98 %:funcid 3294 %'`
const saysOwn = sql`pg_get_expr(p.polqual, p.polrelid) = ${own}`

async function readTables(session: Session, says: RawBuilder<unknown> = saysOwn) {
  return tableRow.all(
    await session.query(sql`
      select c.relname::text as table, c.relrowsecurity as secured,
        exists (select from pg_constraint k where k.conrelid = c.oid and k.conname = ${name} and k.contype = 'c') as checked,
        coalesce(p.polcmd = '*' and p.polpermissive and ${says} and p.polwithcheck is null, false)
          as told,
        array(
          select o.polname::text from pg_policy o where o.polrelid = c.oid and o.polname <> ${name} and o.polroles && array[r.oid, 0::oid] order by 1
        ) as others,
        has_table_privilege(r.oid, c.oid, 'select') and has_table_privilege(r.oid, c.oid, 'insert') and has_table_privilege(r.oid, c.oid, 'update')
          and has_table_privilege(r.oid, c.oid, 'delete') as granted
      from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attname = 'town' and not a.attisdropped
      join pg_roles as r on r.rolname = ${townRole}
      left join pg_policy as p on p.polrelid = c.oid and p.polname = ${name}
      where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace order by c.relname
    `),
  )
}
