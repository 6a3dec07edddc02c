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

/**
 * The steps that lead in a direction along the columns, the nearest column first. A step into its own state leads nowhere, and giving a case up is
 * never the next thing to do.
 */
export function stepsTowards(
  loop: ResolvedLoop,
  options: readonly CaseStepOption[],
  from: string,
  direction: 1 | -1,
): readonly CaseStepOption[] {
  const order = boardColumns(loop).map(({ id }) => id)
  const way = ({ to }: CaseStepOption): number => (order.indexOf(to) - order.indexOf(from)) * direction
  return options.filter((option) => way(option) > 0 && option.ends !== 'refused').toSorted((left, right) => way(left) - way(right))
}
