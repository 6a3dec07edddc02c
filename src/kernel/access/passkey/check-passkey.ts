import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import { Refusal } from '../../refusal.ts'
import { bigint, row, uuid } from '../../storage/row.ts'
import type { Engine, Session } from '../../storage/types.ts'
import { type Answered, type Ceremony, challengeMinutes } from './types.ts'

const keyRow = row('passkey', { id: uuid, user: uuid, public_key: text, rp: text, counter: bigint })

export interface CheckedPasskey extends Answered {
  readonly town: string
  /** Whether the device itself must have made sure of its owner (fingerprint, face, PIN): where nothing else is asked. */
  readonly alone: boolean
  /** The machine's clock. */
  readonly at: Date
}

/** Whose key a proof speaks of, before anything is proved: for counting. Undefined for a key that the town does not know. */
export async function findPasskeyOwner(
  { engine }: { readonly engine: Engine },
  { town, credential }: { readonly town: string; readonly credential: string },
): Promise<string | undefined> {
  return (await engine.inTown(town).read((session) => readKey(session, town, credential)))?.user
}

/**
 * Whose key has signed what was asked: the user's id. The challenge is used up with it. Refuses with `invalid` at `passkey`: a key that the town does not know
 * or that was made for another name of the server, an answer to another challenge or for another page, a wrong signature, a count that did not grow, a
 * challenge that was answered before; and, where nothing else is asked, a device that did not make sure of its owner.
 */
export async function checkPasskey(
  { engine }: { readonly engine: Engine },
  { town, proof, ceremony, alone, at }: CheckedPasskey,
): Promise<string> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const key = await engine.inTown(town).read((session) => readKey(session, town, proof.id))
  if (key === undefined || key.rp !== ceremony.rpId) throw wrongPasskey()
  const publicKey = new Uint8Array(Buffer.from(key.public_key, 'base64url'))
  const verified = await proving(() =>
    verifyAuthenticationResponse({
      response: { ...presentProof(proof), clientExtensionResults: {} },
      expectedChallenge: ceremony.challenge,
      expectedOrigin: ceremony.origin,
      expectedRPID: ceremony.rpId,
      credential: { id: proof.id, publicKey, counter: Number.parseInt(key.counter, 10) },
      requireUserVerification: alone,
    }),
  )
  if (!verified.verified) throw wrongPasskey()
  const { newCounter } = verified.authenticationInfo
  await engine.inTown(town).write(async (session) => {
    await useChallenge(session, town, { ceremony, at })
    const counted = await session.query(sql`
      update passkey set counter = ${newCounter}::bigint where town = ${town} and id = ${key.id}
        and (counter < ${newCounter}::bigint or (counter = 0 and ${newCounter}::bigint = 0)) returning id
    `)
    if (counted.length === 0) throw wrongPasskey()
  })
  return key.user
}

/** Nobody answers a challenge twice; of two who do so at once one is refused. */
export async function useChallenge(
  session: Session,
  town: string,
  { ceremony, at }: { readonly ceremony: Ceremony; readonly at: Date },
): Promise<void> {
  const expires = new Date(at.getTime() + challengeMinutes * 60_000).toISOString()
  await session.query(sql`delete from passkey_challenge where town = ${town} and expires_at < ${at.toISOString()}::timestamptz`)
  const taken = await session.query(sql`
    insert into passkey_challenge (town, challenge, expires_at) values (${town}, ${ceremony.challenge}, ${expires}) on conflict do nothing returning town
  `)
  if (taken.length === 0) throw refusePasskey('这次的验证已经用过，请再来一次。')
}

/** What the library finds wrong is the caller's mistake, whatever it is. */
export async function proving<Result>(prove: () => Promise<Result>): Promise<Result> {
  try {
    return await prove()
  } catch (cause) {
    throw wrongPasskey(cause)
  }
}

/** Refuses with `invalid` what a passkey proved or did not. */
export function refusePasskey(message: string, cause?: unknown): Refusal {
  return new Refusal('invalid', message, { fields: [{ field: 'passkey', message }], cause })
}

function wrongPasskey(cause?: unknown): Refusal {
  return refusePasskey('通行密钥没有通过验证：要用在本镇这个网址上设过的那一把，请再来一次。', cause)
}

function presentProof({ id, rawId, type, response: { userHandle, ...response } }: CheckedPasskey['proof']) {
  return { id, rawId, type, response: { ...response, ...(userHandle === undefined ? {} : { userHandle }) } }
}

async function readKey(session: Session, town: string, credential: string) {
  return keyRow.first(
    await session.query(
      sql`select id, user_id as user, public_key, rp, counter from passkey where town = ${town} and credential = ${credential}`,
    ),
  )
}
