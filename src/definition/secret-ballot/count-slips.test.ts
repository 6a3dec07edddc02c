import { describe, expect, it } from 'vitest'
import { countSlips, slipProblem } from './count-slips.ts'

describe('a slip', () => {
  it('may choose as many as there are places and no more; none abstains', () => {
    const rule = { method: 'mostVotes', seats: 2 } as const
    expect(
      [
        [0, 0, 0],
        [1, 0, 1],
      ].map((marks) => slipProblem(rule, marks)),
    ).toEqual([undefined, undefined])
    expect(slipProblem(rule, [1, 1, 1])).toBe('最多选 2 项，现在选了 3 项，请去掉 1 项。')
    expect(slipProblem(rule, [2, 0, 0])).toContain('填得不对')
  })

  it('says yes, no or nothing to each where each is voted on', () => {
    const rule = { method: 'itemByItem', seats: undefined } as const
    expect(slipProblem(rule, [1, 2, 0])).toBeUndefined()
    expect(
      [
        [3, 0, 0],
        [-1, 0, 0],
        [0.5, 0, 0],
      ].map((marks) => slipProblem(rule, marks)),
    ).toEqual(Array(3).fill('有一项填得不对，请重新选。'))
  })

  it('gives each place once where places are written', () => {
    const rule = { method: 'priority', seats: 2 } as const
    expect(slipProblem(rule, [2, 0, 1])).toBeUndefined()
    expect(slipProblem(rule, [1, 0, 1])).toContain('同一个名次')
    expect(slipProblem(rule, [3, 0, 0])).toContain('填得不对')
  })
})

describe('counted slips', () => {
  it('are sums of each candidate by the rule, and those that abstain', () => {
    const most = countSlips({ method: 'mostVotes', seats: 2 }, 2, [
      [1, 0],
      [1, 1],
      [0, 0],
    ])
    expect([most.slips, most.blank, most.sums.map(({ yes }) => yes)]).toEqual([3, 1, [2, 1]])
    const each = countSlips({ method: 'itemByItem', seats: undefined }, 1, [[1], [2], [0], [1]])
    expect(each.sums).toEqual([{ yes: 2, no: 1, abstained: 1, points: null }])
    const ranked = countSlips({ method: 'priority', seats: 3 }, 2, [
      [1, 3],
      [2, 1],
      [0, 1],
    ])
    expect(ranked.sums.map(({ yes, points }) => [yes, points])).toEqual([
      [2, 5],
      [3, 7],
    ])
  })
})
