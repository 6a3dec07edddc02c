import { describe, expect, it } from 'vitest'
import { lastMonth, readBoardSearch } from './board-search.ts'

describe('the address of the board', () => {
  it('keeps what makes sense and drops the rest', () => {
    expect(readBoardSearch({ month: '2020-06', light: 'red', now: true, category: '民生', project: 'x' })).toEqual({
      month: '2020-06',
      light: 'red',
      now: true,
      category: '民生',
      project: 'x',
    })
    expect(readBoardSearch({ month: '2020-13', light: 'blue', now: 'yes', project: 7 })).toEqual({})
  })

  it.each([
    ['2021-01-15', 2021, '2020-12'],
    ['2021-01-15', 2020, '2020-12'],
    ['2026-11-25', 2020, '2020-12'],
    ['2020-07-03', 2020, '2020-06'],
  ])('begins, on %s with the working year %i, at %s', (today, year, month) => {
    expect(lastMonth({ today, year })).toBe(month)
  })
})
