import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import type { StepRule } from '../../../definition/loop/types.ts'
import { repairLoop, withLoop } from '../../../definition/testing/small-loop.ts'
import { rulesBeforehand } from './judged-beforehand.ts'

/** The rules of the step that fills cost and note and sets the day, as far as they are judged before it is taken. */
function judged(...rules: readonly StepRule[]): readonly string[] {
  const finish = repairLoop.steps.finish
  if (finish === undefined) throw new Error('the sample has lost a step')
  const pack = withLoop({ steps: { ...repairLoop.steps, finish: { ...finish, refuses: rules } } })
  const { catalogue, diagnostics } = resolveCatalogue([pack])
  expect(diagnostics).toEqual([])
  const loop = catalogue.loops.find(({ id }) => id === 'repair-loop')
  const step = loop?.steps.find(({ id }) => id === 'finish')
  if (loop === undefined || step === undefined) throw new Error('the sample has lost a step')
  return rulesBeforehand(loop, step).map(({ why }) => why)
}

describe('a refusal of a step that fills something in', () => {
  it('is told beforehand when it speaks of other things only', () => {
    expect(judged({ when: "grade = '轻'", why: '轻微的不用修。' }, { when: 'bridge.span > 9', why: '大桥另走程序。' })).toEqual([
      '轻微的不用修。',
      '大桥另走程序。',
    ])
    expect(judged({ when: 'tally(inspection, repair = outer.id) = 0', why: '还没有巡查过。' })).toEqual(['还没有巡查过。'])
  })

  it('waits for what is filled in or set by the step, in a look-up too', () => {
    expect(judged({ when: 'cost <= 0', why: '费用要大于零。' }, { when: 'mendedOn < foundOn', why: '修复早于发现。' })).toEqual([])
    expect(judged({ when: 'exists(inspection, repair = outer.id and on > outer.mendedOn)', why: '修复后又巡查过。' })).toEqual([])
  })
})
