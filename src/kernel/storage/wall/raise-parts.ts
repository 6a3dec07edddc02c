import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { flag, listOf, orNull, text } from '../../../definition/shape/shape.ts'
import { quoteName } from '../quote-name.ts'
import { type RowOf, row } from '../row.ts'
import type { Session } from '../types.ts'
import { partRole } from './part.ts'
import type { PartPolicy, PartRules, PartView } from './part-rules.ts'
import { shared } from './shared.ts'
import { townSetting } from './standing.ts'
import { lendRole, readRole } from './town-role.ts'

const policyRow = row('pg_policy', {
  table: text,
  said: orNull(text),
  is: orNull(text),
  told: flag,
  reads: flag,
  adds: flag,
  ends: flag,
  removes: flag,
  others: listOf(text),
})
const stepRow = row('pg_class', { step: text })
const viewRow = row('pg_class', { name: text, said: orNull(text), is: orNull(text), granted: flag })

/** Whether something is to be held to the rules, and why it is not. */
type Parts = { readonly why: string } | undefined

/**
 * Holds who answers for a part of the town to the rules, under a role of its own: a policy in each table that they know. Does what is lacking only: beside each
 * policy stands what it was made from and what the database made of it. Gives why it cannot be done, where the role cannot be had.
 */
export async function raiseParts(session: Session, rules: PartRules): Promise<Parts> {
  const why = await lendRole(session, partRole)
  if (why !== undefined) return { why }
  const steps = await stepsTo(session, rules)
  if (steps.length > 0) await session.query(sql.raw(`do $part$ begin ${steps.join(';\n')}; end $part$`))
  return undefined
}

/** Whether all of it stands, without changing anything. */
export async function readParts(session: Session, rules: PartRules): Promise<Parts> {
  const { there, strong, lent } = await readRole(session, partRole)
  if (!there || strong || !lent) return { why: `数据库角色 ${partRole} 没有，或不能用` }
  const steps = await stepsTo(session, rules)
  return steps.length === 0 ? undefined : { why: '有的表还没有按村和网格隔开，下次启动服务时补上' }
}

async function stepsTo(session: Session, rules: PartRules): Promise<readonly string[]> {
  const views = await viewSteps(session, rules)
  return [...(await schemaSteps(session)), ...views, ...(await policySteps(session, rules, views.length > 0))]
}

/** What is the same for all towns is read in their parts as well. */
async function schemaSteps(session: Session): Promise<readonly string[]> {
  const found = await session.query(sql`
    select 'grant usage on schema ' || quote_ident(current_schema()::text) as step where not has_schema_privilege(${partRole}, current_schema()::text, 'usage')
    union all select 'grant select on ' || quote_ident(c.relname) from pg_class as c where c.relname = any(${[...shared]}::text[]) and c.relkind in ('r', 'p')
      and c.relnamespace = current_schema()::regnamespace and not has_table_privilege(${partRole}, c.oid, 'select')
  `)
  return stepRow.all(found).map(({ step }) => `${step} to ${partRole}`)
}

/** A view that says something else takes the policies with it that lean on it; they are made anew behind it. */
async function viewSteps(session: Session, { views }: PartRules): Promise<readonly string[]> {
  const rows = viewRow.all(
    await session.query(sql`
      select c.relname::text as name, obj_description(c.oid, 'pg_class') as said, md5(r.ev_action::text) as is,
        has_table_privilege(${partRole}, c.oid, 'select') as granted
      from pg_class as c join pg_rewrite as r on r.ev_class = c.oid and r.rulename = '_RETURN'
      where c.relkind = 'v' and c.relnamespace = current_schema()::regnamespace and c.relname = any(${views.map(({ name }) => name)}::text[])
    `),
  )
  const known = new Map(rows.map((found) => [found.name, found]))
  return views.flatMap((view) => {
    const found = known.get(view.name)
    const name = quoteName(view.name)
    if (found?.granted === true && found.said === `${digestOf(view)} ${found.is}`) return []
    return [
      ...(found === undefined ? [] : [`drop view ${name} cascade`]),
      `create view ${name} as ${view.body}`,
      `grant select on ${name} to ${partRole}`,
      `execute format('comment on view ${name} is %L', ${literal(`${digestOf(view)} `)} || (select md5(ev_action::text) from pg_rewrite where ev_class = ${literal(name)}::regclass and rulename = '_RETURN'))`,
    ]
  })
}

