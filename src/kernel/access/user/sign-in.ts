import { createHash, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { AuditContext } from '../../audit/types.ts'
import { Refusal } from '../../refusal.ts'
import type { Engine } from '../../storage/types.ts'
import { checkPassword, nobodysPassword } from '../password/password.ts'
import { getAccessRules, rulesFrom } from '../rules/access-rules.ts'
import { getSignInTown } from '../town/sign-in-town.ts'
import type { Actor } from '../types.ts'
import { renewDigest } from './renew-digest.ts'
import { takeCode } from './second-factor.ts'
import type { User } from './types.ts'
import { sessionRow, signInRow } from './user-row.ts'

export interface SessionContext {
  readonly engine: Engine
  readonly clock: () => Date
}

/** So often, at most, it is noted that a session is in use: a fraction of the time after which it ends unused. */
const notedPerIdle = 5

export interface SignInRequest {
  readonly account: string
  readonly password: string
  readonly town?: string
  /** What the device shows, for whoever signs in with one. */
  readonly code?: string | undefined
  /** How the browser calls itself, and from where it asks: for its owner to know it again. */
  readonly agent?: string | undefined
  readonly address?: string | undefined
  /** The machine's clock, by which devices go: a demo's own lags behind. */
  readonly at?: Date
}

/**
 * Checks account and password, and the code of the user's device where there is one; gives a token (kept only as a digest) and the actor. Refuses with
 * `not-permitted`, in the same words for a wrong account and a wrong password, with `second-factor` and `invalid` as `takeCode` does, and with `invalid`
 * to guess the town where there are several. The session is bound to that town alone. A digest of another scheme or cost than today's is made anew.
 */
export async function signIn(
  kernel: AuditContext,
  input: SignInRequest,
): Promise<{ readonly token: string; readonly actor: Actor; readonly user: User }> {
  const { town } = await getSignInTown(kernel, input.town)
  const rows = await kernel.engine.inTown(town).read((session) =>
    session.query(sql`
      select id, account, name, role, office, cadre, password_due, password, ${isParted(sql`town_user.town`)} as parted from town_user
      where town = ${town} and account = ${input.account.trim()} and disabled_at is null
    `),
  )
  const found = signInRow.first(rows)
  // How long the answer takes must not tell which accounts there are.
  const isRight = await checkPassword(input.password, found?.password ?? nobodysPassword(kernel.engine))
  if (found === undefined || !isRight) throw new Refusal('not-permitted', '账号或密码不对。')
  await takeCode(kernel, { town, user: found.id, code: input.code, at: input.at ?? new Date() })
  const { password: digest, parted, ...stored } = found
  const user = inTown(stored, parted)
  const secret = randomBytes(24).toString('base64url')
  const now = kernel.clock()
  const { roles } = await getAccessRules(kernel, { town })
  const expires = new Date(now.getTime() + roles[user.role].hours * 3_600_000).toISOString()
  await kernel.engine.inTown(town).write(async (session) => {
    await session.query(sql`delete from user_session where town = ${town} and expires_at < ${now.toISOString()}`)
    await session.query(sql`
      insert into user_session (town, token_digest, user_id, expires_at, begun_at, seen_at, agent, address)
      values (${town}, ${digestToken(secret)}, ${user.id}, ${expires}, ${now.toISOString()}, ${now.toISOString()}, ${input.agent?.slice(0, 200) ?? null}, ${input.address ?? null})
    `)
    await session.query(sql`update town_user set signed_in_at = ${now.toISOString()} where town = ${town} and id = ${user.id}`)
  })
  const actor = actorOf(user, town)
  await renewDigest(kernel, { ...actor, account: user.account }, { digest, password: input.password })
  return { token: `${town}.${secret}`, actor, user }
}

/** Who is signed in, and what they have to do before anything else. */
export interface SignedInUser {
  readonly actor: Actor
  readonly user: User
  /** The password is another's choice still, or older than the town allows. */
  readonly passwordDue: 'given' | 'old' | undefined
  /** The role asks for a device beside the password, and none is set. */
  readonly secondFactorDue: boolean
  /** After so many minutes in which nothing is asked the session ends. */
  readonly idleMinutes: number
}

/** Whose token this is, who is seen by it; undefined when it is unknown, has ended, was not used for too long, or its user was disabled. */
export async function authenticate(kernel: SessionContext, token: string): Promise<SignedInUser | undefined> {
  const [town, secret] = token.split('.')
  if (town === undefined || secret === undefined) return undefined
  const now = kernel.clock()
  const found = sessionRow.first(
    await kernel.engine.inTown(town).read((session) =>
      session.query(sql`
        select u.id, u.account, u.name, u.role, u.office, u.cadre, u.password_due, u.password_at, s.seen_at, t.demo, r.rules,
          f.user_id is not null as has_device, ${isParted(sql`u.town`)} as parted
        from user_session s join town_user u on u.town = s.town and u.id = s.user_id join town t on t.town = s.town
          left join access_rule r on r.town = s.town left join second_factor f on f.town = s.town and f.user_id = s.user_id
        where s.town = ${town} and s.token_digest = ${digestToken(secret)} and s.expires_at > ${now.toISOString()} and u.disabled_at is null
      `),
    ),
  )
  if (found === undefined) return undefined
  const { seen_at: seen, password_at: since, has_device: hasDevice, demo, rules, parted, ...stored } = found
  const user = inTown(stored, parted)
  const { roles, passwordDays } = rulesFrom(rules, demo)
  const { idleMinutes, secondFactor } = roles[user.role]
  const idle = seen === null ? 0 : now.getTime() - Date.parse(seen)
  if (idle > idleMinutes * 60_000) return undefined
  if (seen === null || idle * notedPerIdle > idleMinutes * 60_000) await noteSeen(kernel, { town, digest: digestToken(secret), now })
  const isOld = passwordDays > 0 && since !== null && now.getTime() - Date.parse(since) > passwordDays * 86_400_000
  return {
    actor: actorOf(user, town),
    user,
    passwordDue: user.password_due === true ? 'given' : isOld ? 'old' : undefined,
    secondFactorDue: secondFactor && !hasDevice,
    idleMinutes,
  }
}

async function noteSeen(
  { engine }: SessionContext,
  { town, digest, now }: { readonly town: string; readonly digest: string; readonly now: Date },
): Promise<void> {
  await engine
    .inTown(town)
    .write((session) =>
      session.query(sql`update user_session set seen_at = ${now.toISOString()} where town = ${town} and token_digest = ${digest}`),
    )
}

/** Ends the session of a token; a token that nobody holds, or that is none, is passed over. */
export async function signOut(kernel: SessionContext, token: string): Promise<void> {
  const [town, secret] = token.split('.')
  if (town === undefined || secret === undefined) return
  await kernel.engine
    .inTown(town)
    .write((session) => session.query(sql`delete from user_session where town = ${town} and token_digest = ${digestToken(secret)}`))
}

/** A token is as good as a password: the database keeps only its digest. */
export function digestToken(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Whether a town has appointed an administrator of security. */
function isParted(town: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select 1 from town_user as p where p.town = ${town} and p.role = 'securityAdministrator' and p.disabled_at is null)`
}

/** From then on an administrator keeps the system alone: nobody is two of the three, and nobody had to be changed for it. */
function inTown(user: User, isParted: boolean): User {
  return isParted && user.role === 'administrator' ? { ...user, role: 'systemAdministrator' } : user
}

function actorOf(user: User, town: string): Actor {
  return { id: user.id, name: user.name, town, role: user.role, ...(user.cadre == null ? {} : { cadre: user.cadre }) }
}
