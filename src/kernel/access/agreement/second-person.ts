import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { type Action, can, listPermitted, mayOf } from '../authorize.ts'
import type { Actor } from '../types.ts'
import { accountsOf } from '../user/accounts-of.ts'
import type { PendingChange, PendingKind } from './types.ts'

/**
 * Any of which lets somebody agree to a change: for a record that of making it. Of rights and rules the administrator of the system is the second person, who
 * cannot make such a change: then a town needs no two of security.
 */
const rights: Readonly<Record<PendingKind, readonly Action[]>> = {
  record: ['guarded'],
  user: ['secure', 'manage'],
  'second-factor': ['secure', 'manage'],
  'access-rules': ['secure', 'manage'],
  'county-login': ['secure', 'manage'],
}

/** Whether somebody of the actor's role may be the second person to a change. */
export function mayAgree(actor: Actor, kind: PendingKind): boolean {
  return rights[kind].some((right) => can(actor, right))
}

/** Whether the actor is the person who asked, under whichever of their accounts. */
export async function askedThemselves(
  session: Session,
  actor: Actor,
  { askedBy, askedCadre }: Pick<PendingChange, 'askedBy' | 'askedCadre'>,
): Promise<boolean> {
  if (actor.id === askedBy || (askedCadre !== null && askedCadre === actor.cadre)) return true
  return (await accountsOf(session, actor)).includes(askedBy)
}

/**
 * Refuses with `not-permitted` whoever has not the right, and whoever asked: nobody is their own second person. Where nobody else of the town could agree, the
 * refusal says so and what to do.
 */
export async function assertSecondPerson(session: Session, actor: Actor, one: PendingChange): Promise<void> {
  if (!mayAgree(actor, one.kind)) throw new Refusal('not-permitted', '这项改动要由有权改它的另一人同意，你的角色不能。')
  if (!(await askedThemselves(session, actor, one))) return
  const alone = await isAlone(session, actor, one.kind)
  throw new Refusal(
    'not-permitted',
    alone
      ? '这项改动是你提出的，要由另一人同意；可是本镇现在只有你一人有这项权限。请先给另一人开通账号和角色，或者撤回这项改动。'
      : '这项改动是你提出的，要由另一人同意，换你的另一个账号也不行。',
  )
}

const personRow = row('town_user', { role: text, person: text })

/** Whether nobody but the actor could agree to such a change: accounts in use, one cadre's several counted once. */
export async function isAlone(session: Session, actor: Actor, kind: PendingKind): Promise<boolean> {
  const own = new Set(await accountsOf(session, actor))
  const holders = listPermitted().flatMap(({ role }) => (rights[kind].some((right) => mayOf(role, right)) ? [role] : []))
  const rows = personRow.all(
    await session.query(sql`
      select role, id::text as person from town_user
      where town = ${actor.town} and disabled_at is null and role = any(${holders}::text[])
    `),
  )
  return rows.every(({ person }) => own.has(person))
}
