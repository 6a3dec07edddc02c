import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import type { AuditContext } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import { Refusal } from '../../refusal.ts'
import { instant, row, uuid } from '../../storage/row.ts'
import type { Engine, Session } from '../../storage/types.ts'
import type { Actor } from '../types.ts'
import { requirePassword } from '../user/require-password.ts'
import { type FactorProof, takeSecondFactor } from '../user/take-second-factor.ts'
import { proving, refusePasskey, useChallenge } from './check-passkey.ts'
import { keptPasskeys } from './passkey-tables.ts'
import { removeKey } from './remove-passkeys.ts'
import type { Ceremony, NewPasskey, Passkey } from './types.ts'

/** More than this many nobody tells apart. */
const most = 10
/**
 * How a key may sign (EdDSA, ES256, RS256: RFC 9053 §2, RFC 8812): what every Node the program runs on can check. The library offers more on a newer one, and a server
 * that goes back would let nobody in by them.
 */
const algorithms = [-8, -7, -257]

const passkeyRow = row('passkey', { id: uuid, name: text, rp: text, since: instant, credential: text })

/** The actor's keys, the oldest first. */
export async function listOwnPasskeys({ engine }: { readonly engine: Engine }, actor: Actor): Promise<readonly Passkey[]> {
  const keys = await engine.inTown(actor.town).read((session) => readKeys(session, actor))
  return keys.map(({ id, name, rp, since }) => ({ id, name, rp, since }))
}

/** What a browser is told to make a key of; nothing is kept of it. */
export async function proposePasskey(
  kernel: { readonly engine: Engine },
  actor: Actor,
  { account, challenge, rpId }: { readonly account: string; readonly challenge: string; readonly rpId: string },
) {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const keys = await kernel.engine.inTown(actor.town).read((session) => readKeys(session, actor))
  return generateRegistrationOptions({
    rpName: '铅笔',
    rpID: rpId,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userName: account,
    userDisplayName: actor.name,
    // Opaque to whoever finds the device, and the same each time: a device keeps one key of each.
    userID: new Uint8Array(createHash('sha256').update(`${actor.town}/${actor.id}`).digest()),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    excludeCredentials: keys.filter(({ rp }) => rp === rpId).map(({ credential }) => ({ id: credential })),
  })
}

/** What its owner says beside the new key: a desk may be found open, and a password looked at. */
export interface PasskeyAddition extends FactorProof {
  readonly name: string
  readonly password: string
  readonly made: NewPasskey
  readonly asked: Ceremony
}

/**
 * From now on this key proves the actor as well. Where they have a second factor already, it is asked for. Refuses: `invalid` at its field a wrong password, an
 * empty name, what `takeSecondFactor` refuses, and a key that answers something else; `conflict` a key that is known here, and one too many.
 */
export async function addPasskey(
  kernel: AuditContext & { readonly newId: () => string },
  actor: Actor,
  { name, password, made, asked, ...factor }: PasskeyAddition,
): Promise<void> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const called = name.trim()
  if (called === '') throw new Refusal('invalid', '请给这把密钥起个名字。', { fields: [{ field: 'name', message: '请起个名字' }] })
  await requirePassword(kernel, actor, password)
  await takeSecondFactor(kernel, { town: actor.town, user: actor.id, ...factor })
  const verified = await proving(() =>
    verifyRegistrationResponse({
      response: { ...made, clientExtensionResults: {} },
      expectedChallenge: asked.challenge,
      expectedOrigin: asked.origin,
      expectedRPID: asked.rpId,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (!verified.verified) throw refusePasskey('这把密钥没有通过验证，请再来一次。')
  const { id: credential, publicKey, counter } = verified.registrationInfo.credential
  const id = kernel.newId()
  await writeAudited(kernel, actor, async (change) => {
    const { session, town } = change
    await useChallenge(session, town, { ceremony: asked, at: factor.at })
    if ((await readKeys(session, actor)).length >= most) throw new Refusal('conflict', `一个账号最多 ${most} 把通行密钥，请先去掉不用的。`)
    const key = Buffer.from(publicKey).toString('base64url')
    const added = await session.query(sql`
      insert into passkey (town, id, user_id, credential, public_key, name, rp, since, counter)
      values (${town}, ${id}, ${actor.id}, ${credential}, ${key}, ${called.slice(0, 50)}, ${asked.rpId}, ${kernel.clock().toISOString()}, ${counter})
      on conflict (town, credential) do nothing returning id
    `)
    if (added.length === 0) throw new Refusal('conflict', '这把密钥在这里已经设过。')
    const detail = { name: actor.name, user: actor.id, passkey: called.slice(0, 50), ...(await digestKept(change, keptPasskeys, id)) }
    return { result: undefined, note: { action: 'passkey.add', ledger: null, record: id, detail } }
  })
}

/** The key proves the actor no more. Refuses as adding one does, and with `not-found` what is none of theirs. */
export async function removePasskey(
  kernel: AuditContext,
  actor: Actor,
  { id, password, ...factor }: FactorProof & { readonly id: string; readonly password: string },
): Promise<void> {
  await requirePassword(kernel, actor, password)
  const key = (await listOwnPasskeys(kernel, actor)).find((one) => one.id === id)
  if (key === undefined) throw new Refusal('not-found', '没有这把通行密钥，可能已经去掉了。')
  await takeSecondFactor(kernel, { town: actor.town, user: actor.id, ...factor })
  await writeAudited(kernel, actor, (change) => removeKey(change, { id, passkey: key.name, user: actor.id, name: actor.name }))
}

async function readKeys(session: Session, { town, id }: Actor) {
  return passkeyRow.all(
    await session.query(
      sql`select id, name, rp, since, credential from passkey where town = ${town} and user_id::text = ${id} order by since, id`,
    ),
  )
}
