import { sql } from 'kysely'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { instantOf } from '../../audit/instant.ts'
import type { Kernel } from '../../context.ts'
import { isRecordId } from '../../ledger/record/read-version.ts'
import { Refusal } from '../../refusal.ts'
import type { OutgoingMessage } from './message.ts'
import type { WebhookKind } from './webhooks.ts'

/** A message that is due to go out, with where and how. */
export interface DueMessage {
  readonly town: string
  readonly id: string
  readonly attempts: number
  readonly message: OutgoingMessage
  readonly kind: WebhookKind
  readonly url: string
  readonly secret: string | null
}

/** After so many attempts, over about a day, a message is given up. */
export const mostAttempts = 10

/** The messages of all towns whose time has come, oldest first. */
export async function takeDueMessages(
  kernel: Pick<Kernel, 'engine' | 'clock'>,
  { limit }: { readonly limit: number },
): Promise<readonly DueMessage[]> {
  const now = instantOf(kernel.clock())
  const rows = await kernel.engine.read((session) =>
    session.query<Omit<DueMessage, 'message'> & { readonly message: string }>(sql`
      select m.town, m.id, m.attempts, m.message, w.kind, w.url, w.secret
      from webhook_message as m join webhook as w on w.town = m.town and w.id = m.webhook
      where m.sent_at is null and m.attempts < ${mostAttempts}::integer and m.next_at <= ${now}::timestamptz order by m.next_at, m.id limit ${limit}::integer
    `),
  )
  return rows.map((row) => ({ ...row, message: JSON.parse(row.message) }))
}

/** A message that only asks whether messages arrive at a webhook of the actor's town. Refuses with `not-found`. */
export async function makeTestMessage(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<DueMessage> {
  authorize(actor, 'manage')
  const { town } = actor
  const [webhook] = isRecordId(id)
    ? await kernel.engine.read((session) =>
        session.query<Pick<DueMessage, 'kind' | 'url' | 'secret'>>(
          sql`select kind, url, secret from webhook where town = ${town} and id = ${id}::uuid`,
        ),
      )
    : []
  if (webhook === undefined) throw new Refusal('not-found', '没有这个消息推送。')
  const nothing = { number: null, case: null, due: null, level: null }
  return {
    ...webhook,
    town,
    id: kernel.newId(),
    attempts: 0,
    message: { kind: 'test', loopLabel: '', stateLabel: '', count: 0, ...nothing },
  }
}

/** Writes down that a message went out, or why not and when it is tried again: after 1, 2, 4 … minutes, four hours at the most. */
export async function settleMessage(
  kernel: Pick<Kernel, 'engine' | 'clock'>,
  { town, id, attempts }: Pick<DueMessage, 'town' | 'id' | 'attempts'>,
  error: string | undefined,
): Promise<void> {
  const now = kernel.clock()
  const wait = Math.min(2 ** attempts, 240) * 60_000
  const next = instantOf(new Date(now.getTime() + wait))
  await kernel.engine.write((session) =>
    session.query(
      error === undefined
        ? sql`update webhook_message set sent_at = ${instantOf(now)}::timestamptz, attempts = ${attempts + 1}::integer, last_error = null where town = ${town} and id = ${id}::uuid`
        : sql`update webhook_message set attempts = ${attempts + 1}::integer, next_at = ${next}::timestamptz, last_error = ${error.slice(0, 300)} where town = ${town} and id = ${id}::uuid`,
    ),
  )
}
