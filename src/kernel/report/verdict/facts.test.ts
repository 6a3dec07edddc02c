import { describe, expect, it } from 'vitest'
import { compileBody, type TestValues } from '../testing.ts'

const problemsOf = (body: string, values: TestValues = {}) => compileBody(body, values).problems.map(({ at, code }) => `${at.line} ${code}`)

describe('a text that says one thing in two places', () => {
  it('is refused where it says another number of what no ledger knows', () => {
    const { problems } = compileBody('全镇民宿发展到42家。\n\n年末民宿38家。')
    expect(problems.map(({ at, code }) => `${at.line} ${code}`)).toEqual(['6 unproved', '8 contradiction'])
    expect(problems[1]?.message).toBe('“38家”与第6行的“42家”矛盾')
  })

  it('is not, where both say the same, or of other times or things', () => {
    for (const body of ['全镇民宿42家。\n\n年末民宿42家。', '2018年民宿38家。\n\n2019年民宿42家。', '全镇民宿42家。\n\n全镇农家乐38家。'])
      expect([body, problemsOf(body).filter((problem) => problem.endsWith('contradiction'))]).toEqual([body, []])
  })

  it('has what remains of the sentence before', () => {
    const body = (rest: string) => `新建项目{{新建项目数}}个，投产{{投产项目数}}个。其余${rest}个正在建设。`
    expect(problemsOf(body('一'), { 投产项目数: '3', 项目投产率: '75' })).toEqual([])
    expect(problemsOf(body('两'), { 投产项目数: '3', 项目投产率: '75' })).toEqual(['6 partition-sum'])
  })

  it('has the number of the sentence before once more', () => {
    expect(problemsOf('新建项目{{新建项目数}}个。这4个项目进展顺利。')).toEqual([])
    expect(problemsOf('新建项目{{新建项目数}}个。这5个项目进展顺利。')).toEqual(['6 typed-fact'])
  })

  it('does not say that all is done of what it said is not', () => {
    const values = { 投产项目数: '3', 项目投产率: '75' }
    expect(problemsOf('新建项目{{新建项目数}}个，投产{{投产项目数}}个。目前已全部投产。', values)).toEqual(['6 claim-fails'])
  })
})
