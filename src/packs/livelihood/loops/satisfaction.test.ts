import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { evaluateExpression } from '../../../definition/expression/evaluate-expression.ts'
import type { EvaluatedRecord } from '../../../definition/expression/evaluated.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import { township } from '../../township/pack.ts'
import { livelihood } from '../pack.ts'

const { catalogue } = resolveCatalogue([township, livelihood])
const judge = catalogue.loops.find(({ id }) => id === 'satisfaction')?.steps.find(({ id }) => id === 'judge')

type Item = readonly [satisfied: number, mostly: number, unsatisfied: number]

/** What the step writes: the verdict and the rate. */
function judged(values: FieldValues, items: readonly Item[] = []): readonly [verdict: unknown, rate: unknown] {
  const review: EvaluatedRecord = { id: 'review', values }
  const parts = items.map(([satisfied, mostly, unsatisfied], index): EvaluatedRecord => {
    return { id: `item${index}`, values: { review: 'review', satisfied, mostly, unsatisfied } }
  })
  const environment = { findRecord: () => undefined, listRecords: (ledger: string) => (ledger === 'satisfaction-item' ? parts : []) }
  const read = (field: string) => {
    const value = judge?.sets[field]
    if (value?.type !== 'expression') throw new Error(`the step does not write ${field}`)
    return evaluateExpression(value.expression, review, environment)
  }
  return [read('verdict'), read('rate')]
}

const ladder = (all: number, [satisfied, mostly, unsatisfied]: Item) => {
  return judged({ rule: 'ladder', base: 'all', all, present: 29, returned: 29, satisfied, mostly, unsatisfied })[0]
}

describe('a judgement', () => {
  it.each([
    [28, 1, 0],
    [20, 8, 1],
    [26, 3, 0],
    [29, 0, 0],
    [17, 11, 1],
    [26, 3, 0],
    [17, 11, 1],
    [28, 1, 0],
  ] as const)('of 镇海 with 29 present, %i / %i / %i, is 满意 while half of all members say so', (...votes) => {
    expect([29, 30, 33, 34].map((all) => ladder(all, votes))).toEqual(['满意', '满意', '满意', '满意'])
  })

  it('takes half of all members, not of those present, and goes down the ladder', () => {
    expect(ladder(35, [17, 11, 1])).toBe('基本满意')
    expect(ladder(56, [17, 11, 1])).toBe('基本满意')
    expect(ladder(57, [17, 11, 1])).toBe('不满意')
    expect(
      judged({ rule: 'ladder', base: 'present', all: 57, present: 34, returned: 29, satisfied: 17, mostly: 11, unsatisfied: 1 })[0],
    ).toBe('满意')
    expect(
      judged({ rule: 'ladder', base: 'returned', all: 57, present: 40, returned: 35, satisfied: 17, mostly: 11, unsatisfied: 7 })[0],
    ).toBe('基本满意')
  })

  it('is a rate where the office says so: with 基本满意 or without, against its line', () => {
    const votes = { rule: 'rate', base: 'returned', returned: 60, satisfied: 48, mostly: 6, unsatisfied: 6 }
    expect(judged({ ...votes, counted: 'both', line: '90' })).toEqual(['满意', '90'])
    expect(judged({ ...votes, counted: 'satisfiedOnly', line: '90' })).toEqual(['不满意', '80'])
  })

  it('adds up its parts, each answered by everybody: 17 parts and 335 deputies', () => {
    const items = Array.from({ length: 17 }, (_, index): Item => (index === 0 ? [300, 0, 35] : [330, 3, 2]))
    const [verdict, rate] = judged({ rule: 'rate', base: 'all', all: 335, counted: 'both', line: '90' }, items)
    expect(verdict).toBe('满意')
    expect(String(rate).slice(0, 5)).toBe(String(((300 + 16 * 333) * 100) / (335 * 17)).slice(0, 5))
  })
})
