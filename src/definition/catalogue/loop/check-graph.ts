import type { ResolvedState, ResolvedStep } from '../../loop/types.ts'
import type { LoopInput } from './loop-input.ts'

export interface Graph {
  readonly states: readonly ResolvedState[]
  readonly steps: readonly ResolvedStep[]
}

/** Every state can be reached, an ended case stays ended, and from every other state an end can be reached: no case is caught. */
export function checkGraph({ definition, source, list }: LoopInput, { states, steps }: Graph): void {
  const reached = spread([definition.initial], (state) => steps.filter(({ from }) => from.includes(state)).map(({ to }) => to))
  const ends = states.filter((state) => state.ends !== undefined).map(({ id }) => id)
  const ending = spread(ends, (state) => steps.filter(({ to }) => to === state).flatMap(({ from }) => from))
  for (const state of states) {
    const place = `${source}.states.${state.id}`
    if (!reached.has(state.id)) list.error('unreachable-state', place, `从初始状态走不到“${state.label}”`)
    const out = steps.find(({ from }) => from.includes(state.id))
    if (state.ends !== undefined && out !== undefined) list.error('step-after-end', place, `“${state.label}”是终点，不能再办“${out.label}”`)
    if (!ending.has(state.id)) list.error('dead-end', place, `到了“${state.label}”就再也走不到终点`)
  }
  const initial = states.find(({ id }) => id === definition.initial)
  if (initial?.ends !== undefined) list.error('dead-end', `${source}.initial`, `初始状态“${initial.label}”就是终点`)
}

function spread(start: readonly string[], next: (state: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(start)
  for (const state of found) for (const following of next(state)) found.add(following)
  return found
}
