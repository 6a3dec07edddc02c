import { sql } from 'kysely'
import { flag, orNull, text } from '../../../definition/shape/shape.ts'
import { Refusal } from '../../refusal.ts'
import { instant, row } from '../../storage/row.ts'
import type { Actor } from '../types.ts'
import { digestToken, type SessionContext } from './enter-town.ts'

/** One of somebody's sessions. `id` opens nothing: it is the digest of a secret that only their browser has. */
export interface OwnSession {
  readonly id: string
  readonly begunAt: string | undefined
  readonly expiresAt: string
  /** From where, as the browser called itself. */
  readonly agent: string | undefined
  readonly address: string | undefined
  /** The one that asks. */
  readonly isThis: boolean
}

const sessionRow = row('user_session', {
  id: text,
  begun: orNull(instant),
  expires: instant,
  agent: orNull(text),
  address: orNull(text),
  this: flag,
})

/** Where somebody is signed in, the newest first. */
export async function listOwnSessions(
  { engine, clock }: SessionContext,
  { town, id }: Actor,
  token: string,
): Promise<readonly OwnSession[]> {
  const own = digestToken(token.split('.')[1] ?? '')
  const rows = await engine.inTown(town).read((session) =>
    session.query(sql`
      select token_digest as id, begun_at as begun, expires_at as expires, agent, address, token_digest = ${own} as this from user_session
      where town = ${town} and user_id::text = ${id} and expires_at > ${clock().toISOString()} order by begun_at desc nulls last, token_digest
    `),
  )
  return sessionRow.all(rows).map(({ id: digest, begun, expires, agent, address, this: isThis }) => ({
    id: digest,
    begunAt: begun ?? undefined,
    expiresAt: expires,
    agent: agent ?? undefined,
    address: address ?? undefined,
    isThis,
  }))
}

/** Ends one of somebody's own sessions. Refuses with `not-found` what is none of theirs. */
export async function endOwnSession({ engine }: SessionContext, { town, id }: Actor, session: string): Promise<void> {
  const ended = await engine
    .inTown(town)
    .write((open) =>
      open.query(
        sql`delete from user_session where town = ${town} and user_id::text = ${id} and token_digest = ${session} returning token_digest`,
      ),
    )
  if (ended.length === 0) throw new Refusal('not-found', '没有这个登录，可能已经结束。')
}
