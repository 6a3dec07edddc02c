import type { ResolvedState, ResolvedStep } from './types.ts'

type Named = { readonly id: string }

/** What of a loop tells which way its steps go: the whole of it, or its outline. */
interface WayLoop {
  readonly states: readonly (Pick<ResolvedState, 'id'> & Partial<Pick<ResolvedState, 'ends'>>)[]
  readonly steps: readonly Pick<ResolvedStep, 'id' | 'from' | 'to' | 'aside' | 'returns'>[]
}

/** Ways a step can go, the ordinary one first. */
const ways = ['onward', 'around', 'back', 'aside', 'out'] as const
type Way = (typeof ways)[number]

/**
 * The steps out of a state in the order in which they are offered. First those that go on along the ordinary way, which is the longest one through the
 * states as they are written, so that no shortcut comes before it; then what stays or goes round again, what sends back, what leaves the ordinary way, and
 * last what gives the case up; else as written.
 */
export function orderSteps<Step extends Named>(loop: WayLoop | undefined, state: string, steps: readonly Step[]): readonly Step[] {
  if (loop === undefined) return steps
  const rank = rankSteps(loop, state)
  return steps.toSorted((one, other) => compare(rank(one), rank(other)))
}

/**
 * The one step to press, if it can be taken. None where several that can are as good, which is somebody's choice, and none that sends back, turns aside
 * or gives up.
 */
export function leadingStep<Step extends Named & { readonly allowed: boolean }>(
  loop: WayLoop | undefined,
  state: string,
  steps: readonly Step[],
): Step | undefined {
  const [first] = orderSteps(loop, state, steps)
  if (loop === undefined || first === undefined) return undefined
  const rank = rankSteps(loop, state)
  const best = rank(first)
  if (best.way !== 'onward' && best.way !== 'around') return undefined
  const [lead, ...others] = steps.filter((step) => step.allowed && compare(best, rank(step)) === 0)
  return others.length === 0 ? lead : undefined
}

/**
 * Of these steps, those that carry a case on along its ordinary way or round once more; what sends back, turns aside or gives up is nobody's next thing
 * to press.
 */
export function forwardSteps<Step extends Named>(loop: WayLoop | undefined, state: string, steps: readonly Step[]): readonly Step[] {
  if (loop === undefined) return steps
  const rank = rankSteps(loop, state)
  return orderSteps(loop, state, steps).filter((step) => ['onward', 'around'].includes(rank(step).way))
}

interface Rank {
  readonly way: Way
  /** How many steps of the ordinary way are left after it. */
  readonly left: number
}

function compare(one: Rank, other: Rank): number {
  return ways.indexOf(one.way) - ways.indexOf(other.way) || other.left - one.left
}

function rankSteps(loop: WayLoop, state: string): (step: Named) => Rank {
  const place = new Map(loop.states.map(({ id }, index) => [id, index]))
  const isLater = (from: string, to: string): boolean => (place.get(to) ?? 0) > (place.get(from) ?? 0)
  const left = leftOfTheWay(loop, isLater)
  const wayOf = ({ to, aside, returns }: WayLoop['steps'][number]): Way => {
    if (loop.states.some(({ id, ends }) => id === to && ends === 'refused')) return 'out'
    if (aside === true) return 'aside'
    if (returns) return 'back'
    return isLater(state, to) && left.has(to) ? 'onward' : 'around'
  }
  return ({ id }) => {
    const step = loop.steps.find((one) => one.id === id)
    return step === undefined ? { way: 'out', left: 0 } : { way: wayOf(step), left: left.get(step.to) ?? 0 }
  }
}

/** How long the ordinary way still is from each state to an end that was carried through; states that have none are missing. */
function leftOfTheWay(loop: WayLoop, isLater: (from: string, to: string) => boolean): ReadonlyMap<string, number> {
  const left = new Map<string, number>()
  for (const { id, ends } of loop.states.toReversed()) {
    if (ends === 'done') left.set(id, 0)
    const onward = loop.steps.flatMap(({ from, to, aside }) => {
      const beyond = left.get(to)
      return from.includes(id) && isLater(id, to) && aside !== true && beyond !== undefined ? [beyond + 1] : []
    })
    if (ends === undefined && onward.length > 0) left.set(id, Math.max(...onward))
  }
  return left
}
