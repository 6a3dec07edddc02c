import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUser } from '../kernel/index.ts'
import { openTestApi, password, type TestApi, town } from './testing.ts'

let test: TestApi
let response: string
beforeAll(async () => {
  test = await openTestApi()
  const system = { id: 'system', name: '系统', town, role: 'administrator' } as const
  await createUser(test.kernel, system, { account: 'second', name: '另一位管理员', role: 'administrator', office: '办公室', password })
  const add = async (ledger: string, values: object) =>
    (await test.call('clerk', 'POST', `/api/ledgers/${ledger}/records`, { values })).body
  response = (
    await add('emergency-response', { name: '一级响应', launchedOn: '2020-01-24', finishedOn: '2020-03-01', basis: '通告〔2020〕1号' })
  ).id
  const gate = await add('checkpoint', { name: '溪源卡口', openedOn: '2020-01-24' })
  for (const name of ['申屠甲贰', '申屠乙贰']) await add('checkpoint-entry', { checkpoint: gate.id, passedAt: '2020-02-01T08:30', name })
})
afterAll(() => test.close())

/** A second administrator, whom the harness does not know. */
async function callAsSecond(method: 'GET' | 'POST', url: string) {
  const signedIn = await test.api.inject({ method: 'POST', url: '/api/session', payload: { account: 'second', password } })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const answer = await test.api.inject({ method, url, headers: { cookie }, ...(method === 'POST' ? { payload: {} } : {}) })
  return { status: answer.statusCode, body: answer.json() }
}

/** A job at its end. */
async function ended(ask: () => Promise<{ readonly body: { readonly state: string } }>) {
  for (;;) {
    const { body } = await ask()
    if (body.state !== 'running') return body
    await new Promise((resolve) => setImmediate(resolve))
  }
}

// A response is destroyed once: what each step is asked about is what the step before it left.
describe('destruction over HTTP', { shuffle: false }, () => {
  const name = () => ({ responses: 'emergency-response', response })
  let id = ''

  it('tells what would go', async () => {
    const { status, body } = await test.call('administrator', 'POST', '/api/destructions/preview', name())
    expect([status, body.counts]).toEqual([200, [{ ledger: 'checkpoint-entry', label: '卡口登记', records: 2, versions: 2 }]])
    expect((await test.call('clerk', 'POST', '/api/destructions/preview', name())).status).toBe(403)
    expect((await test.call('administrator', 'GET', '/api/session')).body.can.destroy).toBe(true)
    expect((await test.call('leader', 'GET', '/api/session')).body.can.destroy).toBe(false)
  })

  it('is asked for by one administrator and carried out by another', async () => {
    const asked = await test.call('administrator', 'POST', '/api/destructions', { ...name(), method: '物理删除', witness: '县档案馆' })
    expect([asked.status, asked.body.state, asked.body.mine]).toEqual([200, 'requested', true])
    id = asked.body.id
    expect((await test.call('administrator', 'GET', `/api/destructions/${id}/certificate?format=html`)).status).toBe(409)
    expect((await test.call('administrator', 'POST', `/api/destructions/${id}/confirm`, {})).status).toBe(403)
    const done = await callAsSecond('POST', `/api/destructions/${id}/confirm`)
    expect([done.status, done.body.state, done.body.records, done.body.mine]).toEqual([200, 'cleaned', 2, false])
  })

  it('leaves a certificate to print, and nobody’s name', async () => {
    const page = await test.call('auditor', 'GET', `/api/destructions/${id}/certificate?format=html`)
    expect(page.bytes.toString()).toContain('销毁内容摘要')
    expect(page.bytes.toString()).not.toContain('申屠')
    const document = await test.call('auditor', 'GET', `/api/destructions/${id}/certificate?format=docx`)
    expect(document.bytes.subarray(0, 2).toString()).toBe('PK')
    const { certificates, responses } = (await test.call('leader', 'GET', '/api/destructions')).body
    expect([certificates.length, responses.length]).toEqual([1, 1])
    const verified = await test.call('auditor', 'POST', '/api/audit/verify', {})
    expect(verified.body.ok).toBe(true)
    const log = await test.call('auditor', 'GET', '/api/audit')
    expect(JSON.stringify(log.body)).toContain('销毁个人信息')
    expect(JSON.stringify(log.body)).not.toContain('申屠')
  })
})

