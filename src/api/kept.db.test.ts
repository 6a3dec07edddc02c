import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
})
afterAll(() => test.close())

const source =
  '---\ntitle: 简报\ntown: "999901102"\nperiod: 2020\nprofile: congress\n---\n全年受理信访{{信访受理数}}件，{{?零发生:信访受理数=0}}。\n'
const compile = async () => (await test.call('editor', 'POST', '/api/reports/compile', { source })).body

describe('a ledger without records', () => {
  it('is no zero: the report names the ledger in which it can be made good', async () => {
    const { figures, problems } = await compile()
    expect(figures[0].value).toBeNull()
    expect(problems).toMatchObject([
      { code: 'value-unknown', ledger: 'petition', message: '“信访受理数”没有数：台账“信访件”还没有记过' },
      { code: 'claim-unproved', ledger: 'petition' },
    ])
  })

  it('is declared kept by whoever may write it, and then its zero is proved; taken back, it is unknown again', async () => {
    const refused = await test.call('auditor', 'POST', '/api/ledgers/petition/kept', { since: '2020-01-01' })
    expect([refused.status, refused.body.error.code]).toEqual([403, 'not-permitted'])
    const { status, body } = await test.call('clerk', 'POST', '/api/ledgers/petition/kept', { since: '2020-01-01' })
    expect([status, body.ledger, body.since]).toEqual([200, 'petition', '2020-01-01'])
    expect((await test.call('auditor', 'GET', '/api/kept')).body).toMatchObject([{ ledger: 'petition', since: '2020-01-01' }])
    const proved = await compile()
    expect([proved.figures[0].value, proved.claims[0].proof, proved.problems]).toEqual(['0', 'holds', []])
    const again = await test.call('clerk', 'POST', '/api/ledgers/petition/kept', { since: '2020-01-01' })
    expect(again.status).toBe(409)
    const taken = await test.call('clerk', 'POST', '/api/ledgers/petition/kept/withdraw', { reason: '漏记了一件' })
    expect(taken.status).toBe(200)
    expect((await compile()).problems).toHaveLength(2)
  })
})
