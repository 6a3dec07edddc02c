import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../kernel/access/types.ts'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
const reason = '凭证补记，财政所〔2021〕3号'

type Verb = 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One way of writing into 2020, on things of its own. */
interface Attempt {
  readonly url: string
  readonly body?: object
  readonly role?: Role
}

const ok = async (role: Role, method: Verb, url: string, body?: object) => {
  const answer = await test.call(role, method, url, body)
  expect([url, answer.status, answer.body.error]).toEqual([url, 200, undefined])
  return answer.body
}
const add = async (ledger: string, values: object): Promise<string> =>
  (await ok('clerk', 'POST', `/api/ledgers/${ledger}/records`, { values })).id
let numbered = 0
const petition = (acceptedOn = '2020-06-01', more: object = {}) => {
  numbered += 1
  return add('petition', { number: `信2020-${numbered}`, category: 'first', acceptedOn, receivedOn: acceptedOn, ...more })
}
const caseOf = async (record: string) => (await test.call('clerk', 'GET', `/api/ledgers/petition/records/${record}/cases`)).body[0]
const caseLate = async () =>
  (await test.call('clerk', 'POST', '/api/cases/query', { loop: 'petition', search: '信2020-late' })).body.cases[0]

const send = async ({ url, body, role = 'clerk' }: Attempt, method: Verb, stated?: string) => {
  const headers = {
    cookie: await test.cookieOf(role),
    ...(stated === undefined ? {} : { 'qianbi-correction': encodeURIComponent(stated) }),
  }
  const answer = await test.api.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) })
  return { status: answer.statusCode, body: answer.json() }
}

