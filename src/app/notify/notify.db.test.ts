import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Kernel } from '../../kernel/context.ts'
import { type Actor, addWebhook, type Engine, listWebhooks, makeTestMessage } from '../../kernel/index.ts'
import { openLoopSample, type Sample } from '../../kernel/loop/testing/open-sample.ts'
import { describeOneEngine } from '../../kernel/storage/testing.ts'
import { post } from './post.ts'
import { notifyOnce, notifySettingsOf, openOutgoing } from './run-notifier.ts'

interface Received {
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let server: Server
let url: string
let answer: { status: number; body: string } = { status: 200, body: '{"errcode":0}' }
const received: Received[] = []

/** A robot on this machine that answers what it is told to. */
async function openRobot(): Promise<void> {
  server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => {
      body += part
    })
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x')
      received.push({ path: pathname, query: searchParams, headers: request.headers, body })
      response.writeHead(answer.status, answer.status === 302 ? { location: '/elsewhere' } : {}).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describeOneEngine('a message goes out', (open) => {
  let sample: Sample
  let kernel: Kernel
  let administrator: Actor
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  const secret = 'SEC0123456789abcdef'
  const round = () => notifyOnce({ kernel, allowPrivate: true, site: 'https://town.example' })
  let engine: Engine
  beforeAll(async () => {
    await openRobot()
    engine = await open()
  })
  // A town of its own for every test: some let days pass.
  beforeEach(async () => {
    sample = await openLoopSample(engine)
    kernel = sample.kernel
    administrator = { ...sample.clerk, role: 'administrator' }
    for (const kind of ['dingtalk', 'wecom', 'plain'] as const)
      await addWebhook(kernel, administrator, { kind, label: kind, url: `${url}/${kind}?access_token=k`, secret, allowPrivate: true })
  })

  it('signed as each robot asks, once, with a link and without a word of the record', async () => {
    received.length = 0
    answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' }
    const one = await sample.report('G1')
    await round()
    await round()
    expect(received.map(({ path }) => path).sort()).toEqual(['/dingtalk', '/plain', '/wecom'])
    const by = (path: string): Received => received.find((one) => one.path === path) ?? expect.unreachable()
    const text = `事件处置 ${one.number}到了“待受理”，期限2020年6月2日。`
    const link = `https://town.example/cases/${one.id}`
    const ding = by('/dingtalk')
    const timestamp = ding.query.get('timestamp') ?? ''
    expect(ding.query.get('access_token')).toBe('k')
    expect(Math.abs(Number(timestamp) - Date.now()), 'signed now, though it is 2020 in the township').toBeLessThan(600_000)
    expect(ding.query.get('sign')).toBe(createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'))
    expect(JSON.parse(ding.body)).toEqual({
      msgtype: 'markdown',
      markdown: { title: '事项提醒', text: `### 事项提醒\n\n${text}\n\n[打开](${link})` },
    })
    expect(JSON.parse(by('/wecom').body)).toEqual({ msgtype: 'text', text: { content: `【事项提醒】${text}\n${link}` } })
    const plain = by('/plain')
    const signed = `${plain.headers['x-qianbi-timestamp']}.${plain.body}`
    expect(plain.headers['x-qianbi-signature']).toBe(createHmac('sha256', secret).update(signed).digest('hex'))
    expect(JSON.parse(plain.body)).toMatchObject({ kind: 'arrived', case: one.id, count: 1, due: '2020-06-02', text, link })
    for (const { body } of received) expect(body).not.toMatch(/路灯|石桥|竹甲|用户/)
    expect((await listWebhooks(kernel, administrator)).map(({ waiting, lastError }) => [waiting, lastError])).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ])
  })

  it('again later when it was not taken, and follows nobody elsewhere', async () => {
    received.length = 0
    await sample.report('G2')
    for (const bad of [
      { status: 500, body: '' },
      { status: 302, body: '' },
      { status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' },
    ]) {
      answer = bad
      await round()
      sample.passDays(1)
    }
    expect(received.map(({ path }) => path)).not.toContain('/elsewhere')
    expect((await listWebhooks(kernel, administrator))[0]).toMatchObject({
      waiting: expect.any(Number),
      lastError: expect.stringContaining('310000'),
    })
    answer = { status: 200, body: '{"errcode":0}' }
    await round()
    await round()
    expect((await listWebhooks(kernel, administrator)).map(({ waiting }) => waiting)).toEqual([0, 0, 0])
  })

  it('or is given up when the answer never ends, though it never stops either', async () => {
    const dripping = createServer((_, response) => {
      response.writeHead(200)
      const drip = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(drip))
    })
    await new Promise<void>((resolve) => dripping.listen(0, '127.0.0.1', resolve))
    const to = new URL(`http://127.0.0.1:${(dripping.address() as AddressInfo).port}/`)
    expect(await post({ url: to, headers: {}, body: '' }, { allowPrivate: true, longest: 200 })).toBe('对方没有回应')
    await new Promise((resolve) => dripping.close(resolve))
  })

  it('never to an address within the house unless the installation says so', async () => {
    received.length = 0
    answer = { status: 200, body: '{"errcode":0}' }
    const [first] = await listWebhooks(kernel, administrator)
    const message = await makeTestMessage(kernel, administrator, { id: first?.id ?? '' })
    const closed = openOutgoing(notifySettingsOf({}))
    expect(await closed.send(message)).toBe('地址在本机或内网')
    expect(await closed.send({ ...message, url: message.url.replace('127.0.0.1', 'localhost') })).toBe('地址在本机或内网')
    expect(received).toEqual([])
    const opened = openOutgoing(notifySettingsOf({ QIANBI_WEBHOOK_PRIVATE: '1' }))
    expect(await opened.send(message)).toBeUndefined()
    expect(received[0]?.body).toContain('这是一条测试消息')
  })
})
