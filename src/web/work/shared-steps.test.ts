import { describe, expect, it } from 'vitest'
import type { WorkItem } from '../../api/contract/loop.ts'
import { groupWork, sharedSteps } from './shared-steps.ts'

function workItem(id: string, loop: string, steps: readonly { readonly id: string; readonly plain: boolean }[]): WorkItem {
  return {
    id,
    version: 1,
    number: id,
    loop,
    loopLabel: `${loop}闭环`,
    ledger: 'road',
    subject: `record-${id}`,
    subjectTitle: id,
    state: 'reported',
    stateLabel: '上报',
    openedOn: '2020-12-01',
    enteredAt: '2020-12-01T09:00',
    due: null,
    daysLate: 0,
    holdUntil: null,
    suspendedUntil: null,
    returns: 0,
    endedOn: null,
    outcome: null,
    parent: null,
    main: null,
    escalatedTo: null,
    openerName: '周秀禾',
    holderName: null,
    steps: steps.map((step) => ({ ...step, label: step.id, returns: false, ends: null })),
    waits: null,
  }
}

const accept = { id: 'accept', plain: true }
const dispatch = { id: 'dispatch', plain: false }

describe('steps for several cases', () => {
  it('are counted, those that serve the most first', () => {
    const shared = sharedSteps([
      workItem('a', 'event', [accept]),
      workItem('b', 'event', [dispatch, accept]),
      workItem('c', 'event', [accept]),
    ])
    expect(shared.map(({ step, cases }) => [step, cases.length])).toEqual([
      ['accept', 3],
      ['dispatch', 1],
    ])
  })

  it('of two loops are not the same step, though they have one name', () => {
    const shared = sharedSteps([workItem('a', 'event', [accept]), workItem('b', 'dispute', [accept])])
    expect(shared.map(({ loop }) => loop)).toEqual(['event', 'dispute'])
  })

  it('ask for something as soon as one of the cases needs it', () => {
    const [step] = sharedSteps([workItem('a', 'event', [accept]), workItem('b', 'event', [{ id: 'accept', plain: false }])])
    expect(step?.plain).toBe(false)
  })
})

describe('a list of work', () => {
  it('stands by loop, the loop of the most pressing case first', () => {
    const groups = groupWork([workItem('a', 'dispute', []), workItem('b', 'event', []), workItem('c', 'dispute', [])])
    expect(groups.map(({ loop, items }) => [loop, items.map(({ id }) => id)])).toEqual([
      ['dispute', ['a', 'c']],
      ['event', ['b']],
    ])
  })
})
