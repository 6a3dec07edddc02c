import { createHmac } from 'node:crypto'
import { type DueMessage, presentMessage } from '../../kernel/index.ts'

export interface WebhookRequest {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface RequestOptions {
  readonly now: Date
  /** Where the browser finds this township; without it a message has no link. */
  readonly site: string | undefined
}

/** The request that brings a message to its robot, in the form that the robot's maker asks for. */
export function webhookRequest(due: DueMessage, options: RequestOptions): WebhookRequest {
  switch (due.kind) {
    case 'dingtalk':
      return dingtalk(due, options)
    case 'wecom':
      return { url: new URL(due.url), headers: json, body: JSON.stringify({ msgtype: 'text', text: { content: textOf(due, options) } }) }
    case 'plain':
      return plain(due, options)
  }
}

const json = { 'content-type': 'application/json; charset=utf-8' }

/** DingTalk's 加签: the address gets the time in milliseconds and HMAC-SHA256 over `timestamp\nsecret`, in base64, percent-encoded. */
function dingtalk(due: DueMessage, options: RequestOptions): WebhookRequest {
  const url = new URL(due.url)
  if (due.secret !== null) {
    const timestamp = String(options.now.getTime())
    url.searchParams.set('timestamp', timestamp)
    url.searchParams.set('sign', createHmac('sha256', due.secret).update(`${timestamp}\n${due.secret}`).digest('base64'))
  }
  const link = linkOf(due, options)
  const text = `### ${presentTitle(due)}\n\n${presentMessage(due.message)}${link === undefined ? '' : `\n\n[打开](${link})`}`
  return { url, headers: json, body: JSON.stringify({ msgtype: 'markdown', markdown: { title: presentTitle(due), text } }) }
}

/** `x-qianbi-signature`: hex HMAC-SHA256 with the shared secret over `timestamp.body`; the time guards against replays. */
function plain(due: DueMessage, options: RequestOptions): WebhookRequest {
  const timestamp = String(Math.floor(options.now.getTime() / 1000))
  const body = JSON.stringify({
    id: due.id,
    town: due.town,
    ...due.message,
    text: presentMessage(due.message),
    link: linkOf(due, options) ?? null,
  })
  const signature = createHmac('sha256', due.secret ?? '')
    .update(`${timestamp}.${body}`)
    .digest('hex')
  return { url: new URL(due.url), headers: { ...json, 'x-qianbi-timestamp': timestamp, 'x-qianbi-signature': signature }, body }
}

function textOf(due: DueMessage, options: RequestOptions): string {
  const link = linkOf(due, options)
  return `【${presentTitle(due)}】${presentMessage(due.message)}${link === undefined ? '' : `\n${link}`}`
}

const titles = { arrived: '事项提醒', late: '逾期提醒', escalated: '督办提醒', urged: '催办提醒', test: '推送测试' } as const

function presentTitle({ message }: DueMessage): string {
  return titles[message.kind]
}

function linkOf({ message }: DueMessage, { site }: RequestOptions): string | undefined {
  if (site === undefined) return undefined
  return new URL(message.case === null ? '/work' : `/cases/${message.case}`, site).href
}
