import { sql } from 'kysely'
import { parseShape } from '../../../definition/shape/parse-json.ts'
import { listOf, object, orNull, text } from '../../../definition/shape/shape.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import type { AuditContext, Change, Writer } from '../../audit/types.ts'
import { type AuditedWork, lockChain, writeInChain } from '../../audit/write-audited.ts'
import { Refusal, type RefusedField } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import { openBox, type SecretBox } from '../../storage/secret-box.ts'
import type { Engine, Session } from '../../storage/types.ts'
import { askAccess, asksSecondPerson } from '../agreement/ask-access.ts'
import { authorize } from '../authorize.ts'
import type { Actor } from '../types.ts'
import { keptCountyLogins } from './county-tables.ts'
import type { CountyLogin, CountyLoginSetting } from './types.ts'

const loginRow = row('county_login', { label: text, issuer: text, client_id: text, secret: text, factors: text })
const factorsShape = listOf(text)
/** A row as it is kept: the secret sealed where the store has a key. */
const keptShape = object({ label: text, issuer: text, clientId: text, secret: text, factors: listOf(text) })
/** What was asked of the county's sign-in, and what stood then; null for none. */
export const askedCountyShape = object({ was: orNull(keptShape), will: orNull(keptShape) })

export interface KeptCountyLogin extends CountyLogin {
  readonly secret: string
}

/** Whom the town takes the county's word from; undefined where it has not joined. */
export async function getCountyLogin({ engine }: { readonly engine: Engine }, town: string): Promise<CountyLogin | undefined> {
  const kept = await engine.inTown(town).read((session) => readCountyLogin(session, town))
  if (kept === undefined) return undefined
  const { secret: _, ...shown } = kept
  return shown
}

/** The same with the secret, as the program at the county knows this one. */
export async function openCountyLogin({ engine }: { readonly engine: Engine }, town: string): Promise<KeptCountyLogin | undefined> {
  const kept = await engine.inTown(town).read((session) => readCountyLogin(session, town))
  return kept === undefined ? undefined : { ...kept, secret: boxOf(engine).open(kept.secret, placeOf(town)) }
}

/**
 * Sets whom the town takes the county's word from, or with null nobody; where the town asks for a second person, it waits for one. Gives what now stands.
 * Refuses: `not-permitted` unless the actor manages users, `invalid` at its field what is no setting.
 */
export async function setCountyLogin(
  kernel: AuditContext & { readonly newId: () => string },
  actor: Actor,
  setting: CountyLoginSetting | null,
): Promise<CountyLogin | undefined> {
  authorize(actor, 'secure')
  const { town } = actor
  if (setting !== null) requireSetting(setting)
  await kernel.engine.inTown(town).write(async (session) => {
    await lockChain(session, town)
    const was = (await readCountyLogin(session, town)) ?? null
    const will = setting === null ? null : sealed(kernel.engine, town, { setting, was })
    if (was === null && will === null) return
    if (await asksSecondPerson(session, town))
      await askAccess(session, kernel, { actor, asking: { kind: 'county-login', record: null, asked: JSON.stringify({ was, will }) } })
    else await writeInChain(session, kernel, actor, (change) => writeCountyLogin(change, will))
  })
  return getCountyLogin(kernel, town)
}

/** Writes it within an open change; null takes it away, and with it nobody's link: another county does not know them. */
export async function writeCountyLogin(
  { session, town, ...change }: Change,
  will: KeptCountyLogin | null,
): Promise<AuditedWork<undefined>> {
  if (will === null) {
    await session.query(sql`delete from county_login where town = ${town}`)
    return { result: undefined, note: { action: 'county-login.clear', ledger: null, record: null, detail: { label: '县统一登录' } } }
  }
  const { label, issuer, clientId, secret, factors } = will
  await session.query(sql`
    insert into county_login (town, label, issuer, client_id, secret, factors)
    values (${town}, ${label}, ${issuer}, ${clientId}, ${secret}, ${JSON.stringify(factors)})
    on conflict (town) do update set label = excluded.label, issuer = excluded.issuer, client_id = excluded.client_id, secret = excluded.secret,
      factors = excluded.factors
  `)
  const detail = { label, issuer, clientId, ...(await digestKept({ session, town, ...change }, keptCountyLogins, town)) }
  return { result: undefined, note: { action: 'county-login.set', ledger: null, record: null, detail } }
}

