import { Type } from 'typebox'
import { addWebhook, listWebhooks, makeTestMessage, removeWebhook } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { id, nothing } from '../contract/common.ts'
import { newWebhookBody, webhookList, webhookTest, webhookView } from '../contract/loop.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'

const tags = ['消息推送']
const params = Type.Object({ id })

export function addWebhookRoutes(api: Api, { kernel, outgoing }: ApiContext): void {
  api.get(
    '/api/webhooks',
    { config: { right: 'oversee' }, schema: { tags, summary: '消息推送到哪里，送得怎样', response: answers(webhookList) } },
    async (request) => [...(await listWebhooks(kernel, actorOf(request)))],
  )

  api.post(
    '/api/webhooks',
    { config: { right: 'manage' }, schema: { tags, summary: '新增消息推送', body: newWebhookBody, response: answers(webhookView) } },
    (request) => addWebhook(kernel, actorOf(request), { ...request.body, allowPrivate: outgoing.allowPrivate }),
  )

  api.post(
    '/api/webhooks/:id/test',
    { config: { right: 'manage' }, schema: { tags, summary: '发一条测试消息', params, response: answers(webhookTest) } },
    async (request) => {
      const failed = await outgoing.send(await makeTestMessage(kernel, actorOf(request), request.params))
      return { ok: failed === undefined, message: failed ?? '已送到。' }
    },
  )

  api.delete(
    '/api/webhooks/:id',
    { config: { right: 'manage' }, schema: { tags, summary: '停止一个消息推送', params, response: answers(nothing) } },
    async (request) => {
      await removeWebhook(kernel, actorOf(request), request.params)
      return {}
    },
  )
}
