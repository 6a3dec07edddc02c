import { Type } from 'typebox'
import { id, nothing } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { newWebhookBody, webhookList, webhookTest, webhookView } from '../loop.ts'

const tag = '消息推送'
const params = Type.Object({ id })

export const listWebhooks = endpoint({
  verb: 'GET',
  path: '/api/webhooks',
  right: 'oversee',
  tag,
  summary: '消息推送到哪里，送得怎样',
  answer: webhookList,
})

export const addWebhook = endpoint({
  verb: 'POST',
  path: '/api/webhooks',
  right: 'manage',
  tag,
  summary: '新增消息推送',
  body: newWebhookBody,
  answer: webhookView,
})

export const testWebhook = endpoint({
  verb: 'POST',
  path: '/api/webhooks/:id/test',
  right: 'manage',
  tag,
  summary: '发一条测试消息',
  params,
  answer: webhookTest,
})

export const removeWebhook = endpoint({
  verb: 'DELETE',
  path: '/api/webhooks/:id',
  right: 'manage',
  tag,
  summary: '停止一个消息推送',
  params,
  answer: nothing,
})
