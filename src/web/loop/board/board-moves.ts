import type { CaseStepOption } from '../../../api/contract/loop.ts'
import type { ResolvedLoop, ResolvedStep } from '../../../definition/loop/types.ts'

/** Steps that the definition has from one column to another. Whether this case may take one, the server says. */
export function stepsBetween(loop: ResolvedLoop, from: string, to: string): readonly ResolvedStep[] {
  return loop.steps.filter((step) => step.from.includes(from) && step.to === to)
}

/** The columns that a card may be let go over: where some step leads from its state, itself apart. */
export function reachableStates(loop: ResolvedLoop, from: string): ReadonlySet<string> {
  return new Set(loop.steps.filter((step) => step.from.includes(from) && step.to !== from).map(({ to }) => to))
}

/** The columns of a board: states in the author's order, the ends last. */
export function boardColumns(loop: ResolvedLoop): ResolvedLoop['states'] {
  return [...loop.states.filter(({ ends }) => ends === undefined), ...loop.states.filter(({ ends }) => ends !== undefined)]
}

/** The next column in a direction that a possible step leads to; a step of one's own state is passed over. */
export function nextMove(
  loop: ResolvedLoop,
  options: readonly CaseStepOption[],
  from: string,
  direction: 1 | -1,
): CaseStepOption | undefined {
  const order = boardColumns(loop).map(({ id }) => id)
  const at = order.indexOf(from)
  const ahead = options
    .filter(({ to, allowed }) => allowed && (order.indexOf(to) - at) * direction > 0)
    .sort((left, right) => (order.indexOf(left.to) - order.indexOf(right.to)) * direction)
  return ahead[0]
}