/** What the town keeps, the secret as it lies; within a transaction. */
export async function readCountyLogin(session: Session, town: string): Promise<KeptCountyLogin | undefined> {
  const found = loginRow.first(
    await session.query(sql`select label, issuer, client_id, secret, factors from county_login where town = ${town}`),
  )
  if (found === undefined) return undefined
  const { client_id: clientId, factors, ...rest } = found
  return { ...rest, clientId, factors: parseShape(factorsShape, factors, 'what stands for a second factor') }
}

/** Seals the secret by the key that seals now, with its entry, in an open transaction. Gives how many it sealed anew. */
export async function sealCountyLogin(session: Session, kernel: AuditContext, writer: Writer): Promise<number> {
  const { town } = writer
  const box = boxOf(kernel.engine)
  const kept = await readCountyLogin(session, town)
  if (kept === undefined || box.isCurrent(kept.secret)) return 0
  const secret = box.seal(box.open(kept.secret, placeOf(town)), placeOf(town))
  await writeInChain(session, kernel, writer, async (change) => {
    await session.query(sql`update county_login set secret = ${secret} where town = ${town}`)
    const detail = { label: kept.label, ...(await digestKept(change, keptCountyLogins, town)) }
    return { result: undefined, note: { action: 'county-login.seal', ledger: null, record: null, detail } }
  })
  return 1
}

function sealed(
  engine: Engine,
  town: string,
  { setting, was }: { readonly setting: CountyLoginSetting; readonly was: KeptCountyLogin | null },
): KeptCountyLogin {
  const { label, issuer, clientId, factors, secret } = setting
  const isSame = was !== null && was.issuer === issuer && was.clientId === clientId
  // A secret is told to nobody but the one it was made with.
  if (secret === undefined && !isSame) throw refusal([{ field: 'secret', message: '换了地址或编号，要重新填密钥' }])
  const kept = secret === undefined ? (was?.secret ?? '') : boxOf(engine).seal(secret, placeOf(town))
  return { label: label.trim(), issuer, clientId, factors: [...new Set(factors)].sort(), secret: kept }
}

function requireSetting({ label, issuer, clientId, secret, factors }: CountyLoginSetting): void {
  const faults = [
    ...(label.trim() === '' ? [{ field: 'label', message: '请填按钮上写什么' }] : []),
    ...(isIssuer(issuer) ? [] : [{ field: 'issuer', message: '要以 https:// 开头，不带问号和井号' }]),
    ...(clientId.trim() === '' ? [{ field: 'clientId', message: '请填县里给的编号' }] : []),
    ...(secret === '' ? [{ field: 'secret', message: '密钥不能为空' }] : []),
    ...(factors.every((one) => /^[\x21-\x7e]{1,200}$/.test(one)) ? [] : [{ field: 'factors', message: '每项是一个不带空格的词' }]),
  ]
  if (faults.length > 0) throw refusal(faults)
}

/** Over TLS; on the machine itself also without, where a proxy stands in between. */
export function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username } = new URL(text)
  if (search !== '' || hash !== '' || username !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && isOwnMachine(hostname))
}

/** A name by which the machine calls itself. */
export function isOwnMachine(hostname: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function refusal(fields: readonly RefusedField[]): Refusal {
  return new Refusal('invalid', fields.map(({ message }) => message).join('；'), { fields })
}

function boxOf({ secrets }: Engine): SecretBox {
  return secrets ?? openBox
}

function placeOf(town: string) {
  return { town, table: 'county_login', row: town, column: 'secret' }
}
