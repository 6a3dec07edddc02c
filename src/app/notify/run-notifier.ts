import type { Kernel } from '../../kernel/context.ts'
import { listTowns, settleMessage, sweepCases, takeDueMessages } from '../../kernel/index.ts'
import { post } from './post.ts'
import { webhookRequest } from './webhook-request.ts'

export interface NotifierOptions {
  readonly kernel: Kernel
  readonly allowPrivate: boolean
  readonly site: string | undefined
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

/** One round. */
export async function notifyOnce({ kernel, allowPrivate, site }: Omit<NotifierOptions, 'onError'>): Promise<void> {
  for (const { town } of await listTowns(kernel)) await sweepCases(kernel, { town })
  for (const due of await takeDueMessages(kernel, { limit: atOnce })) {
    const failed = await post(webhookRequest(due, { now: kernel.clock(), site }), { allowPrivate })
    await settleMessage(kernel, due, failed)
  }
}
