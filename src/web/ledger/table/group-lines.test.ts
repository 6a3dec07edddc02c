import { describe, expect, it } from 'vitest'
import { groupLines } from './group-lines.ts'

describe('the totals of kinds that are not added to each other', () => {
  it('stand one line a kind, with every field that is kept apart by it', () => {
    const groups = {
      eligible: [
        { label: '2019年', sum: '10' },
        { label: '2020年', sum: '12' },
      ],
      contracted: [
        { label: '2019年', sum: '8' },
        { label: '2020年', sum: '9' },
      ],
    }
    expect(groupLines(groups)).toEqual([
      { label: '2019年', sums: { eligible: '10', contracted: '8' } },
      { label: '2020年', sums: { eligible: '12', contracted: '9' } },
    ])
  })

  it('are left out where there are too many of them to be read at the foot of a table', () => {
    expect(groupLines({ amount: Array.from({ length: 5 }, (_, index) => ({ label: `${index}`, sum: '1' })) })).toEqual([])
  })
})
