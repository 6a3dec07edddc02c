import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApi } from './app.ts'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
const ids: Record<string, string> = {}
const add = async (ledger: string, values: object): Promise<string> => {
  const { status, body } = await test.call('clerk', 'POST', `/api/ledgers/${ledger}/records`, { values })
  expect([ledger, status, body.error]).toEqual([ledger, 200, undefined])
  return body.id
}

beforeAll(async () => {
  test = await openTestApi()
  ids.village = await add('village', { code: '999901102201', name: '瓦溪村' })
  ids.first = await add('cadre', { name: '竹甲', since: '2017-01-01', village: ids.village })
  ids.second = await add('cadre', { name: '竹乙', since: '2017-01-01' })
  ids.firm = await add('enterprise', { creditCode: '91999901QB0000018J', name: '甲厂', village: ids.village })
})
afterAll(() => test.close())

const enterprise = async (on?: string) => {
  const { body } = await test.call('leader', 'GET', `/api/grid/coverage${on === undefined ? '' : `?on=${on}`}`)
  return body.duties.find(({ duty }: { duty: string }) => duty === 'enterprise')
}
const holder = async (on: string): Promise<string | undefined> => {
  const { body } = await test.call('auditor', 'GET', `/api/grid/holders/${ids.firm}?on=${on}`)
  return body.duties.find(({ answers }: { answers: boolean }) => answers)?.holder.title
}

// One duty from the day nobody has it: shown in the tree once it is given, lent and handed over once somebody has it.
describe('a duty over HTTP', { shuffle: false }, () => {
  it('finds what nobody answers for, proposes somebody with a reason, and gives it by one call', async () => {
    expect(await enterprise()).toMatchObject({ inScope: 1, uncovered: 1 })
    const { body: page } = await test.call('leader', 'GET', '/api/grid/findings?duty=enterprise&fault=uncovered')
    expect(page.findings).toMatchObject([{ object: ids.firm, title: '甲厂', place: '瓦溪村', faults: ['uncovered'] }])
    const { body: proposed } = await test.call('leader', 'GET', '/api/grid/proposals?duty=enterprise')
    expect(proposed).toMatchObject([{ holder: { title: '竹甲' }, reason: expect.stringContaining('瓦溪村') }])
    const assignments = [{ objectKind: 'enterprise', object: ids.firm, holder: ids.first }]
    expect((await test.call('leader', 'POST', '/api/duties/assign', { assignments })).status).toBe(403)
    expect((await test.call('clerk', 'POST', '/api/duties/assign', { assignments })).body).toEqual({ assigned: 1 })
    expect((await test.call('clerk', 'POST', '/api/duties/assign', { assignments })).status).toBe(409)
    expect(await enterprise()).toMatchObject({ covered: 1, uncovered: 0 })
  })

  it('shows the tree, the loads and the partition of enterprise grids', async () => {
    const { body: tree } = await test.call('leader', 'GET', '/api/grid/tree?geometry=true&duty=enterprise')
    expect(tree.areas).toMatchObject([
      { kind: 'town', inScope: 1, uncovered: 0 },
      { kind: 'village', title: '瓦溪村', inScope: 1 },
    ])
    const { body: load } = await test.call('leader', 'GET', '/api/grid/load')
    expect(load.cadres.find(({ cadre }: { cadre: { id: string } }) => cadre.id === ids.first)).toMatchObject({ answers: { enterprise: 1 } })
    const { body: partition } = await test.call('leader', 'GET', '/api/grid/partition')
    expect(partition).toMatchObject({ firms: 1, faultCount: 1, faults: [{ title: '甲厂', why: 'no-small-grid' }] })
  })

  it('lends duties for a leave and hands them over for good', async () => {
    const leave = await test.call('clerk', 'POST', '/api/duties/leave', {
      cadre: ids.first,
      from: '2021-02-01',
      to: '2021-02-20',
      standIn: ids.second,
    })
    expect(leave.body).toMatchObject({ moved: 1, holders: [{ holder: { title: '竹乙' }, count: 1 }] })
    const end = await test.call('clerk', 'POST', `/api/duties/leave/${leave.body.leave}/end`, { on: '2021-02-10' })
    expect(end.body).toEqual({ returned: 1 })
    expect([await holder('2021-01-31'), await holder('2021-02-09'), await holder('2021-02-10')]).toEqual(['竹甲', '竹乙', '竹甲'])
    const body = { cadre: ids.first, on: '2021-03-01', to: { holders: [ids.second] }, reason: '调任' }
    expect((await test.call('clerk', 'POST', '/api/duties/hand-over', body)).body).toMatchObject({ moved: 1 })
    expect([await holder('2021-02-28'), await holder('2021-03-01')]).toEqual(['竹甲', '竹乙'])
    const retired = await test.call('clerk', 'POST', '/api/duties/retire', { cadre: ids.second, on: '2021-04-01' })
    expect(retired.body.error).toMatchObject({ code: 'wrong-state', message: expect.stringContaining('由谁接手') })
  })
})

describe('the grid over HTTP', () => {
  it('refuses what is no day, and no fault there is', async () => {
    expect((await test.call('leader', 'GET', '/api/grid/coverage?on=2021-02-30')).status).toBe(400)
    expect((await test.call('leader', 'GET', '/api/grid/findings?duty=enterprise&fault=lazy')).status).toBe(400)
    expect((await test.call('leader', 'GET', '/api/grid/findings?duty=cow')).status).toBe(404)
  })

  it('lets pictures of 天地图 in only where a key is set', async () => {
    expect((await test.call('leader', 'GET', '/api/grid/map')).body).toEqual({})
    const plain = await test.call(undefined, 'GET', '/api/openapi.json')
    expect(plain.headers['content-security-policy']).not.toContain('tianditu')
    const api = await createApi({ kernel: test.kernel, version: '0.0.0', tianditu: 'a-key' })
    const answer = await api.inject({ method: 'GET', url: '/api/grid/map', headers: { cookie: await test.cookieOf('leader') } })
    expect(answer.json()).toEqual({ tianditu: 'a-key' })
    expect(answer.headers['content-security-policy']).toContain("connect-src 'self' https://*.tianditu.gov.cn")
    await api.close()
  })
})
