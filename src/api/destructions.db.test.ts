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
async function callAsSecond(method: 'POST', url: string) {
  const signedIn = await test.api.inject({ method: 'POST', url: '/api/session', payload: { account: 'second', password } })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  const answer = await test.api.inject({ method, url, headers: { cookie }, payload: {} })
  return { status: answer.statusCode, body: answer.json() }
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
