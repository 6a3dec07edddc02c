import { presentPeriod } from '../../definition/period/present-period.ts'
import type { ReadLeaf } from './read-leaves.ts'
import { wasReturned } from './read-returned.ts'
import type { ReadingScope } from './reading-scope.ts'

/** Why a leaf over which nothing was counted is no proof of zero. */
export interface Doubt {
  readonly why: string
}

/** The leaves whose emptiness proves nothing, by their keys. Costs a look-up only for those that came to nothing. */
export async function findDoubts(read: readonly ReadLeaf[], scope: ReadingScope): Promise<ReadonlyMap<string, Doubt>> {
  const doubts = new Map<string, Doubt>()
  for (const { leaf, plan, state } of read) {
    if (plan === undefined || state.type === 'outcome' || state.sealed !== undefined || state.reading.records > 0) continue
    if (leaf.measure.returned === true && !(await wasReturned(plan, scope)))
      doubts.set(leaf.key, { why: `${presentPeriod(leaf.period)}没有记录` })
  }
  return doubts
}
