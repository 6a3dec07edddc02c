import { isIP } from 'node:net'
import { sql } from 'kysely'
import { count, oneOf, orNull, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { digestKept, type KeptTable } from '../../audit/kept-rows.ts'
import type { Writer } from '../../audit/types.ts'
import { writeAudited, writeInChain } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { isRecordId } from '../../ledger/record/read-version.ts'
import { Refusal } from '../../refusal.ts'
import { instant, row, uuid } from '../../storage/row.ts'
import { openBox, type SecretPlace } from '../../storage/secret-box.ts'
import type { Session } from '../../storage/types.ts'
import { isPrivateAddress } from './private-address.ts'

export const webhookKinds = ['dingtalk', 'wecom', 'plain'] as const
export type WebhookKind = (typeof webhookKinds)[number]

const webhookRow = row('webhook', {
  id: uuid,
  kind: oneOf(webhookKinds),
  label: text,
  url: text,
  waiting: count,
  lastSentAt: orNull(instant),
  lastError: orNull(text),
})
const labelRow = row('webhook', { label: text })

/** Where messages go: whoever turns one round reads along. */
export const keptWebhooks: KeptTable = {
  table: 'webhook',
  label: '消息推送',
  key: sql`id::text`,
  entryKey: sql`record::text`,
  name: sql`label`,
  entryName: sql`detail ->> 'name'`,
  columns: [sql`kind`, sql`label`, sql`url`, sql`secret`],
  written: ['webhook.add', 'webhook.seal'],
  removed: ['webhook.remove'],
}

export interface Webhook {
  readonly id: string
  readonly kind: WebhookKind
  readonly label: string
  /** The address itself holds the robot's key: only its host is shown. */
  readonly host: string
  readonly waiting: number
  readonly lastSentAt: string | null
  readonly lastError: string | null
}

export interface NewWebhook {
  readonly kind: WebhookKind
  readonly label: string
  readonly url: string
  /** What messages are signed with: DingTalk's 加签 secret; needed for `plain`. */
  readonly secret?: string | undefined
  /** Addresses within the house and plain http too: only where the installation says so. */
  readonly allowPrivate: boolean
}

/** Where messages go, and how it went. */
export async function listWebhooks(kernel: Kernel, actor: Actor): Promise<readonly Webhook[]> {
  authorize(actor, 'oversee')
  const statement = sql`
    select w.id, w.kind, w.label, w.url, count(m.id) filter (where m.sent_at is null)::integer as waiting,
      max(m.sent_at) as "lastSentAt", (array_agg(m.last_error order by m.id desc) filter (where m.last_error is not null and m.sent_at is null))[1] as "lastError"
    from webhook as w left join webhook_message as m on m.town = w.town and m.webhook = w.id
    where w.town = ${actor.town} group by w.town, w.id order by w.id
  `
  const rows = await kernel.engine.inTown(actor.town).read(async (session) => webhookRow.all(await session.query(statement)))
  return rows.map(({ url, ...rest }) => ({
    ...rest,
    host: hostOf(openTarget(kernel, { town: actor.town, id: rest.id }, { url, secret: null })),
  }))
}

/** Adds an address that messages go to. Refuses with `invalid` what is no https address outside the house, and a `plain` one without a secret. */
export async function addWebhook(kernel: Kernel, actor: Actor, { kind, label, url, secret, allowPrivate }: NewWebhook): Promise<Webhook> {
  authorize(actor, 'manage')
  const target = readUrl(url, allowPrivate)
  if (label.trim() === '') refuse('label', '请写明推送到哪里。')
  if (kind === 'plain' && (secret ?? '').length < 16) refuse('secret', '签名密钥至少 16 个字符。')
  const id = kernel.newId()
  return writeAudited(kernel, actor, async (change) => {
    const { session, town } = change
    const kept = sealTarget(kernel, { town, id }, { url: target.href, secret: secret ?? null })
    await session.query(sql`
      insert into webhook (town, id, kind, label, url, secret) values (${town}, ${id}, ${kind}, ${label.trim()}, ${kept.url}, ${kept.secret})
    `)
    const result = { id, kind, label: label.trim(), host: target.host, waiting: 0, lastSentAt: null, lastError: null }
    const detail = { name: label.trim(), kind, host: target.host, ...(await digestKept(change, keptWebhooks, id)) }
    return { result, note: { action: 'webhook.add', ledger: null, record: id, detail } }
  })
}

/** Sends nothing there any more; what waits is dropped. */
export async function removeWebhook(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<void> {
  authorize(actor, 'manage')
  await writeAudited(kernel, actor, async ({ session, town }) => {
    const [gone] = isRecordId(id)
      ? labelRow.all(await session.query(sql`delete from webhook where town = ${town} and id = ${id}::uuid returning label`))
      : []
    if (gone === undefined) throw new Refusal('not-found', '没有这个消息推送。')
    await session.query(sql`delete from webhook_message where town = ${town} and webhook = ${id}::uuid`)
    return { result: undefined, note: { action: 'webhook.remove', ledger: null, record: id, detail: { name: gone.label } } }
  })
}

/** Where messages go and what they are signed with: both let somebody speak in the house's name, and are sealed at rest. */
export interface WebhookTarget {
  readonly url: string
  readonly secret: string | null
}

interface Hook {
  readonly town: string
  readonly id: string
}

type Keeps = Pick<Kernel, 'engine'>

function placeOf({ town, id }: Hook, column: 'url' | 'secret'): SecretPlace {
  return { town, table: 'webhook', row: id, column }
}

function sealTarget({ engine: { secrets = openBox } }: Keeps, hook: Hook, { url, secret }: WebhookTarget): WebhookTarget {
  return {
    url: secrets.seal(url, placeOf(hook, 'url')),
    secret: secret === null ? null : secrets.seal(secret, placeOf(hook, 'secret')),
  }
}

/** A webhook's target as it is used. Refuses as `SecretBox.open` does. */
export function openTarget({ engine: { secrets = openBox } }: Keeps, hook: Hook, { url, secret }: WebhookTarget): WebhookTarget {
  return {
    url: secrets.open(url, placeOf(hook, 'url')),
    secret: secret === null ? null : secrets.open(secret, placeOf(hook, 'secret')),
  }
}

function hostOf({ url }: WebhookTarget): string {
  return new URL(url).host
}

const keptRow = row('webhook', { id: uuid, label: text, url: text, secret: orNull(text) })

/** Seals the targets of the town's webhooks by the key that seals now, each with its entry, in an open transaction. Gives how many it sealed anew. */
export async function sealWebhooks(session: Session, kernel: Kernel, writer: Writer): Promise<number> {
  const { town } = writer
  const { secrets = openBox } = kernel.engine
  const found = keptRow.all(await session.query(sql`select id, label, url, secret from webhook where town = ${town} order by id`))
  const due = found.filter(({ url, secret }) => !secrets.isCurrent(url) || (secret !== null && !secrets.isCurrent(secret)))
  for (const { id, label, ...kept } of due) {
    const hook = { town, id }
    const { url, secret } = sealTarget(kernel, hook, openTarget(kernel, hook, kept))
    await writeInChain(session, kernel, writer, async (change) => {
      await session.query(sql`update webhook set url = ${url}, secret = ${secret} where town = ${town} and id = ${id}`)
      const detail = { name: label, ...(await digestKept(change, keptWebhooks, id)) }
      return { result: undefined, note: { action: 'webhook.seal', ledger: null, record: id, detail } }
    })
  }
  return due.length
}

function readUrl(text: string, allowPrivate: boolean): URL {
  if (!URL.canParse(text.trim())) refuse('url', '地址读不懂，应以 https:// 开头。')
  const url = new URL(text.trim())
  if (url.username !== '' || url.password !== '') refuse('url', '地址里不能写账号密码。')
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) refuse('url', '地址应以 https:// 开头。')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isInside = host === 'localhost' || host.endsWith('.localhost') || (isIP(host) !== 0 && isPrivateAddress(host))
  if (isInside && !allowPrivate) refuse('url', '不能推送到本机或内网地址。')
  return url
}

function refuse(field: string, message: string): never {
  throw new Refusal('invalid', message, { fields: [{ field, message }] })
}
