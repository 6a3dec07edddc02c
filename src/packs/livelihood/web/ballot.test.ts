import { describe, expect, it } from 'vitest'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { differencesOf, passOf, quorumOf } from './ballot.ts'

const record = (id: string, values: LedgerRecord['values']): LedgerRecord => ({
  id,
  version: 1,
  title: id,
  values,
  shown: {},
  recordedAt: '2020-01-16T02:00:00Z',
  actor: 'x',
})

describe('a ballot on the screen', () => {
  it('needs two thirds of all deputies, and passes with more than half of them', () => {
    expect([103, 69, 63, 3].map((all) => [quorumOf(all), passOf(all)])).toEqual([
      [69, 52],
      [46, 35],
      [42, 32],
      [2, 2],
    ])
  })

  it('says where two groups differ, and nothing while one of them has not counted', () => {
    const candidates = [record('道路', {}), record('饮水', {})]
    const count = (teller: string, valid: number) =>
      record(teller, { teller, issued: 61, returned: 61, valid, invalid: 61 - valid, blank: 0 })
    const tally = (candidate: string, teller: string, yes: number) => record(`${candidate}${teller}`, { candidate, teller, yes })
    const parts = {
      candidates,
      counts: [count('first', 60), count('second', 59)],
      tallies: [tally('道路', 'first', 40), tally('道路', 'second', 41), tally('饮水', 'first', 30)],
      results: [],
    }
    expect(differencesOf(parts, 'mostVotes')).toEqual([
      '票数：甲组有效 60，乙组有效 59',
      '票数：甲组无效 1，乙组无效 2',
      '道路：甲组得票 40，乙组得票 41',
    ])
  })
})
