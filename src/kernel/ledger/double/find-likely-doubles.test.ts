import { expect, test } from 'vitest'
import { type DoubleCandidate, findLikelyDoubles } from './find-likely-doubles.ts'

const record = (id: string, more: Partial<DoubleCandidate> = {}): DoubleCandidate => ({
  id,
  name: '吴甲',
  place: 'a',
  numbers: {},
  values: {},
  ...more,
})
const pairs = (...records: readonly DoubleCandidate[]) =>
  findLikelyDoubles(records).map(({ left, right, rules }) => `${left} ${right}: ${rules.join(' ')}`)

test('the same name in the same village is proposed where most of what both say is the same', () => {
  expect(pairs(record('1', { name: '吴 甲' }), record('2'))).toEqual(['1 2: same-name'])
  expect(pairs(record('1', { values: { size: '3', income: '5' } }), record('2', { values: { size: '3', income: '6' } }))).toEqual([
    '1 2: same-name',
  ])
  expect(pairs(record('1', { values: { size: '3', income: '5' } }), record('2', { values: { size: '4', income: '6' } }))).toEqual([])
  expect(pairs(record('1'), record('2', { place: 'b' }))).toEqual([])
  expect(pairs(record('1', { when: '2019' }), record('2', { when: '2020' }))).toEqual([])
  expect(pairs(record('1', { name: '' }), record('2', { name: '' }))).toEqual([])
})

test('two numbers that differ are two, the same number is one whatever the name', () => {
  expect(pairs(record('1', { numbers: { id: '11' } }), record('2', { numbers: { id: '12' } }))).toEqual([])
  expect(pairs(record('1', { numbers: { id: '11' } }), record('2', { numbers: {} }))).toEqual(['1 2: same-name'])
  expect(pairs(record('2', { numbers: { id: '11' }, name: '王乙' }), record('1', { numbers: { id: '11' } }))).toEqual(['1 2: same-number'])
  expect(pairs(record('1', { numbers: { id: '11' } }), record('2', { numbers: { id: '11' } }))).toEqual(['1 2: same-name same-number'])
})

test('a name that a whole village has is proposed for none', () => {
  expect(pairs(...Array.from({ length: 40 }, (_, index) => record(String(index))))).toEqual([])
})
