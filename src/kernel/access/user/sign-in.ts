import { sql } from 'kysely'
import type { AuditContext } from '../../audit/types.ts'
import { Refusal } from '../../refusal.ts'
import { numbersSealed } from '../../storage/sealing/keyed.ts'
import type { Answered } from '../passkey/types.ts'
import { checkPassword, nobodysPassword } from '../password/password.ts'
import { rulesFrom } from '../rules/access-rules.ts'
import { getSignInTown } from '../town/sign-in-town.ts'
import type { Actor } from '../types.ts'
import { actorOf, digestToken, enterTown, inTown, isParted, type SessionContext, type SignedInNow, type Visitor } from './enter-town.ts'
import { renewDigest } from './renew-digest.ts'
import { takeSecondFactor } from './take-second-factor.ts'
import type { User } from './types.ts'
import { sessionRow, signInRow } from './user-row.ts'

/** So often, at most, it is noted that a session is in use: a fraction of the time after which it ends unused. */
const notedPerIdle = 5

export interface SignInRequest extends Visitor {
  readonly account: string
  readonly password: string
  readonly town?: string
  /** What the device shows, for whoever signs in with one. */
  readonly code?: string | undefined
  /** What a passkey answered, for whoever has one. */
  readonly passkey?: Answered | undefined
  /** The machine's clock, by which devices go: a demo's own lags behind. */
  readonly at?: Date
}

/**
 * Checks account and password, and what stands beside the password where there is something; gives a token and the actor. Refuses with
 * `not-permitted`, in the same words for a wrong account and a wrong password, with `second-factor` and `invalid` as `takeSecondFactor` does, and with `invalid`
 * to guess the town where there are several. The session is bound to that town alone. A digest of another scheme or cost than today's is made anew.
 */
export async function signIn(kernel: AuditContext, input: SignInRequest): Promise<SignedInNow> {
  const { town } = await getSignInTown(kernel, input.town)
  const rows = await kernel.engine.inTown(town).read((session) =>
    session.query(sql`
      select id, account, name, role, office, cadre, password_due, password, ${isParted(sql`town_user.town`)} as parted from town_user
      where town = ${town} and account = ${numbersSealed(input.account.trim())} and disabled_at is null
    `),
  )
  const row = signInRow.first(rows)
  // How long the answer takes must not tell which accounts there are.
  const isRight = await checkPassword(input.password, row?.password ?? nobodysPassword(kernel.engine))
  if (row === undefined || !isRight) throw new Refusal('not-permitted', '账号或密码不对。')
  const { password: digest, ...found } = row
  const { code, passkey, agent, address, at = new Date() } = input
  await takeSecondFactor(kernel, { town, user: found.id, code, passkey, at })
  const signedIn = await enterTown(kernel, { town, found, agent, address })
  await renewDigest(kernel, { ...signedIn.actor, account: found.account }, { digest, password: input.password })
  return signedIn
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
          f.user_id is not null or exists (select 1 from passkey p where p.town = s.town and p.user_id = s.user_id) or coalesce(s.factor, false) as has_device,
          ${isParted(sql`u.town`)} as parted
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
