import type { Outgoing } from '../../api/context.ts'
import type { Kernel } from '../../kernel/context.ts'
import { finishCleaning, listTowns, openReturns, sweepCases, sweepDue, townKernel } from '../../kernel/index.ts'
import { type LaneOptions, type Lanes, openLanes } from './lanes.ts'
import { post } from './post.ts'
import { webhookRequest } from './webhook-request.ts'

export interface NotifySettings {
  /** Messages may go to addresses within the house. */
  readonly allowPrivate: boolean
  /** Where browsers find this township, for links in messages. */
  readonly site: string | undefined
}

/** `QIANBI_SITE` and `QIANBI_WEBHOOK_PRIVATE=1` say them; no messages within the house and no links when absent. */
export function notifySettingsOf(environment: Readonly<Record<string, string | undefined>>): NotifySettings {
  const site = environment.QIANBI_SITE
  return { allowPrivate: environment.QIANBI_WEBHOOK_PRIVATE === '1', site: site !== undefined && URL.canParse(site) ? site : undefined }
}

/** What the API tries messages out with. */
export function openOutgoing({ allowPrivate, site }: NotifySettings): Outgoing {
  return { allowPrivate, send: (due) => post(webhookRequest(due, { now: new Date(), site }), { allowPrivate }) }
}

export interface NotifierOptions extends NotifySettings {
  readonly kernel: Kernel
  readonly onError: (error: unknown) => void
}

export interface Notifier {
  stop(): Promise<void>
}

const minute = 60_000

/**
 * Every minute: opens the returns of forms that are owed, tells of cases that became late, looks once a day which records are due, and sends what waits. One round at a time, but the messages of one webhook are sent beside those of the
 * others: one that does not answer holds up nobody. What fails is told to `onError` and tried in the next round.
 */
export function startNotifier({ onError, ...options }: NotifierOptions): Notifier {
  const stopping = new AbortController()
  const lanes: Lanes = new Map()
  const settings: LaneOptions = { ...options, onError, stopping: stopping.signal }
  let running: Promise<void> | undefined
  const round = (): void => {
    running ??= sweepTowns(options.kernel)
      .catch(onError)
      .then(() => openLanes(settings, lanes))
      .catch(onError)
      .finally(() => {
        running = undefined
      })
  }
  const timer = setInterval(round, minute)
  timer.unref()
  running = finishTowns(options.kernel)
    .catch(onError)
    .finally(() => {
      running = undefined
      if (!stopping.signal.aborted) round()
    })
  return {
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await running
      // A message that is on its way is waited for, ten seconds at the most: broken off, nobody would know whether it arrived.
      await Promise.all(lanes.values())
    },
  }
}

/** One round, to its end. What fails is thrown when everything else is done. */
export async function notifyOnce(options: Omit<NotifierOptions, 'onError'>): Promise<void> {
  const errors: unknown[] = []
  const lanes: Lanes = new Map()
  await sweepTowns(options.kernel)
  await openLanes({ ...options, onError: (error) => errors.push(error), stopping: new AbortController().signal }, lanes)
  await Promise.all(lanes.values())
  if (errors.length > 0) throw errors[0]
}

async function sweepTowns(kernel: Kernel): Promise<void> {
  for (const { town } of await listTowns(kernel)) {
    const own = await townKernel(kernel, town)
    await openReturns(own, { town })
    await sweepCases(own, { town })
    await sweepDue(own, { town })
  }
}

/** Once, when the server begins: what a destruction had committed and was not yet rewritten when the program was stopped. */
async function finishTowns(kernel: Kernel): Promise<void> {
  for (const { town } of await listTowns(kernel)) await finishCleaning(await townKernel(kernel, town), { town })
}
