import type { Outgoing } from '../../api/context.ts'
import type { Kernel } from '../../kernel/context.ts'
import { listTowns, settleMessage, sweepCases, takeDueMessages } from '../../kernel/index.ts'
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
const atOnce = 50

/** Every minute: tells of cases that became late, and sends what waits. One round at a time; what fails is told to `onError` and tried in the next. */
export function startNotifier(options: NotifierOptions): Notifier {
  let running: Promise<void> = Promise.resolve()
  let isBusy = false
  const round = (): void => {
    if (isBusy) return
    isBusy = true
    running = notifyOnce(options)
      .catch(options.onError)
      .finally(() => {
        isBusy = false
      })
  }
  const timer = setInterval(round, minute)
  timer.unref()
  round()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

/** One round. A message is signed by the machine's own clock, whatever day it is in the township: who receives it refuses an old signature. */
export async function notifyOnce({ kernel, allowPrivate, site }: Omit<NotifierOptions, 'onError'>): Promise<void> {
  for (const { town } of await listTowns(kernel)) await sweepCases(kernel, { town })
  for (const due of await takeDueMessages(kernel, { limit: atOnce })) {
    const failed = await post(webhookRequest(due, { now: new Date(), site }), { allowPrivate })
    await settleMessage(kernel, due, failed)
  }
}