async function sendFile(stated?: string) {
  const boundary = 'qianbi-boundary'
  const part = `Content-Disposition: form-data; name="file"; filename="推介.csv"\r\nContent-Type: text/csv`
  const payload = `--${boundary}\r\n${part}\r\n\r\n活动名称,日期,状态\r\n夏茶推介,2020-07-01,策划\r\n\r\n--${boundary}--\r\n`
  const answer = await test.api.inject({
    method: 'POST',
    url: '/api/ledgers/promotion-event/imports',
    headers: {
      cookie: await test.cookieOf('clerk'),
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(stated === undefined ? {} : { 'qianbi-correction': encodeURIComponent(stated) }),
    },
    payload,
  })
  for (;;) {
    const { body } = await test.call('clerk', 'GET', `/api/jobs/${answer.json().job}`)
    if (body.state !== 'running') return body
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const attempts: Record<string, Attempt> = {}
const things: Record<string, string> = {}

beforeAll(async () => {
  test = await openTestApi()
  const village = await add('village', { code: '999901102201', name: '瓦溪村' })
  const [first, second] = [
    await add('cadre', { name: '竹甲', since: '2017-01-01' }),
    await add('cadre', { name: '竹乙', since: '2017-01-01' }),
  ]
  const third = await add('cadre', { name: '竹丙', since: '2017-01-01' })
  const firm = (name: string, creditCode: string) => add('enterprise', { name, creditCode, village })
  const [one, two] = [await firm('甲厂', '91999901QB0000018J'), await firm('乙厂', '91999901QB0000026E')]
  const duty = (object: string, holder: string) =>
    add('duty', { objectKind: 'enterprise', object, holder, role: 'primary', startedOn: '2019-01-01' })
  await duty(one, second)
  const path = '/api/ledgers/petition/records'
  const [amended, withdrawn, restored] = [await petition(), await petition(), await petition()]
  await ok('clerk', 'POST', `${path}/${restored}/withdraw`, { version: 1, reason: '重复登记' })
  const bulked = await petition()
  const bulk = await ok('clerk', 'POST', `${path}/bulk`, { operations: [{ type: 'withdraw', id: bulked, version: 1 }], reason: '重复' })
  things.carried = await petition('2020-11-01', { handler: first })
  const gone = await petition('2020-03-01', { answeredOn: '2020-04-01', closedOn: '2020-06-01', resolved: true })
  await ok('clerk', 'POST', '/api/ledgers/grid-event/kept', { since: '2020-01-01' })
  const leave = await ok('clerk', 'POST', '/api/duties/leave', { cadre: second, from: '2020-12-20', to: '2021-02-20', standIn: third })
  const issue = await add('promotion-event', { name: '春茶推介', date: '2020-04-01', status: 'planned' })
  expect(issue).not.toBe('')
  await ok('editor', 'POST', '/api/years/2020/close')
  attempts['POST /api/ledgers/:ledger/records'] = {
    url: path,
    body: { values: { number: '信2020-late', category: 'first', acceptedOn: '2020-12-31', receivedOn: '2020-12-31', handler: first } },
  }
  attempts['PATCH /api/ledgers/:ledger/records/:id'] = {
    url: `${path}/${amended}`,
    body: { version: 1, values: { number: '信2020-改' }, reason: '号写错' },
  }
  attempts['POST /api/ledgers/:ledger/records/:id/withdraw'] = {
    url: `${path}/${withdrawn}/withdraw`,
    body: { version: 1, reason: '重复' },
  }
  attempts['POST /api/ledgers/:ledger/records/:id/restore'] = { url: `${path}/${restored}/restore` }
  const values = { number: '信2020-bulk', category: 'first', acceptedOn: '2020-12-31' }
  attempts['POST /api/ledgers/:ledger/records/bulk'] = {
    url: `${path}/bulk`,
    body: { operations: [{ type: 'add', values }], reason: '补录' },
  }
  attempts['POST /api/ledgers/:ledger/bulk/:entry/undo'] = { url: `/api/ledgers/petition/bulk/${bulk.entry}/undo` }
  attempts['POST /api/ledgers/:ledger/kept'] = { url: '/api/ledgers/hazard/kept', body: { since: '2020-01-01' } }
  attempts['POST /api/ledgers/:ledger/kept/withdraw'] = { url: '/api/ledgers/grid-event/kept/withdraw', body: { reason: '漏记' } }
  attempts['POST /api/cases'] = { url: '/api/cases', body: { loop: 'petition', subject: gone } }
  const assignments = [{ objectKind: 'enterprise', object: two, holder: first }]
  attempts['POST /api/duties/assign'] = { url: '/api/duties/assign', body: { assignments, from: '2020-07-01' } }
  attempts['POST /api/duties/leave/:leave/end'] = { url: `/api/duties/leave/${leave.leave}/end`, body: { on: '2020-12-25' } }
  attempts['POST /api/duties/leave'] = {
    url: '/api/duties/leave',
    body: { cadre: first, from: '2020-10-01', to: '2020-10-03', standIn: third },
  }
  attempts['POST /api/duties/hand-over'] = {
    url: '/api/duties/hand-over',
    body: { cadre: second, on: '2020-06-01', to: { holders: [third] }, reason: '调任' },
  }
  attempts['POST /api/duties/retire'] = {
    url: '/api/duties/retire',
    body: { cadre: first, on: '2020-12-31', to: { holders: [third] }, reason: '调任' },
  }
})
afterAll(() => test.close())

/** Told elsewhere in this file, on the way their own kind of call goes; agreeing is told where a second person is (kernel/loop/second-person.db.test.ts). */
const otherwise = [
  'POST /api/agreements/agree',
  'POST /api/ledgers/:ledger/imports',
  'POST /api/own-ledgers/of-file',
  'POST /api/ledgers/:ledger/imports/:entry/undo',
  'POST /api/cases/:id/steps',
  'POST /api/cases/steps',
]

/** What writes to no ledger with dates of its own, or only the kernel's account of the work (cases, issues, reports), or destroys what the law says. */
const undated = [
  /^\w+ \/api\/(session|destructions|domains|public-pages|years|files|notices|users|access-rules|county-login|reports|forms|report-comments|report-names|webhooks|views|audit|indicators)\b/,
  /^POST \/api\/ledgers\/:ledger\/(query|groups|views|records\/:id\/comments(\/.*)?)$/,
  /^POST \/api\/agreements\/:change\/(refuse|withdraw)$/,
  /^POST \/api\/cases\/(query|:id\/(urge|suspend|resume|merge))$/,
  /^(POST|PATCH) \/api\/own-ledgers(\/proposals|\/:ledger.*)?$/,
  /^POST \/api\/(people|households|people-matches|people-proposals|secret-ballots)\b/,
  /^POST \/api\/(jobs\/:job\/cancel|ledgers\/:ledger\/(imports\/marked|doubles.*))$/,
  /^POST \/api\/(boards\/:id\/issues|board-issues\/:id\/(objections|freeze)|loops\/:loop\/adopt|duties\/merge)$/,
]

describe('a closed year over HTTP', { shuffle: false }, () => {
  it('is reached by no way that is not looked at here', () => {
    const changing = test.routes.filter(
      ({ method, url }) => !['GET', 'HEAD'].includes(method) && url.startsWith('/api/') && !url.startsWith('/api/docs'),
    )
    const names = changing.map(({ method, url }) => `${method} ${url}`)
    const told = new Set([...Object.keys(attempts), ...otherwise])
    expect(names.filter((name) => !told.has(name) && !undated.some((one) => one.test(name)))).toEqual([])
    expect([...told].filter((name) => !names.includes(name))).toEqual([])
  })

  it('is written into by no call without a reason, and by each with one, which the chain keeps', async () => {
    for (const [name, attempt] of Object.entries(attempts)) {
      const [verb = ''] = name.split(' ')
      const newest = async () => (await test.call('auditor', 'GET', '/api/audit')).body.entries[0]
      const before = await newest()
      const refused = await send(attempt, verb as Verb)
      expect([name, refused.status, refused.body.error?.code]).toEqual([name, 409, 'year-closed'])
      expect(refused.body.error.message).toMatch(/^2020年已经结账/)
      expect([name, (await newest()).seq]).toEqual([name, before.seq])
      const taken = await send(attempt, verb as Verb, reason)
      expect([name, taken.status, taken.body.error]).toEqual([name, 200, undefined])
      const { corrections } = (await test.call('clerk', 'GET', '/api/years/2020')).body
      expect([name, corrections[0].reason, Number(corrections[0].seq) > Number(before.seq)]).toEqual([name, reason, true])
    }
  })

  it('takes a file with a reason only, and takes it back with one only', async () => {
    expect(await sendFile()).toMatchObject({ state: 'failed', error: { code: 'year-closed' } })
    const { state, result } = await sendFile(reason)
    expect([state, result.added]).toEqual(['done', 1])
    const undo = { url: `/api/ledgers/promotion-event/imports/${result.entry}/undo` }
    expect(await send(undo, 'POST')).toMatchObject({ status: 409, body: { error: { code: 'year-closed' } } })
    expect(await send(undo, 'POST', reason)).toMatchObject({ status: 200 })
  })

  it('takes no new ledger whose rows lie in it', async () => {
    const file = new File(['事由,日期\r\n夏茶推介,2020-07-01\r\n秋茶推介,2020-10-01\r\n'], '推介.csv', { type: 'text/csv' })
    const fields = [
      { label: '事由', kind: 'text' },
      { label: '日期', kind: 'date' },
    ]
    const draft = { label: '推介流水', fields, title: ['事由'], key: [], date: '日期', columns: { 事由: '事由', 日期: '日期' } }
    const made = test.as('clerk').createOwnLedgerOfFile({ draft: JSON.stringify(draft), file })
    await expect(made).rejects.toMatchObject({ code: 'year-closed' })
    expect((await test.as('clerk').listOwn()).ledgers).toEqual([])
  })

  it('lets the cases go on that were open when it was closed, and no other without a reason', async () => {
    const { id, version } = await caseOf(things.carried ?? '')
    const extend = { version, step: 'extend', opinion: '情况复杂' }
    const role = 'leader'
    expect(await send({ url: `/api/cases/${id}/steps`, body: extend, role }, 'POST')).toMatchObject({ status: 200 })
    const late = await caseLate()
    const attempt = { url: `/api/cases/${late.id}/steps`, body: { ...extend, version: late.version }, role } as const
    expect(await send(attempt, 'POST')).toMatchObject({ status: 409, body: { error: { code: 'year-closed' } } })
    const cases = [{ id: late.id, version: late.version }]
    const many = { url: '/api/cases/steps', body: { loop: 'petition', step: 'extend', cases, opinion: '情况复杂' }, role } as const
    expect(await send(many, 'POST')).toMatchObject({ status: 409, body: { error: { code: 'year-closed' } } })
    expect(await send(attempt, 'POST', reason)).toMatchObject({ status: 200 })
  })

  it('tells what it carries over, and of every correction who made it and why', async () => {
    const year = (await test.call('auditor', 'GET', '/api/years/2020')).body
    expect(year).toMatchObject({ year: '2020', over: true, closed: { by: '用户editor' }, reports: [], forms: 0 })
    expect(year.cases).toEqual(expect.arrayContaining([expect.objectContaining({ loop: 'petition' })]))
    expect(year.duties).toBeGreaterThan(0)
    expect(
      year.corrections.every(
        (one: { reason: string; by: string }) => one.reason === reason && ['用户clerk', '用户leader'].includes(one.by),
      ),
    ).toBe(true)
    expect((await test.call('clerk', 'GET', '/api/years')).body.map(({ year }: { year: string }) => year)).toEqual(['2021', '2020'])
  })

  it('understands no reason that cannot be read', async () => {
    for (const stated of ['%', '%20', '%00', 'x'.repeat(501)]) {
      const headers = { cookie: await test.cookieOf('clerk'), 'qianbi-correction': stated }
      const answer = await test.api.inject({ method: 'POST', url: '/api/notices/read', headers })
      expect([stated.slice(0, 3), answer.statusCode]).toEqual([stated.slice(0, 3), 400])
    }
  })
})
