import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
})
afterAll(() => test.close())

const path = '/api/ledgers/grid/doubles'

async function grid(code: string, name: string): Promise<string> {
  const { body } = await test.call('clerk', 'POST', '/api/ledgers/grid/records', { values: { code, name, category: 'village' } })
  return body.id
}

const list = async (ledger = 'grid') => (await test.call('clerk', 'GET', `/api/ledgers/${ledger}/doubles`)).body

// Told in order: what is found, what is decided of it, and what of that is taken back.
describe('likely doubles', { shuffle: false }, () => {
  let [first, second, third] = ['', '', '']
  beforeAll(async () => {
    first = await grid('999901102301-1', '石桥第一网格')
    second = await grid('999901102301-2', '石桥第一网格')
    third = await grid('999901102303-1', '溪口第一网格')
  })

  it('are found among records entered by hand, side by side, and hold nothing up', async () => {
    const { total, pairs, isTooLarge } = await list()
    expect([total, isTooLarge]).toEqual([1, false])
    expect(pairs[0].rules).toEqual(['same-name'])
    expect([pairs[0].left.id, pairs[0].right.id].sort()).toEqual([first, second].sort())
    expect((await test.call('clerk', 'GET', '/api/doubles')).body).toEqual([{ ledger: 'grid', count: 1 }])
    expect(await list('planting-area')).toEqual({ total: 0, pairs: [], decided: [], isTooLarge: false })
  })

  it('that somebody said are two are not asked about again, until it is taken back', async () => {
    const { status, body } = await test.call('clerk', 'POST', path, { left: second, right: first, why: '一个是新设的' })
    expect(status).toBe(200)
    const after = await list()
    expect([after.total, after.decided[0]]).toMatchObject([0, { id: body.id, why: '一个是新设的' }])
    expect((await test.call('clerk', 'POST', path, { left: first, right: second })).status).toBe(409)
    expect((await test.call('clerk', 'POST', `${path}/${third}/undo`)).status).toBe(404)
    expect((await test.call('clerk', 'POST', `${path}/${body.id}/undo`)).status).toBe(200)
    expect(await list()).toMatchObject({ total: 1, decided: [] })
  })

  it('are decided by who may write, of two records that are there', async () => {
    const pair = { left: first, right: second }
    expect((await test.call('auditor', 'POST', path, pair)).status).toBe(403)
    expect((await test.call('clerk', 'POST', path, { left: first, right: first })).status).toBe(400)
    expect((await test.call('clerk', 'POST', path, { left: first, right: 'no-such-thing' })).status).toBe(404)
    // The word is this list's alone: as a ledger of its own anybody could write it.
    const forged = { values: { ledger: 'grid', left: first, right: second } }
    expect((await test.call('clerk', 'POST', '/api/ledgers/double-decision/records', forged)).status).toBeGreaterThanOrEqual(400)
    expect((await list()).total).toBe(1)
  })

  it('that are one become one by merging, and are gone from the list', async () => {
    const merged = await test.call('clerk', 'POST', '/api/duties/merge', {
      ledger: 'grid',
      keep: first,
      drop: second,
      reason: '重复登记',
    })
    expect(merged.status).toBe(200)
    expect((await list()).total).toBe(0)
  })
})