async function policySteps(session: Session, { policies, views }: PartRules, isAnew: boolean): Promise<readonly string[]> {
  const known = new Map((await readPolicies(session)).map((found) => [found.table, found]))
  const steps = policies.flatMap((policy) => {
    const found = known.get(policy.table)
    const leans = [policy.read, policy.write].some((says) => says !== undefined && views.some(({ name }) => says.includes(quoteName(name))))
    return found === undefined || (isWhole(policy, found) && !(leans && isAnew)) ? [] : stepsOf(policy, found)
  })
  const wanted = new Set(policies.map(({ table }) => table))
  const left = [...known.values()].filter((found) => !wanted.has(found.table) && !isUnknown(found))
  return [...left.flatMap(stepsAway), ...steps]
}

function isUnknown({ reads, adds, ends, removes, is, others }: Found): boolean {
  return !reads && !adds && !ends && !removes && is === null && others.length === 0
}

function stepsAway({ table, others }: Found): readonly string[] {
  const on = quoteName(table)
  return [
    ...[...others, partRole].map((name) => `drop policy if exists ${quoteName(name)} on ${on}`),
    `revoke all on ${on} from ${partRole}`,
  ]
}

type Found = RowOf<typeof policyRow>

function isWhole(policy: PartPolicy, { told, said, is, reads, adds, ends, removes, others }: Found): boolean {
  const writes = policy.write !== undefined
  return told && said === `${digestOf(policy)} ${is}` && reads && adds === writes && ends === writes && !removes && others.length === 0
}

function stepsOf(policy: PartPolicy, found: Found): readonly string[] {
  const { table, read, write, columns } = policy
  const on = quoteName(table)
  const own = `town = current_setting('${townSetting}', true)`
  const using = read === undefined ? own : `${own} and (${read})`
  const check = write === undefined ? 'false' : `${own} and (${write})`
  const shown = columns === undefined ? '' : ` (${columns.map(quoteName).join(', ')})`
  return [
    ...(isUnknown(found) ? [] : stepsAway(found)),
    `grant select${shown} on ${on} to ${partRole}`,
    ...(write === undefined ? [] : [`grant insert, update (replaced_at) on ${on} to ${partRole}`]),
    `create policy ${partRole} on ${on} to ${partRole} using (${using}) with check (${check})`,
    `execute format('comment on policy ${partRole} on ${on} is %L', ${literal(`${digestOf(policy)} `)} || (select md5(polqual::text || polwithcheck::text) from pg_policy where polrelid = ${literal(on)}::regclass and polname = '${partRole}'))`,
  ]
}

async function readPolicies(session: Session): Promise<readonly Found[]> {
  return policyRow.all(
    await session.query(sql`
      select c.relname::text as table, obj_description(p.oid, 'pg_policy') as said, md5(p.polqual::text || p.polwithcheck::text) as is,
        coalesce(p.polcmd = '*' and p.polpermissive and p.polroles = array[r.oid], false) as told,
        has_any_column_privilege(r.oid, c.oid, 'select') as reads, has_any_column_privilege(r.oid, c.oid, 'insert') as adds,
        has_any_column_privilege(r.oid, c.oid, 'update') as ends, has_table_privilege(r.oid, c.oid, 'delete') or has_table_privilege(r.oid, c.oid, 'truncate') as removes,
        array(
          select o.polname::text from pg_policy o where o.polrelid = c.oid and o.polname <> ${partRole} and o.polroles && array[r.oid, 0::oid] order by 1
        ) as others
      from pg_class as c join pg_attribute as a on a.attrelid = c.oid and a.attname = 'town' and not a.attisdropped
      join pg_roles as r on r.rolname = ${partRole}
      left join pg_policy as p on p.polrelid = c.oid and p.polname = ${partRole}
      where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace order by c.relname
    `),
  )
}

function digestOf(said: PartPolicy | PartView): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
