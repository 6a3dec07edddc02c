import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepCases } from '../kernel/index.ts'
import { openTestApi, type TestApi, town } from './testing.ts'

let test: TestApi
let record = ''
let petitions = ''
let petitionCase = ''

const get = async (url: string) => (await test.call('clerk', 'GET', url)).body
const switchTo = (on: boolean, pack = 'governance') => test.call('administrator', 'POST', `/api/domains/${pack}`, { on })

/** Where somebody would come upon a domain, and whether it is there. */
async function traces(): Promise<Readonly<Record<string, boolean>>> {
  const has = (items: readonly { readonly pack?: string; readonly ledger?: string | null }[]) =>
    items.some(({ pack, ledger }) => pack === 'governance' || ledger === 'petition')
  const catalogue = await get('/api/catalogue')
  const outline = await get('/api/catalogue/outline')
  const writing = await get('/api/catalogue/writing')
  const part = await test.call('clerk', 'GET', '/api/catalogue/ledger/petition')
  const workbench = await get('/api/workbench')
  const search = await get(`/api/search?text=${encodeURIComponent('信访')}`)
  const numbered = await get(`/api/search?text=${encodeURIComponent('信2021-7')}`)
  const cases = (await test.call('clerk', 'POST', '/api/cases/query', { standing: 'all' })).body.cases
  const escalated = (await test.call('leader', 'GET', '/api/work/escalated')).body
  const counts = (await test.call('leader', 'GET', '/api/work')).body
  return {
    catalogue: has(catalogue.ledgers) || has(catalogue.indicators) || catalogue.packs.some(({ id }: { id: string }) => id === 'governance'),
    outline: has(outline.ledgers) || has(outline.loops) || outline.packs.some(({ id }: { id: string }) => id === 'governance'),
    writing: has(writing.indicators),
    part: part.status === 200,
    choices: JSON.stringify(catalogue.ledgers.find(({ id }: { id: string }) => id === 'duty')).includes('hazard'),
    ledgers: has(await get('/api/ledgers')),
    indicators: has(await get('/api/indicators?period=2021')),
    loops: has(await get('/api/loops')),
    cases: has(cases),
    work: has(escalated.items),
    counts: counts.escalated > 0,
    search: search.length > 0 || numbered.length > 0,
    news: workbench.ledgers.some(({ id }: { id: string }) => id === 'petition') || has(workbench.recent),
    coverage: (await get('/api/grid/coverage')).duties.some(({ duty }: { duty: string }) => duty === 'hazard'),
    load: (await get('/api/grid/load')).duties.some(({ duty }: { duty: string }) => duty === 'hazard'),
    findings: (await test.call('clerk', 'GET', '/api/grid/findings?duty=hazard')).status === 200,
    page: (await test.call('clerk', 'POST', '/api/ledgers/petition/query', {})).status === 200,
    named: (await test.call('clerk', 'POST', `/api/ledgers/${encodeURIComponent('信访件')}/query`, {})).status === 200,
    record: (await test.call('clerk', 'GET', `/api/ledgers/petition/records/${record}`)).status === 200,
    recordCases: (await test.call('clerk', 'GET', `/api/ledgers/petition/records/${record}/cases`)).status === 200,
    form: (await test.call('clerk', 'GET', '/api/ledgers/petition/template.xlsx')).status === 200,
    series: (await test.call('clerk', 'GET', `/api/indicators/${petitions}/series?year=2021`)).status === 200,
    figure:
      (await test.call('clerk', 'POST', '/api/indicators/evaluate', { requests: [{ indicator: petitions, period: '2021' }] })).status ===
      200,
    case: (await test.call('clerk', 'GET', `/api/cases/${petitionCase}`)).status === 200,
    notices: (await test.call('leader', 'GET', '/api/notices')).body.notices.length > 0,
  }
}

beforeAll(async () => {
  test = await openTestApi()
  const values = { number: '信2021-7', category: 'first', acceptedOn: '2021-01-04', receivedOn: '2021-01-04' }
  const added = await test.call('clerk', 'POST', '/api/ledgers/petition/records', { values })
  expect(added.status, JSON.stringify(added.body)).toBe(200)
  record = added.body.id
  petitionCase = (await get(`/api/ledgers/petition/records/${record}/cases`))[0].id
  const ofPetitions = test.kernel.catalogue.catalogue.indicators.find((one) => 'ledger' in one && one.ledger === 'petition')
  petitions = ofPetitions?.id ?? ''
  test.passTime(40 * 86_400_000)
  await sweepCases(test.kernel, { town })
})
afterAll(() => test.close())

describe('a domain that a town has switched off', () => {
  it('is nowhere to be come upon, and is back whole when switched on', async () => {
    const before = await traces()
    expect(Object.entries(before).filter(([, there]) => !there)).toEqual([])
    expect((await switchTo(false)).body).toMatchObject({ pack: 'governance', on: false })
    expect(Object.entries(await traces()).filter(([, there]) => there)).toEqual([])
    expect((await switchTo(true)).body).toMatchObject({ pack: 'governance', on: true })
    expect(await traces()).toEqual(before)
  })

  it('keeps its records, and brings no alert to anybody', async () => {
    await switchTo(false)
    test.passTime(40 * 86_400_000)
    expect(await sweepCases(test.kernel, { town })).toBe(0)
    await switchTo(true)
    expect((await get(`/api/ledgers/petition/records/${record}`)).values.number).toBe('信2021-7')
  })

  it('is switched by an administrator, and the chain says so', async () => {
    await switchTo(false)
    await switchTo(true)
    expect((await test.call('clerk', 'POST', '/api/domains/governance', { on: false })).status).toBe(403)
    expect((await test.call('auditor', 'GET', '/api/domains')).body).toContainEqual(
      expect.objectContaining({ pack: 'governance', label: '平安治理', on: true }),
    )
    const actions = (await test.call('auditor', 'GET', '/api/audit')).body.entries.map(({ action }: { action: string }) => action)
    expect(actions).toContain('domain.off')
  })

  it('is none that others lean on, none of the house’s own, and none that is not there', async () => {
    expect((await test.call('auditor', 'GET', '/api/domains')).body.map(({ pack }: { pack: string }) => pack)).not.toContain('township')
    for (const pack of ['township', 'report', 'loop']) expect((await switchTo(false, pack)).status, pack).toBe(400)
    expect((await switchTo(false, 'gardening')).status).toBe(404)
  })
})
