import { describe, expect, it } from 'vitest'
import { evaluateExpression } from '../expression/evaluate-expression.ts'
import { presentExpression } from '../expression/present-expression.ts'
import type { FieldValues } from '../field/types.ts'
import { claimCatalogue, readClaimCondition } from './claim-condition.ts'
import { claimFinder } from './find-claim.ts'
import type { ClaimDefinition } from './types.ts'

const claim = (id: string, phrase: string, aliases: readonly string[] = [], condition = 'value = 0'): ClaimDefinition => ({
  id,
  phrase,
  aliases,
  condition,
  over: 'period',
  why: '',
})

const find = claimFinder([
  claim('none', '零…', ['无…']),
  claim('none-spread', '零扩散'),
  claim('all', '全部…', ['所有…都']),
  claim('should', '应…尽…'),
  claim('spelt', '创新高(历史)'),
  claim('broken', '坏', [], 'value >'),
])

describe('claimFinder', () => {
  it.each([
    ['零扩散', 'none-spread', ''],
    ['零感染', 'none', '感染'],
    ['零', 'none', ''],
    ['全部落地投产', 'all', '落地投产'],
    ['所有人员都', 'all', '人员'],
    ['应保尽保', 'should', '保保'],
    [' 零 扩散 ', 'none-spread', ''],
    ['创新高（历史）', 'spelt', ''],
  ])('%s makes the claim %s', (phrase, id, rest) => expect(find(phrase)).toMatchObject({ claim: { id }, rest }))

  it('finds nothing for other phrases, and no claim whose condition cannot be read', () => {
    expect(find('已全部')).toBeUndefined()
    expect(find('坏')).toBeUndefined()
  })
})

describe('readClaimCondition', () => {
  const holds = (condition: string, values: FieldValues) => {
    const { typed } = readClaimCondition(condition)
    if (typed === undefined) throw new Error(condition)
    return evaluateExpression(typed, { id: 'claim', values }, { findRecord: () => undefined, listRecords: () => [] })
  }

  it('is true, false, or unknown when a number it needs is unknown', () => {
    expect(holds('first < 0 and last > 0', { first: '-3.2', last: '1.5' })).toBe(true)
    expect(holds('first < 0 and last > 0', { first: '0', last: '1.5' })).toBe(false)
    expect(holds('first < 0 and last > 0', { first: null, last: '1.5' })).toBeNull()
    expect(holds('value >= target * 2', { value: '10', target: '5' })).toBe(true)
    expect(holds('growth > -0.05 and growth < 0.05', { growth: '0.04' })).toBe(true)
  })

  it('knows only its own numbers and must be a condition', () => {
    expect(readClaimCondition('value > budget').problems[0]?.offset).toBe(8)
    expect(readClaimCondition('value').problems).toHaveLength(1)
    expect(readClaimCondition('value = ').problems).toHaveLength(1)
  })

  it('reads in Chinese', () => {
    const { typed } = readClaimCondition('value >= target and value > lastYear')
    expect(typed && presentExpression(typed, claimCatalogue)).toBe('本期数不少于任务数，且本期数大于上年同期数')
  })
})
