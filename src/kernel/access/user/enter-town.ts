import { createHash, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Engine } from '../../storage/types.ts'
import { readAccessRules } from '../rules/access-rules.ts'
import type { Actor } from '../types.ts'
import type { User } from './types.ts'

export interface SessionContext {
  readonly engine: Engine
  readonly clock: () => Date
}

/** How the browser calls itself, and from where it asks: for its owner to know it again. */
export interface Visitor {
  readonly agent?: string | undefined
  readonly address?: string | undefined
}

export interface SignedInNow {
  /** Kept only as a digest. */
  readonly token: string
  readonly actor: Actor
  readonly user: User
}

interface Entering extends Visitor {
  readonly town: string
  readonly found: User & { readonly parted: boolean }
  /** Whether somebody else made sure of them by a second factor. */
  readonly factor?: boolean
}

/** Begins a session of somebody who has proved who they are, bound to that town alone and as long as the role's rule says. */
export async function enterTown(
  { engine, clock }: SessionContext,
  { town, found, agent, address, factor = false }: Entering,
): Promise<SignedInNow> {
  const { parted, ...stored } = found
  const user = inTown(stored, parted)
  const secret = randomBytes(24).toString('base64url')
  const now = clock()
  await engine.inTown(town).write(async (session) => {
    const { roles } = await readAccessRules(session, town)
    const expires = new Date(now.getTime() + roles[user.role].hours * 3_600_000).toISOString()
    await session.query(sql`delete from user_session where town = ${town} and expires_at < ${now.toISOString()}`)
    await session.query(sql`
      insert into user_session (town, token_digest, user_id, expires_at, begun_at, seen_at, agent, address, factor)
      values (${town}, ${digestToken(secret)}, ${user.id}, ${expires}, ${now.toISOString()}, ${now.toISOString()}, ${agent?.slice(0, 200) ?? null}, ${address ?? null}, ${factor})
    `)
    await session.query(sql`update town_user set signed_in_at = ${now.toISOString()} where town = ${town} and id = ${user.id}`)
  })
  return { token: `${town}.${secret}`, actor: actorOf(user, town), user }
}

/** A token is as good as a password: the database keeps only its digest. */
export function digestToken(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Whether a town has appointed an administrator of security. */
export function isParted(town: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select 1 from town_user as p where p.town = ${town} and p.role = 'securityAdministrator' and p.disabled_at is null)`
}

/** From then on an administrator keeps the system alone: nobody is two of the three, and nobody had to be changed for it. */
export function inTown(user: User, isParted: boolean): User {
  return isParted && user.role === 'administrator' ? { ...user, role: 'systemAdministrator' } : user
}

/** Whoever is signed in, as every verb of the kernel takes them. */
export function actorOf(user: User, town: string): Actor {
  return { id: user.id, name: user.name, town, role: user.role, ...(user.cadre == null ? {} : { cadre: user.cadre }) }
}
