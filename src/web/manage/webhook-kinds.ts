import type { WebhookView } from '../../api/contract/loop.ts'

export const webhookKinds: Readonly<Record<WebhookView['kind'], string>> = {
  dingtalk: '钉钉群机器人',
  wecom: '企业微信群机器人',
  plain: '自有程序（签名的 JSON）',
}
