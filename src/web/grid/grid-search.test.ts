import { expect, it } from 'vitest'
import { readGridSearch } from './grid-search.ts'

it('keeps of an address only what the page understands', () => {
  const good = { view: 'coverage', on: '2020-12-31', duty: 'enterprise', fault: 'overdue', place: 'x' }
  expect(readGridSearch(good)).toEqual(good)
  expect(readGridSearch({ view: 'rank', on: '昨天', duty: 1, fault: 'lazy', place: null })).toEqual({})
})
