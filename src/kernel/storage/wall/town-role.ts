import { sql } from 'kysely'
import { flag } from '../../../definition/shape/shape.ts'
import { row } from '../row.ts'
import { StatementError } from '../statement-error.ts'
import type { Session, Statement } from '../types.ts'
import { townRole } from './standing.ts'

const roleRow = row('pg_roles', { there: flag, strong: flag, superuser: flag, creates: flag, lent: flag })

/** What the server has of the role: whether it may more than it should, and what the user may who is connected. */
export async function readRole(session: Session, name = townRole) {
  const found = roleRow.first(
    await session.query(sql`
      select r.oid is not null as there, me.rolsuper as superuser, me.rolsuper or me.rolcreaterole as creates,
        r.oid is not null and (me.rolsuper or pg_has_role(me.oid, r.oid, 'member')) as lent,
        coalesce(r.rolsuper or r.rolbypassrls or exists (select from pg_auth_members m where m.member = r.oid), false) as strong
      from pg_roles as me left join pg_roles as r on r.rolname = ${name} where me.rolname = current_user
    `),
  )
  if (found === undefined) throw new Error('the server does not know who is connected')
  return found
}

/** Makes the role where there is none, and lets the connected user take it. Gives why it cannot be taken; undefined when it can. */
export async function lendRole(session: Session, name = townRole): Promise<string | undefined> {
  const before = await readRole(session, name)
  const role = sql.id(name)
  // Another database of the server may make it at the same moment.
  if (!before.there && before.creates) await tried(session, [sql`create role ${role} nologin`])
  const { there, strong, lent, creates } = await readRole(session, name)
  if (!there) return `数据库里没有角色 ${name}，连接的用户也不能建`
  if (strong) return `数据库角色 ${name} 的权力太大（超级用户、bypassrls，或属于别的角色）`
  if (!lent && creates) await tried(session, [sql`grant ${role} to current_user`])
  if (await tried(session, [sql`set local role ${role}`, sql`set local role none`])) return undefined
  return `连接的用户不能换成数据库角色 ${name}`
}

/** Does something that the server may not allow; what it refuses takes nothing else with it. */
export async function tried(session: Session, statements: readonly Statement<unknown>[]): Promise<boolean> {
  await session.query(sql`savepoint attempt`)
  try {
    for (const statement of statements) await session.query(statement)
    await session.query(sql`release savepoint attempt`)
    return true
  } catch (error) {
    if (!(error instanceof StatementError)) throw error
    await session.query(sql`rollback to savepoint attempt`)
    return false
  }
}
