import { sql } from 'kysely'
import { parseShape } from '../../../definition/shape/parse-json.ts'
import { count, oneOf, orNull, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { instantOf } from '../../audit/instant.ts'
import type { Kernel } from '../../context.ts'
import { isRecordId } from '../../ledger/record/read-version.ts'
import { Refusal } from '../../refusal.ts'
import { row, uuid } from '../../storage/row.ts'
import { numbersSealed } from '../../storage/sealing/keyed.ts'
import { type OutgoingMessage, outgoingMessage } from './message.ts'
import { openTarget, type WebhookKind, webhookKinds } from './webhooks.ts'

/** Where a message goes, of every statement that reads a webhook. */
const target = { kind: oneOf(webhookKinds), url: text, secret: orNull(text) }
const dueRow = row('webhook_message', { town: text, webhook: uuid })
const claimRow = row('webhook_message', { town: text, id: uuid, attempt: count, message: text, ...target })
const targetRow = row('webhook', target)

/** A message that its sender holds, with where and how it goes out. */
export interface DueMessage {
  readonly town: string
  readonly id: string
  /** Which attempt this is, from 1. */
  readonly attempt: number
  readonly message: OutgoingMessage
  readonly kind: WebhookKind
  readonly url: string
  readonly secret: string | null
}

/** After so many attempts, over about a day, a message is given up. */
export const mostAttempts = 10

/**
 * Minutes that a claim holds: well over the time in which a message is sent and settled. A sender that ends in between leaves its message to the next one
 * after them, which cannot know whether it arrived: such a message may come twice, and no other.
 */
const claimMinutes = 5

/** Where messages wait whose time has come. */
export interface DueWebhook {
  readonly town: string
  readonly webhook: string
}

const isDue = (now: string) => sql`m.sent_at is null and m.attempts < ${mostAttempts}::integer and m.next_at <= ${now}::timestamptz`

/** The webhooks of all towns for which some message is due, the longest waiting first. */
export async function findDueWebhooks(kernel: Pick<Kernel, 'engine' | 'clock'>): Promise<readonly DueWebhook[]> {
  const now = instantOf(kernel.clock())
  const statement = sql`
    select m.town, m.webhook from webhook_message as m where ${isDue(now)} group by m.town, m.webhook order by min(m.next_at), m.webhook
  `
  return kernel.engine.asOwner.read(async (session) => dueRow.all(await session.query(statement)))
}

/**
 * Claims the oldest due message of a webhook for this sender, or gives undefined when none is due. Of senders that ask at once, on however many servers,
 * no two get the same one. The attempt counts from here, so that a message that ends its sender is given up like any other.
 */
export async function claimMessage(
  kernel: Pick<Kernel, 'engine' | 'clock'>,
  { town, webhook }: DueWebhook,
): Promise<DueMessage | undefined> {
  const now = kernel.clock()
  const until = instantOf(new Date(now.getTime() + claimMinutes * 60_000))
  const statement = sql`
    with due as (
      select m.town, m.id from webhook_message as m where m.town = ${town} and m.webhook = ${webhook}::uuid and ${isDue(instantOf(now))}
      order by m.next_at, m.id limit 1 for update skip locked
    )
    update webhook_message as m set attempts = m.attempts + 1, next_at = ${until}::timestamptz from due, webhook as w
    where m.town = due.town and m.id = due.id and w.town = m.town and w.id = m.webhook
    returning m.town, m.id, m.attempts as attempt, m.message, w.kind, w.url, w.secret
  `
  const [row] = await kernel.engine.inTown(town).write(async (session) => claimRow.all(await session.query(statement)))
  if (row === undefined) return undefined
  return { ...row, ...openTarget(kernel, { town, id: webhook }, row), message: parseShape(outgoingMessage, row.message, 'a message') }
}

/** A message that only asks whether messages arrive at a webhook of the actor's town. Refuses with `not-found`. */
export async function makeTestMessage(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<DueMessage> {
  authorize(actor, 'manage')
  const { town } = actor
  const [webhook] = isRecordId(id)
    ? await kernel.engine
        .inTown(town)
        .read(async (session) =>
          targetRow.all(await session.query(sql`select kind, url, secret from webhook where town = ${town} and id = ${id}::uuid`)),
        )
    : []
  if (webhook === undefined) throw new Refusal('not-found', '没有这个消息推送。')
  const nothing = { number: null, case: null, due: null, level: null }
  return {
    ...webhook,
    ...openTarget(kernel, { town, id }, webhook),
    town,
    id: kernel.newId(),
    attempt: 1,
    message: { kind: 'test', loopLabel: '', stateLabel: '', count: 0, ...nothing },
  }
}

/**
 * Writes down that a claimed message went out, or why not and when it is tried again: after 1, 2, 4 … minutes, four hours at the most. Safe to repeat. A
 * failure is not written over the claim of a later attempt.
 */
export async function settleMessage(
  kernel: Pick<Kernel, 'engine' | 'clock'>,
  { town, id, attempt }: Pick<DueMessage, 'town' | 'id' | 'attempt'>,
  error: string | undefined,
): Promise<void> {
  const now = kernel.clock()
  const wait = Math.min(2 ** (attempt - 1), 240) * 60_000
  const next = instantOf(new Date(now.getTime() + wait))
  await kernel.engine
    .inTown(town)
    .write((session) =>
      session.query(
        error === undefined
          ? sql`update webhook_message set sent_at = ${instantOf(now)}::timestamptz, last_error = null where town = ${town} and id = ${id}::uuid and sent_at is null`
          : sql`update webhook_message set next_at = ${next}::timestamptz, last_error = ${numbersSealed(error.slice(0, 300))} where town = ${town} and id = ${id}::uuid and attempts = ${attempt}::integer and sent_at is null`,
      ),
    )
}
