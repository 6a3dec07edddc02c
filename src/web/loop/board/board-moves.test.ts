import { describe, expect, it } from 'vitest'
import type { CaseStepOption } from '../../../api/contract/loop.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { loopsPack } from '../../../definition/testing/small-loop.ts'
import { boardColumns, reachableStates, stepsBetween, stepsTowards } from './board-moves.ts'

const loop = getLoop()

describe('a card of the board', () => {
  it('has columns in the order of the states, the ends last', () => {
    expect(boardColumns(loop).map(({ id }) => id)).toEqual(['reported', 'mending', 'notice', 'waiting', 'mended', 'dropped'])
  })

  it('may be let go only where some step leads', () => {
    expect([...reachableStates(loop, 'mending')]).toEqual(['waiting', 'notice'])
    expect(stepsBetween(loop, 'reported', 'mending').map(({ id }) => id)).toEqual(['accept'])
    expect(stepsBetween(loop, 'reported', 'mended')).toEqual([])
  })

  it('is pushed to the nearest column first, never past where a step leads, never to be given up', () => {
    const options = ['wait', 'finish'].map(option)
    expect(stepsTowards(loop, options, 'mending', 1).map(({ id }) => id)).toEqual(['finish', 'wait'])
    expect(stepsTowards(loop, options, 'mending', -1)).toEqual([])
    expect(stepsTowards(loop, ['refuse', 'accept'].map(option), 'reported', 1).map(({ id }) => id)).toEqual(['accept'])
    expect(stepsTowards(loop, ['sendBack', 'confirm'].map(option), 'notice', -1).map(({ id }) => id)).toEqual(['sendBack'])
  })
})

function option(id: string): CaseStepOption {
  const step = loop.steps.find((one) => one.id === id)
  if (step === undefined) throw new Error(`the sample has no step ${id}`)
  const { label, to, opinion, evidence, returns } = step
  const ends = loop.states.find((state) => state.id === to)?.ends ?? null
  return {
    id,
    label,
    to,
    toLabel: to,
    allowed: true,
    why: null,
    fill: [],
    opinion,
    evidence,
    warnings: [],
    returns,
    ends,
    irreversible: null,
  }
}

function getLoop(): ResolvedLoop {
  const found = resolveCatalogue([loopsPack()]).catalogue.loops.find(({ id }) => id === 'repair-loop')
  if (found === undefined) throw new Error('the sample has lost its loop')
  return found
}
