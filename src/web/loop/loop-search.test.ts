import { describe, expect, it } from 'vitest'
import { caseListView, readLoopSearch } from './loop-search.ts'

describe('the address of a loop', () => {
  it('brings back what it says and drops what makes no sense', () => {
    expect(readLoopSearch({ look: 'board', state: 'accepted', late: true, q: 2020, mine: 'yes', case: '' })).toEqual({
      look: 'board',
      state: 'accepted',
      late: true,
      q: '2020',
    })
    expect(readLoopSearch({ look: 'table' })).toEqual({})
  })

  it('asks for open cases unless it says otherwise', () => {
    expect(caseListView('event', {})).toEqual({ loop: 'event', standing: 'open' })
    expect(caseListView('event', { ended: true, q: ' 山塘 ' })).toEqual({ loop: 'event', standing: 'ended', search: '山塘' })
  })

  it('asks for all cases of one state, which may be an end', () => {
    expect(caseListView('event', { state: 'closed' })).toEqual({ loop: 'event', standing: 'all', states: ['closed'] })
  })
})
