import { Refusal } from '../../kernel/refusal.ts'
import type { ApiContext } from '../context.ts'
import type * as health from '../contract/endpoints/health.ts'
import type { Handlers } from './handler.ts'

/** For service managers and proxies: whether the process lives, and whether it can serve. Neither says anything of a township. */
export function healthHandlers({ kernel }: ApiContext): Handlers<typeof health> {
  // However many ask at once, the database is asked once.
  let asked: Promise<void> | undefined
  const ready = (): Promise<void> => {
    asked ??= kernel.engine.ready().finally(() => {
      asked = undefined
    })
    return asked
  }
  return {
    getHealth: () => ({ alive: true }),
    getReadiness: async ({ reply }) => {
      try {
        await ready()
        return { ready: true }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return reply.code(503).send({ ready: false, error: { code: error.code, message: error.message } })
      }
    },
  }
}
