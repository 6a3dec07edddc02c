import type { ResolvedLoop } from '../../../definition/loop/types.ts'

/** Steps in the order in which they are offered: first what brings the case nearest to being carried through, last what gives it up; else as written. */
export function orderSteps<Step extends { readonly id: string }>(loop: ResolvedLoop | undefined, steps: readonly Step[]): readonly Step[] {
  if (loop === undefined) return steps
  const left = stepsToEnd(loop)
  const targets = new Map(loop.steps.map(({ id, to }) => [id, to]))
  const distance = ({ id }: Step): number => left.get(targets.get(id) ?? '') ?? Number.POSITIVE_INFINITY
  return steps.toSorted((one, other) => {
    const [near, far] = [distance(one), distance(other)]
    return near === far ? 0 : near - far
  })
}

/** How many steps at least from each state to an end that was carried through; states that only lead elsewhere are missing. */
function stepsToEnd(loop: ResolvedLoop): ReadonlyMap<string, number> {
  const left = new Map(loop.states.filter(({ ends }) => ends === 'done').map(({ id }) => [id, 0]))
  for (let grown = true; grown; ) {
    grown = false
    for (const { from, to } of loop.steps) {
      const onward = left.get(to)
      if (onward === undefined) continue
      for (const state of from) {
        if ((left.get(state) ?? Number.POSITIVE_INFINITY) <= onward + 1) continue
        left.set(state, onward + 1)
        grown = true
      }
    }
  }
  return left
}
