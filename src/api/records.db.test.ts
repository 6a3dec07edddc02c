import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
/** Nobody changes it. Of all villages it alone has a population, which is the town's. */
let village: { id: string; version: number }
beforeAll(async () => {
  test = await openTestApi()
  const answer = await test.call('clerk', 'POST', '/api/ledgers/village/records', {
    values: { code: '999901102201', name: '瓦窑山村', households: 300, population: 1000, geometry: null },
  })
  village = answer.body
})
afterAll(() => test.close())

let added = 0
/** Another village, with a code and a name of its own, for a test to change. */
async function addVillage(): Promise<string> {
  added += 1
  const values = { code: String(999_901_102_300 + added), name: `溪口${added}村`, households: 10 }
  return (await test.call('clerk', 'POST', '/api/ledgers/village/records', { values })).body.id
}

/** Changes the households of a village from its first version, as a clerk. */
const amend = (id: string) => test.call('clerk', 'PATCH', of(id), { version: 1, values: { households: 11 }, reason: '户口迁入' })

const of = (id: string, action = '') => `/api/ledgers/village/records/${id}${action}`

describe('a record', () => {
  it('is added and read back', async () => {
    const { status, body } = await test.call('auditor', 'GET', of(village.id))
    expect([status, body.title, body.version, body.values]).toEqual([
      200,
      '瓦窑山村',
      1,
      { code: '999901102201', name: '瓦窑山村', households: 300, population: 1000, geometry: null },
    ])
  })

  it('is refused with each bad field named', async () => {
    const { status, body } = await test.call('clerk', 'POST', '/api/ledgers/village/records', { values: { households: -1 } })
    expect([status, body.error.code]).toEqual([400, 'invalid'])
    expect(body.error.fields.map(({ field }: { field: string }) => field)).toEqual(expect.arrayContaining(['code', 'name', 'households']))
  })

  it('is refused when its key is taken', async () => {
    const { status, body } = await test.call('clerk', 'POST', '/api/ledgers/village/records', {
      values: { code: '999901102201', name: '别的村' },
    })
    expect([status, body.error.code]).toEqual([409, 'conflict'])
  })

  it('is amended from the version that was seen, never over somebody else’s change', async () => {
    const id = await addVillage()
    const first = await amend(id)
    expect([first.status, first.body.version]).toEqual([200, 2])
    const second = await test.call('editor', 'PATCH', of(id), { version: 1, values: { households: 5 } })
    expect([second.status, second.body.error.code]).toEqual([409, 'conflict'])
  })

  it('tells its history, newest first, with names and reasons', async () => {
    const id = await addVillage()
    await amend(id)
    const { body } = await test.call('auditor', 'GET', of(id, '/history'))
    expect(body.map((one: Record<string, unknown>) => [one.version, one.action, one.actorName, one.reason])).toEqual([
      [2, 'amend', '用户clerk', '户口迁入'],
      [1, 'add', '用户clerk', undefined],
    ])
  })

  it('is withdrawn with a reason, and restored', async () => {
    const id = await addVillage()
    expect((await test.call('clerk', 'POST', of(id, '/withdraw'), { version: 1 })).status).toBe(400)
    expect((await test.call('clerk', 'POST', of(id, '/withdraw'), { version: 1, reason: '并入瓦窑山村' })).status).toBe(200)
    expect((await test.call('clerk', 'GET', of(id))).status).toBe(404)
    expect((await test.call('clerk', 'POST', of(id, '/restore'))).status).toBe(200)
    expect((await test.call('clerk', 'GET', of(id))).status).toBe(200)
  })

  it('is not found under an id that is none', async () => {
    for (const id of ['nothing', '00000000-0000-7000-8000-000000000000']) expect((await test.call('clerk', 'GET', of(id))).status).toBe(404)
    expect((await test.call('clerk', 'GET', '/api/ledgers/nothing/records/x')).status).toBe(404)
  })

  it('shows what it stands behind', async () => {
    const source = [
      '---',
      'title: 报告',
      'town: "999901102"',
      'period: 2021',
      'profile: congress',
      '---',
      '# 一、人口',
      '户籍人口{{户籍人口数}}人，',
    ].join('\n')
    const { body: report } = await test.call('editor', 'POST', '/api/reports', { source })
    const { body } = await test.call('auditor', 'GET', of(village.id, '/uses'))
    expect(body.indicators).toContainEqual({ id: 'population', label: '户籍人口数', unit: '人', period: '2021', value: '1000' })
    expect(body.figures).toEqual([
      { report: report.id, reportTitle: '报告', n: 1, name: '户籍人口数', printed: '1000', line: 8, column: 5 },
    ])
  })

  it('is found by the search box, and offered where it is referred to', async () => {
    const { body: hits } = await test.call('auditor', 'GET', `/api/search?text=${encodeURIComponent('瓦窑')}`)
    expect(hits).toContainEqual({ kind: 'record', id: village.id, title: '瓦窑山村', ledger: 'village', ledgerLabel: '村', total: 1 })
    const { body: options } = await test.call('clerk', 'GET', `/api/ledgers/village/options?search=${encodeURIComponent('窑山')}&limit=5`)
    expect(options).toEqual([{ id: village.id, title: '瓦窑山村' }])
  })
})

describe('a ledger', () => {
  it('gives a page with totals', async () => {
    const { body } = await test.call('auditor', 'POST', '/api/ledgers/village/query', {
      filters: [{ field: 'name', operator: 'contains', value: '瓦窑' }],
      sort: { field: 'name', direction: 'ascending' },
      totals: true,
    })
    expect(body.records).toHaveLength(1)
    expect(body.totals.count).toBe(1)
  })

  it('is listed with how many records it holds', async () => {
    const list = async () => {
      const { body } = await test.call('auditor', 'GET', '/api/ledgers')
      return body.find(({ id }: { id: string }) => id === 'village')
    }
    const { count } = await list()
    await addVillage()
    expect(await list()).toMatchObject({
      label: '村',
      kind: 'register',
      packLabel: expect.any(String),
      count: count + 1,
    })
  })

  it('stands in the workbench’s news and in the audit log', async () => {
    const id = await addVillage()
    await amend(id)
    await test.call('clerk', 'POST', of(id, '/withdraw'), { version: 2, reason: '并入瓦窑山村' })
    await test.call('clerk', 'POST', of(id, '/restore'))
    const { body: workbench } = await test.call('leader', 'GET', '/api/workbench')
    expect(workbench.ledgers[0].label).toMatch(/报告模板|村/)
    expect(workbench.recent.length).toBeGreaterThan(3)
    const { body: audit } = await test.call('auditor', 'GET', '/api/audit')
    expect(audit.entries.map(({ actionLabel }: { actionLabel: string }) => actionLabel)).toEqual(
      expect.arrayContaining(['新增', '修改', '撤销', '恢复']),
    )
    const { body: verified } = await test.call('auditor', 'POST', '/api/audit/verify')
    expect(verified).toEqual({ ok: true, entries: expect.any(Number), problems: [] })
  })
})
