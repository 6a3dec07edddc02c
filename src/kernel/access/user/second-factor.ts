import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import type { AuditContext, Writer } from '../../audit/types.ts'
import { writeAudited, writeInChain } from '../../audit/write-audited.ts'
import { Refusal } from '../../refusal.ts'
import { instant, row, uuid } from '../../storage/row.ts'
import type { Engine, Session } from '../../storage/types.ts'
import { keptSecondFactors } from '../kept-access.ts'
import type { Answered } from '../passkey/types.ts'
import { getTown } from '../town/get-town.ts'
import type { Actor } from '../types.ts'
import { requirePassword } from './require-password.ts'
import { clearDevice } from './reset-second-factor.ts'
import { isSecret, newSecret, presentSecret, stepOfCode } from './second-factor-codes.ts'
import { boxOf, placeOf, readFactor, refuse, takeCode, wrongCode } from './take-code.ts'
import { takeSecondFactor } from './take-second-factor.ts'

const sinceRow = row('second_factor', { since: instant })

/** A secret that is nobody's yet, and the same for an app to read from a picture. */
export interface ProposedSecondFactor {
  readonly secret: string
  readonly uri: string
}

/** What its owner says: the code that the device shows, and the password, for a desk may be found open. `at` is the machine's clock: a demo's lags. */
export interface SecondFactorProof {
  readonly password: string
  readonly code: string
  readonly at: Date
}

/** A new secret for the actor's device; kept nowhere until a code of it comes back. */
export async function proposeSecondFactor(
  kernel: { readonly engine: Engine },
  actor: Actor,
  account: string,
): Promise<ProposedSecondFactor> {
  const { name } = await getTown(kernel, { town: actor.town })
  const secret = newSecret()
  return { secret, uri: presentSecret(secret, { issuer: '铅笔', label: `${name} ${account}` }) }
}

/** Since when the actor signs in with a device, as an instant; undefined without one. */
export async function readSecondFactor({ engine }: { readonly engine: Engine }, { town, id }: Actor): Promise<string | undefined> {
  const rows = await engine
    .inTown(town)
    .read((session) => session.query(sql`select since from second_factor where town = ${town} and user_id::text = ${id}`))
  return sinceRow.first(rows)?.since
}

/** Beside the proof of a new device: the secret it was given, and what the older one shows, which it takes the place of. */
export interface NewSecondFactor extends SecondFactorProof {
  readonly secret: string
  readonly oldCode?: string | undefined
  /** Where no older device is set, but a passkey: its answer. */
  readonly passkey?: Answered | undefined
}

/**
 * From now on the actor signs in with the device that has this secret. Where there is one already, its code is asked for as well: an open desk and a password
 * that somebody looked at are not enough to take an account over. Refuses with `invalid`, at its field, a wrong password, a code that the secret does not give
 * now, one of the older device that is missing, wrong or used, and a secret that is not of ours; with `conflict` where another device was set in between.
 */
export async function setSecondFactor(
  kernel: AuditContext,
  actor: Actor,
  { secret, password, code, oldCode, passkey, at }: NewSecondFactor,
): Promise<void> {
  if (!isSecret(secret)) throw refuse('secret', '这不是这里给的密钥，请重新打开这一页。')
  await requirePassword(kernel, actor, password)
  const step = stepOfCode(secret, code, at.getTime())
  if (step === undefined) throw wrongCode()
  const { town, id } = actor
  const old = await kernel.engine.inTown(town).read((session) => readFactor(session, town, id))
  if (old !== undefined) await takeOldCode(kernel, { town, user: id, code: oldCode, at })
  // Whoever has a passkey shows it: a second way in is not opened at an open desk.
  else await takeSecondFactor(kernel, { town, user: id, passkey, at })
  await writeAudited(kernel, actor, async (change) => {
    const kept = boxOf(kernel).seal(secret, placeOf(town, id))
    const written = await change.session.query(sql`
      insert into second_factor (town, user_id, secret, since, last_step) values (${town}, ${id}, ${kept}, ${kernel.clock().toISOString()}, ${step})
      on conflict (town, user_id) do update set secret = excluded.secret, since = excluded.since, last_step = excluded.last_step
        where second_factor.secret = ${old?.secret ?? null}
      returning user_id
    `)
    if (written.length === 0) throw new Refusal('conflict', '第二因子刚刚在别处设过，请重新打开这一页。')
    const detail = { name: actor.name, ...(await digestKept(change, keptSecondFactors, id)) }
    return { result: undefined, note: { action: 'second-factor.set', ledger: null, record: id, detail } }
  })
}

/** The actor signs in with the password alone again. Refuses with `invalid` a wrong password or code; without a device nothing changes. */
export async function clearSecondFactor(kernel: AuditContext, actor: Actor, { password, code, at }: SecondFactorProof): Promise<void> {
  await requirePassword(kernel, actor, password)
  const { town, id } = actor
  const hasIt = await takeCode(kernel, { town, user: id, code, at })
  if (hasIt) await writeAudited(kernel, actor, (change) => clearDevice(change, { user: id, name: actor.name }))
}

const keptRow = row('second_factor', { user_id: uuid, secret: text, name: text })

/** Seals every secret of the town's devices by the key that seals now, each with its entry, in an open transaction. Gives how many it sealed anew. */
export async function sealDevices(session: Session, kernel: AuditContext, writer: Writer): Promise<number> {
  const { town } = writer
  const box = boxOf(kernel)
  const found = keptRow.all(
    await session.query(sql`
      select f.user_id, f.secret, u.name from second_factor as f join town_user as u on u.town = f.town and u.id = f.user_id
      where f.town = ${town} order by f.user_id
    `),
  )
  const due = found.filter(({ secret }) => !box.isCurrent(secret))
  for (const { user_id: user, secret, name } of due) {
    const place = placeOf(town, user)
    const kept = box.seal(box.open(secret, place), place)
    await writeInChain(session, kernel, writer, async (change) => {
      await session.query(sql`update second_factor set secret = ${kept} where town = ${town} and user_id = ${user}`)
      const detail = { name, ...(await digestKept(change, keptSecondFactors, user)) }
      return { result: undefined, note: { action: 'second-factor.seal', ledger: null, record: user, detail } }
    })
  }
  return due.length
}

/** The same, said at the field of the older device. */
async function takeOldCode(kernel: { readonly engine: Engine }, taking: Parameters<typeof takeCode>[1]): Promise<void> {
  const { code } = taking
  if (code === undefined || code.trim() === '') throw refuse('oldCode', '换手机要先填原来那部手机上的 6 位数字；原来的丢了，请管理员取消。')
  try {
    await takeCode(kernel, taking)
  } catch (error) {
    throw error instanceof Refusal ? refuse('oldCode', error.message) : error
  }
}
