import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import { getState } from '../src/definition/loop/fold-case.ts'
import type { ResolvedLoop } from '../src/definition/loop/types.ts'
import { randomFrom, walkLoop } from '../src/definition/testing/random-walk.ts'
import { withKernelPacks } from '../src/kernel/kernel-packs.ts'
import { packs } from '../src/packs/index.ts'

const { loops } = resolveCatalogue(withKernelPacks(packs)).catalogue
const walks = 10_000

/** What 10,000 cases of a loop, driven by legal moves alone, came to: broken promises in words, states reached, states left by a step. */
function walkMany(loop: ResolvedLoop) {
  const random = randomFrom(20_201_231)
  const problems = new Set<string>()
  const reached = new Set<string>()
  const left = new Set<string>()
  for (let count = 0; count < walks; count += 1) {
    const { events, standings } = walkLoop({ loop, random, mostEvents: 40 })
    for (const [index, standing] of standings.entries()) {
      const state = getState(loop, standing.state)
      reached.add(state.id)
      const before = standings[index - 1]
      if (before?.endedAt !== undefined) problems.add(`${before.state} was left after its end`)
      if (before !== undefined && before.state !== state.id) left.add(before.state)
      if (events[index]?.kind === 'take' && state.ends !== undefined && standing.outcome !== state.ends)
        problems.add(`${state.id} did not end`)
      if (standing.endedAt !== undefined) continue
      if (state.ends !== undefined) problems.add(`${state.id} is an end and goes on`)
      if (standing.due === undefined && state.timeless === undefined) problems.add(`${state.id} lost its deadline`)
      if (state.timeless?.trim() === '') problems.add(`${state.id} gives no reason for having no deadline`)
    }
  }
  return { problems, reached, left }
}

describe('10,000 random cases of every loop', () => {
  it('there are loops to walk', () => {
    expect(loops.length).toBeGreaterThan(0)
  })

  it.each(loops.map((loop) => [`${loop.pack}/${loop.id}`, loop] as const))(
    '%s keep to its states, its ends and its deadlines',
    (_, loop) => {
      const { problems, reached, left } = walkMany(loop)
      expect([...problems]).toEqual([])
      expect(loop.states.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([])
      expect(loop.states.filter(({ id, ends }) => ends === undefined && !left.has(id)).map(({ id }) => id)).toEqual([])
    },
  )
})
