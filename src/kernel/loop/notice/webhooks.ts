import { isIP } from 'node:net'
import { sql } from 'kysely'
import { count, oneOf, orNull, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { digestKept, type KeptTable } from '../../audit/kept-rows.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { isRecordId } from '../../ledger/record/read-version.ts'
import { Refusal } from '../../refusal.ts'
import { instant, row, uuid } from '../../storage/row.ts'
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
  written: ['webhook.add'],
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
  const rows = await kernel.engine.read(async (session) => webhookRow.all(await session.query(statement)))
  return rows.map(({ url, ...rest }) => ({ ...rest, host: new URL(url).host }))
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
    await session.query(sql`
      insert into webhook (town, id, kind, label, url, secret) values (${town}, ${id}, ${kind}, ${label.trim()}, ${target.href}, ${secret ?? null})
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
