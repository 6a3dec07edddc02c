import { setTimeout as pass } from 'node:timers/promises'
import type { Kernel } from '../../kernel/context.ts'
import { claimMessage, type DueMessage, type DueWebhook, findDueWebhooks, Refusal, settleMessage } from '../../kernel/index.ts'
import { post } from './post.ts'
import { webhookRequest } from './webhook-request.ts'

export interface LaneOptions {
  readonly kernel: Kernel
  readonly allowPrivate: boolean
  readonly site: string | undefined
  /** Aborted when nothing more shall be sent. */
  readonly stopping: AbortSignal
  readonly onError: (error: unknown) => void
}

/** The webhooks that this process is sending to, each until what waited for it is sent. */
export type Lanes = Map<string, Promise<void>>

/** The makers of the robots let so many messages through in a minute, which is a round. */
const mostInRound = 20

/** Begins to send to every webhook for which something is due and to which nothing is being sent yet. */
export async function openLanes(options: LaneOptions, lanes: Lanes): Promise<void> {
  for (const due of await findDueWebhooks(options.kernel)) {
    if (options.stopping.aborted) return
    const key = `${due.town} ${due.webhook}`
    if (lanes.has(key)) continue
    const lane = sendWaiting(options, due)
      .catch(options.onError)
      .finally(() => lanes.delete(key))
    lanes.set(key, lane)
  }
}

/** One after another, each claimed before it is sent. A webhook that does not take one is left alone until the next round. */
async function sendWaiting(options: LaneOptions, webhook: DueWebhook): Promise<void> {
  const { kernel, allowPrivate, site, stopping } = options
  for (let sent = 0; sent < mostInRound && !stopping.aborted; sent++) {
    const due = await claimMessage(kernel, webhook)
    if (due === undefined) return
    // Signed by the machine's own clock, whatever day it is in the township: who receives it refuses an old signature.
    const failed = await post(webhookRequest(due, { now: new Date(), site }), { allowPrivate })
    await settle(options, due, failed)
    if (failed !== undefined) return
  }
}

/** Well before the claim ends and another sender takes the message. */
const longestSettling = 4 * 60_000
const pause = 500

/** What was sent is sent, also when the database went away meanwhile: it is written down as soon as that is back, so that nobody sends it again. */
async function settle({ kernel, stopping }: LaneOptions, due: DueMessage, failed: string | undefined): Promise<void> {
  const until = performance.now() + longestSettling
  for (;;) {
    try {
      return await settleMessage(kernel, due, failed)
    } catch (error) {
      const passes = error instanceof Refusal && error.code === 'unavailable'
      if (!passes || stopping.aborted || performance.now() > until) throw error
      await pass(pause)
    }
  }
}
