import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import type { AuditContext, Change, Writer } from '../../audit/types.ts'
import { type AuditedWork, lockChain, writeAudited, writeInChain } from '../../audit/write-audited.ts'
import { Refusal } from '../../refusal.ts'
import { bigint, instant, row, uuid } from '../../storage/row.ts'
import { openBox, type SecretBox, type SecretPlace } from '../../storage/secret-box.ts'
import type { Engine, Session } from '../../storage/types.ts'
import { askAccess, asksSecondPerson } from '../agreement/ask-access.ts'
import { authorize } from '../authorize.ts'
import { keptSecondFactors } from '../kept-access.ts'
import { checkPassword } from '../password/password.ts'
import { getTown } from '../town/get-town.ts'
import type { Actor } from '../types.ts'
import { isSecret, newSecret, presentSecret, stepOfCode } from './second-factor-codes.ts'
import { requireUser } from './user-change.ts'

const factorRow = row('second_factor', { secret: text, last_step: bigint })
const sinceRow = row('second_factor', { since: instant })
const passwordRow = row('town_user', { password: text })

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
}

/**
 * From now on the actor signs in with the device that has this secret. Where there is one already, its code is asked for as well: an open desk and a password
 * that somebody looked at are not enough to take an account over. Refuses with `invalid`, at its field, a wrong password, a code that the secret does not give
 * now, one of the older device that is missing, wrong or used, and a secret that is not of ours; with `conflict` where another device was set in between.
 */
export async function setSecondFactor(
  kernel: AuditContext,
  actor: Actor,
  { secret, password, code, oldCode, at }: NewSecondFactor,
): Promise<void> {
  if (!isSecret(secret)) throw refuse('secret', '这不是这里给的密钥，请重新打开这一页。')
  await requirePassword(kernel, actor, password)
  const step = stepOfCode(secret, code, at.getTime())
  if (step === undefined) throw wrongCode()
  const { town, id } = actor
  const old = await kernel.engine.inTown(town).read((session) => readFactor(session, town, id))
  if (old !== undefined) await takeOldCode(kernel, { town, user: id, code: oldCode, at })
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
  if (hasIt) await writeAudited(kernel, actor, (change) => clear(change, { user: id, name: actor.name }))
}

/**
 * For somebody who lost the device; where the town asks for a second person, it waits for one. Refuses: `not-permitted` unless the actor manages users,
 * `not-found`.
 */
export async function resetSecondFactor(
  kernel: AuditContext & { readonly newId: () => string },
  actor: Actor,
  user: string,
): Promise<void> {
  authorize(actor, 'secure')
  const { town } = actor
  await kernel.engine.inTown(town).write(async (session) => {
    await lockChain(session, town)
    const { id } = await requireUser(session, { town, id: user })
    if ((await readFactor(session, town, id)) === undefined) return
    if (await asksSecondPerson(session, town))
      await askAccess(session, kernel, { actor, asking: { kind: 'second-factor', record: id, asked: '{}' } })
    else await writeInChain(session, kernel, actor, (change) => clearDevice(change, id))
  })
}

/** Takes a user's device away within an open change. */
export async function clearDevice(change: Change, user: string): Promise<AuditedWork<undefined>> {
  const { name } = await requireUser(change.session, { town: change.town, id: user })
  return clear(change, { user, name })
}

/**
 * Whether the user has a device at all. Where there is one, takes the code: refuses with `second-factor` where none was given, and where it is wrong or was
 * taken before; of two that bring the same code at once one is refused.
 */
export async function takeCode(
  { engine }: { readonly engine: Engine },
  { town, user, code, at }: { readonly town: string; readonly user: string; readonly code: string | undefined; readonly at: Date },
): Promise<boolean> {
  const found = await engine.inTown(town).read((session) => readFactor(session, town, user))
  if (found === undefined) return false
  if (code === undefined || code.trim() === '') throw new Refusal('second-factor', '请再填手机验证器上的 6 位数字。')
  const step = stepOfCode(boxOf({ engine }).open(found.secret, placeOf(town, user)), code, at.getTime())
  if (step === undefined) throw wrongCode()
  const taken = await engine.inTown(town).write((session) =>
    session.query(sql`
      update second_factor set last_step = ${step} where town = ${town} and user_id::text = ${user} and last_step < ${step}::bigint returning last_step
    `),
  )
  if (taken.length === 0) throw refuse('code', '这个验证码已经用过，请等下一个。')
  return true
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

function boxOf({ engine }: { readonly engine: Engine }): SecretBox {
  return engine.secrets ?? openBox
}

function placeOf(town: string, user: string): SecretPlace {
  return { town, table: 'second_factor', row: user, column: 'secret' }
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

async function readFactor(session: Session, town: string, user: string) {
  return factorRow.first(
    await session.query(sql`select secret, last_step from second_factor where town = ${town} and user_id::text = ${user}`),
  )
}

async function requirePassword({ engine }: { readonly engine: Engine }, { town, id }: Actor, password: string): Promise<void> {
  const rows = await engine
    .inTown(town)
    .read((session) => session.query(sql`select password from town_user where town = ${town} and id::text = ${id}`))
  const stored = passwordRow.first(rows)?.password
  if (stored === undefined || !(await checkPassword(password, stored))) throw refuse('password', '密码不对。')
}

async function clear({ session, town }: Change, { user, name }: { readonly user: string; readonly name: string }) {
  const gone = await session.query(sql`delete from second_factor where town = ${town} and user_id::text = ${user} returning user_id`)
  const note = { action: 'second-factor.clear', ledger: null, record: user, detail: { name } } as const
  return { result: undefined, note: gone.length === 0 ? undefined : note }
}

function wrongCode(): Refusal {
  return refuse('code', '验证码不对：看看手机的时间准不准，再填当前的 6 位数字。')
}

function refuse(field: 'secret' | 'password' | 'code' | 'oldCode', message: string): Refusal {
  return new Refusal('invalid', message, { fields: [{ field, message }] })
}
