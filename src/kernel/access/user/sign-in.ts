import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '../../refusal.ts'
import type { Engine } from '../../storage/types.ts'
import { getSignInTown } from '../town/sign-in-town.ts'
import type { Actor } from '../types.ts'
import { checkPassword, nobodysPassword } from './password.ts'
import type { User } from './types.ts'
import { signedInRow, signInRow } from './user-row.ts'

export interface SessionContext {
  readonly engine: Engine
  readonly clock: () => Date
}

const sessionHours = 12

export interface SignInRequest {
  readonly account: string
  readonly password: string
  readonly town?: string
  /** How the browser calls itself, and from where it asks: for its owner to know it again. */
  readonly agent?: string | undefined
  readonly address?: string | undefined
}

/**
 * Checks account and password; gives a token (kept only as a digest) and the actor. Refuses with `not-permitted`, in the same words for a wrong
 * account and a wrong password, and with `invalid` to guess the town where there are several. The session is bound to that town alone.
 */
export async function signIn(
  kernel: SessionContext,
  input: SignInRequest,
): Promise<{ readonly token: string; readonly actor: Actor; readonly user: User }> {
  const { town } = await getSignInTown(kernel, input.town)
  const rows = await kernel.engine.read((session) =>
    session.query(sql`
      select id, account, name, role, office, cadre, password_due, password from town_user
      where town = ${town} and account = ${input.account.trim()} and disabled_at is null
    `),
  )
  const found = signInRow.first(rows)
  // How long the answer takes must not tell which accounts there are.
  const isRight = await checkPassword(input.password, found?.password ?? nobodysPassword)
  if (found === undefined || !isRight) throw new Refusal('not-permitted', '账号或密码不对。')
  const { password: _, ...user } = found
  const secret = randomBytes(24).toString('base64url')
  const now = kernel.clock()
  const expires = new Date(now.getTime() + sessionHours * 3_600_000).toISOString()
  await kernel.engine.write(async (session) => {
    await session.query(sql`delete from user_session where town = ${town} and expires_at < ${now.toISOString()}`)
    await session.query(sql`
      insert into user_session (town, token_digest, user_id, expires_at, begun_at, agent, address)
      values (${town}, ${digestToken(secret)}, ${user.id}, ${expires}, ${now.toISOString()}, ${input.agent?.slice(0, 200) ?? null}, ${input.address ?? null})
    `)
  })
  return { token: `${town}.${secret}`, actor: actorOf(user, town), user }
}

/** The actor of a token; undefined when it is unknown, expired, or its user was disabled. */
export async function authenticate(
  kernel: SessionContext,
  token: string,
): Promise<{ readonly actor: Actor; readonly user: User } | undefined> {
  const [town, secret] = token.split('.')
  if (town === undefined || secret === undefined) return undefined
  const rows = await kernel.engine.read((session) =>
    session.query(sql`
      select u.id, u.account, u.name, u.role, u.office, u.cadre, u.password_due from user_session s join town_user u on u.town = s.town and u.id = s.user_id
      where s.town = ${town} and s.token_digest = ${digestToken(secret)} and s.expires_at > ${kernel.clock().toISOString()} and u.disabled_at is null
    `),
  )
  const user = signedInRow.first(rows)
  return user === undefined ? undefined : { actor: actorOf(user, town), user }
}

/** Ends the session of a token; a token that nobody holds, or that is none, is passed over. */
export async function signOut(kernel: SessionContext, token: string): Promise<void> {
  const [town, secret] = token.split('.')
  if (town === undefined || secret === undefined) return
  await kernel.engine.write((session) =>
    session.query(sql`delete from user_session where town = ${town} and token_digest = ${digestToken(secret)}`),
  )
}

/** A token is as good as a password: the database keeps only its digest. */
export function digestToken(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

function actorOf(user: User, town: string): Actor {
  return { id: user.id, name: user.name, town, role: user.role, ...(user.cadre == null ? {} : { cadre: user.cadre }) }
}
