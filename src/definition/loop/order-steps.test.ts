import { describe, expect, it } from 'vitest'
import { packs } from '../../packs/index.ts'
import { resolveCatalogue } from '../catalogue/resolve-catalogue.ts'
import { loopsPack } from '../testing/small-loop.ts'
import { forwardSteps, leadingStep, orderSteps } from './order-steps.ts'

const [small] = resolveCatalogue([loopsPack()]).catalogue.loops
const { loops } = resolveCatalogue(packs).catalogue
const order = (state: string, ...ids: readonly string[]) =>
  orderSteps(
    small,
    state,
    ids.map((id) => ({ id })),
  ).map(({ id }) => id)

/** What is offered first in a state of a township's loop, and whether it is the one to press; those named in `barred` cannot be taken now. */
function first(id: string, state: string, barred: readonly string[] = []) {
  const loop = loops.find((one) => one.id === id)
  const steps = (loop?.steps ?? [])
    .filter(({ from }) => from.includes(state))
    .map(({ id, label }) => ({ id, label, allowed: !barred.includes(label) }))
  return [orderSteps(loop, state, steps)[0]?.label, leadingStep(loop, state, steps)?.label]
}

describe('the steps of a case', () => {
  it('are offered along the ordinary way, then what stays, what sends back, and last what gives the case up', () => {
    expect(order('mending', 'wait', 'finish')).toEqual(['finish', 'wait'])
    expect(order('notice', 'sendBack', 'confirm')).toEqual(['confirm', 'sendBack'])
    expect(order('reported', 'refuse', 'accept')).toEqual(['accept', 'refuse'])
  })

  it('offer a shortcut after the ordinary way', () => {
    expect(first('arrival', 'announced')).toEqual(['核实行程', '核实行程'])
    expect(first('arrival', 'townGate')).toEqual(['过小门', '过小门'])
    expect(first('grid-event', 'reported')).toEqual(['受理', '受理'])
    expect(first('grid-event', 'verified')).toEqual(['登记评价', '登记评价'])
    expect(first('resumption', 'siteCheck')).toEqual(['批复复工', '批复复工'])
  })

  it('never lead off the ordinary way', () => {
    expect(first('household-review', 'registered')).toEqual(['开始复核', '开始复核'])
    expect(first('household-review', 'reviewing')).toEqual(['复核符合，继续在册', '复核符合，继续在册'])
    expect(first('above-scale', 'listed')).toEqual(['年度核查，继续在库', '年度核查，继续在库'])
    expect(first('grid-event', 'handling', ['反馈办结'])).toEqual(['反馈办结', undefined])
  })

  it('leave a choice to whoever has it', () => {
    expect(first('aid-objection-handling', 'received')).toEqual(['成立，剔除', undefined])
    expect(first('hazard', 'checking')[1]).toBeUndefined()
    expect(first('hazard', 'checking', ['验收销号'])[1]).toBe('复查销号')
  })
})

it('takes for the next thing to press nothing that puts off, sends back, turns away or gives up, in any loop of the township', () => {
  const backward = /延期|推迟|延长|退回(?!的)|放弃|取消|终止|停工|不予|撤销|作废|驳回/
  const pressed = loops.flatMap((loop) =>
    loop.states.flatMap(({ id }) =>
      forwardSteps(
        loop,
        id,
        loop.steps.filter(({ from }) => from.includes(id)),
      ).map(({ label }) => `${loop.label}：${label}`),
    ),
  )
  expect([...new Set(pressed.filter((one) => backward.test(one.split('：')[1] ?? '')))]).toEqual([])
})