// The due records are looked at, held up, asked for and destroyed, in this order.
describe('due records over HTTP', { shuffle: false }, () => {
  let due: string
  let kept: string
  beforeAll(async () => {
    const add = async (values: object) =>
      (await test.call('clerk', 'POST', '/api/ledgers/deputy/records', { values: { electedOn: '1998-01-01', ...values } })).body
    due = (await add({ number: 'D1', name: '独孤甲伍', endedOn: '2001-01-01' })).id
    kept = (await add({ number: 'D2', name: '独孤乙伍', endedOn: '2001-01-02' })).id
  })

  it('are listed for who oversees, masked, with what holds them', async () => {
    const { status, body } = await test.call('auditor', 'GET', '/api/destructions/due')
    expect([status, body.ledgers.map((one: { ledger: string; due: number }) => [one.ledger, one.due])]).toEqual([200, [['deputy', 2]]])
    const list = await test.call('auditor', 'GET', '/api/destructions/due/ledgers/deputy')
    expect(list.body.records.map((one: { record: string }) => one.record)).toEqual([due, kept])
    expect((await test.call('leader', 'GET', '/api/destructions/due')).status).toBe(403)
    expect((await test.call('auditor', 'POST', '/api/destructions/due/preview', { ledgers: ['deputy'] })).status).toBe(403)
    expect(
      (await test.call('auditor', 'POST', '/api/destructions/holds', { ledger: 'deputy', record: kept, basis: '甲', until: '2999-01-01' }))
        .status,
    ).toBe(403)
  })

  it('are held up, asked for, and destroyed as a job', async () => {
    const hold = { ledger: 'deputy', record: kept, basis: '（2023）测行初字第3号', until: '2999-01-01' }
    const placed = await test.call('administrator', 'POST', '/api/destructions/holds', hold)
    expect([placed.status, placed.body.inForce]).toEqual([200, true])
    const { body } = await test.call('administrator', 'GET', '/api/destructions/due')
    expect([body.ledgers[0].ready, body.ledgers[0].held, body.holds.length]).toEqual([1, [{ because: 'hold', by: '', records: 1 }], 1])
    expect((await test.call('administrator', 'POST', '/api/destructions/due/preview', { ledgers: ['deputy'] })).body.counts).toEqual([
      { ledger: 'deputy', label: body.ledgers[0].label, records: 1, versions: 1 },
    ])
    const how = { ledgers: ['deputy'], method: '物理删除', witness: '县档案馆' }
    const asked = await test.call('administrator', 'POST', '/api/destructions/due', how)
    expect([asked.status, asked.body.state, asked.body.due.ledgers]).toEqual([200, 'requested', ['deputy']])
    const own = await test.call('administrator', 'POST', `/api/destructions/${asked.body.id}/start`, {})
    const refused = await ended(() => test.call('administrator', 'GET', `/api/jobs/${own.body.job}`))
    expect(refused).toMatchObject({ state: 'failed', error: { code: 'not-permitted' } })
    const started = await callAsSecond('POST', `/api/destructions/${asked.body.id}/start`)
    expect(started.status).toBe(200)
    expect(await ended(() => callAsSecond('GET', `/api/jobs/${started.body.job}`))).toMatchObject({ state: 'done', total: 6 })
    const { certificates } = (await test.call('leader', 'GET', '/api/destructions')).body
    expect(certificates.find((one: { id: string }) => one.id === asked.body.id)).toMatchObject({ state: 'cleaned', records: 1 })
    const page = await test.call('auditor', 'GET', `/api/destructions/${asked.body.id}/certificate?format=html`)
    expect(page.bytes.toString()).toContain('保存期限届满')
    expect((await test.call('clerk', 'GET', `/api/ledgers/deputy/records/${due}`)).status).toBe(404)
    expect((await test.call('clerk', 'GET', `/api/ledgers/deputy/records/${kept}`)).status).toBe(200)
    const lifted = await test.call('administrator', 'POST', `/api/destructions/holds/${placed.body.id}/lift`, { reason: '已撤诉' })
    expect([lifted.status, lifted.body.inForce]).toEqual([200, false])
    const log = JSON.stringify((await test.call('auditor', 'GET', '/api/audit')).body)
    for (const words of ['暂缓销毁', '解除暂缓销毁']) expect(log).toContain(words)
    expect(log).not.toContain('独孤甲伍')
  })
})
