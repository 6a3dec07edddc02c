import { addWebhook, listWebhooks, makeTestMessage, removeWebhook } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as webhooks from '../contract/endpoints/webhooks.ts'
import type { Handlers } from './handler.ts'

export function webhookHandlers({ kernel, outgoing }: ApiContext): Handlers<typeof webhooks> {
  return {
    listWebhooks: ({ actor }) => listWebhooks(kernel, actor),
    addWebhook: ({ actor, input }) => addWebhook(kernel, actor, { ...input, allowPrivate: outgoing.allowPrivate }),
    testWebhook: async ({ actor, input }) => {
      const failed = await outgoing.send(await makeTestMessage(kernel, actor, input))
      return { ok: failed === undefined, message: failed ?? '已送到。' }
    },
    removeWebhook: async ({ actor, input }) => {
      await removeWebhook(kernel, actor, input)
      return {}
    },
  }
}
