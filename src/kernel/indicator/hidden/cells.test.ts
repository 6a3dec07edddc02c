import { describe, expect, it } from 'vitest'
import { type Class, cellsOf, standingOf } from './cells.ts'

const of = (month: string, village: string, count: number, marks: readonly boolean[] = [true]): Class => ({
  keys: [month],
  marks,
  village,
  count,
})
const told = (classes: readonly Class[]) => cellsOf(classes).map(({ keys, count, open }) => [keys[0], count, [...open].sort().join('')])

describe('cells of hidden totals', () => {
  it('are months, where every month of the year has enough', () => {
    expect(told([of('2020-01', 'a', 5), of('2020-02', 'a', 6)])).toEqual([
      ['2020-01', 5, 'a'],
      ['2020-02', 6, 'a'],
    ])
  })

  it('are the year, where one of its months has too few; other years stay in months', () => {
    expect(told([of('2020-01', 'a', 50), of('2020-02', 'a', 4), of('2021-01', 'a', 9)])).toEqual([
      ['2020', 54, 'a'],
      ['2021-01', 9, 'a'],
    ])
  })

  it('keep villages back that are too small, and the smallest large one where a few would be left', () => {
    expect(told([of('2020-01', 'a', 9), of('2020-01', 'b', 7), of('2020-01', 'c', 3)])).toEqual([['2020-01', 19, 'a']])
    expect(told([of('2020-01', 'a', 9), of('2020-01', 'b', 3), of('2020-01', 'c', 3)])).toEqual([['2020-01', 15, 'a']])
  })

  it('are apart where the condition of any hidden measure parts them', () => {
    expect(told([of('2020-01', 'a', 9, [true]), of('2020-01', 'a', 1, [false])]).map(([, count]) => count)).toEqual([9, 1])
  })
})

describe('a key beside a span', () => {
  it('is in it, out of it, or across its edge', () => {
    const quarter = { from: '2020-01-01', until: '2020-04-01' }
    expect(['2020-03', '2020-04', '2020', '2020-Q1', '2019'].map((key) => standingOf(key, quarter))).toEqual([
      'in',
      'out',
      'across',
      'in',
      'out',
    ])
    expect(standingOf('2020', { from: undefined, until: '2021' })).toBe('in')
  })
})
