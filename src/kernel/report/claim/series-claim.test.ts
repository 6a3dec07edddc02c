import { describe, expect, it } from 'vitest'
import { compileBody } from '../testing.ts'

const grown = { '全部产值@2018': '1800000000', '全部产值@2017': '1700000000' }
const proofsOf = (body: string, changes = {}) => compileBody(body, changes).claims.map(({ proof }) => proof)

describe('a claim over several years', () => {
  it.each([
    ['产值{{?连续增长:全部产值@2017..2020}}。', grown, 'holds'],
    ['产值{{?连续三年增长:全部产值}}。', grown, 'holds'],
    ['产值{{?连续增长:全部产值@2017..2020}}。', { ...grown, '全部产值@2018': '1650000000' }, 'fails'],
    ['产值{{?连续五年增长:全部产值@2017..2020}}。', grown, 'fails'],
    ['产值{{?连续五年增长:全部产值}}。', grown, 'unproved'],
    ['产值{{?连续下降:全部产值@2019..2020}}。', {}, 'fails'],
    ['病例{{?连续两年零发生:本地病例数}}。', { '本地病例数@2019': '0' }, 'holds'],
    ['病例{{?连续两年零发生:本地病例数}}。', { '本地病例数@2019': '1' }, 'fails'],
  ])('%s with %j %s', (body, changes, proof) => expect(proofsOf(body, changes)).toEqual([proof]))
})
