import { ledgersLookedInto } from '../../definition/expression/expression-nodes.ts'
import type { ResolvedMeasure } from '../../definition/indicator/types.ts'
import { presentPeriod } from '../../definition/period/present-period.ts'
import type { Leaf } from './figure.ts'
import { type Keeping, openKeeping } from './keeping.ts'
import type { ReadLeaf } from './read-leaf.ts'
import { wasReturned } from './read-returned.ts'
import type { ReadingScope } from './reading-scope.ts'

/** What is known of a leaf's ledgers beside what was counted in them. */
export type Doubt =
  /** What was counted proves nothing: the ledger was never kept, or nothing was returned for the period. */
  | { readonly type: 'unknown'; readonly why: string; readonly unkept?: string | undefined }
  /** Somebody answers for it that nothing happened. */
  | { readonly type: 'zero' }

/**
 * The leaves that are not what was counted, by their keys. Nothing in a ledger that nobody ever kept is no zero, and no condition can be judged by
 * looking into one. Costs a look-up only for leaves that came to nothing, or that look into other ledgers.
 */
export async function findDoubts(read: readonly ReadLeaf[], scope: ReadingScope): Promise<ReadonlyMap<string, Doubt>> {
  const asked = read.filter(isAsked)
  const ledgers = new Set(asked.flatMap(ledgersOfProof))
  const keeping = await openKeeping([...ledgers], scope)
  const doubts = new Map<string, Doubt>()
  for (const one of asked) {
    const doubt = doubtOf(one, keeping) ?? (await findUnreturned(one, scope))
    if (doubt !== undefined) doubts.set(one.leaf.key, doubt)
  }
  return doubts
}

function isAsked(one: ReadLeaf): boolean {
  return one.plan !== undefined && one.state.type === 'reading' && one.state.sealed === undefined && ledgersOfProof(one).length > 0
}

function cameToNothing({ state }: ReadLeaf): boolean {
  return state.type === 'reading' && state.reading.records === 0
}

/** The ledgers that must be kept for the reading to prove anything: its own where it found nothing, and those that its conditions look into. */
function ledgersOfProof(one: ReadLeaf): readonly string[] {
  const { measure } = one.leaf
  const beside = ledgersBeside(measure)
  return cameToNothing(one) ? [measure.ledger, ...beside.filter((ledger) => ledger !== measure.ledger)] : beside
}

const looked = new WeakMap<ResolvedMeasure, readonly string[]>()

/** The ledgers that a measure's conditions look into: those of its definition, whatever the leaf. */
function ledgersBeside(measure: ResolvedMeasure): readonly string[] {
  const known = looked.get(measure)
  if (known !== undefined) return known
  const ledgers = [...new Set([measure.condition, measure.of].flatMap((part) => (part === undefined ? [] : [...ledgersLookedInto(part)])))]
  looked.set(measure, ledgers)
  return ledgers
}

function doubtOf(one: ReadLeaf, keeping: Keeping): Doubt | undefined {
  for (const ledger of ledgersOfProof(one)) {
    const why = keeping.whyUnkept(ledger, one.leaf)
    if (why !== undefined) return { type: 'unknown', why, unkept: ledger }
  }
  return cameToNothing(one) && keeping.isDeclared(one.leaf.measure.ledger) ? { type: 'zero' } : undefined
}

async function findUnreturned(one: ReadLeaf, scope: ReadingScope): Promise<Doubt | undefined> {
  const { leaf, plan } = one
  if (leaf.measure.returned !== true || plan === undefined || !cameToNothing(one) || (await wasReturned(plan, scope))) return undefined
  return { type: 'unknown', why: whyUnreturned(leaf) }
}

function whyUnreturned({ period }: Leaf): string {
  return `${presentPeriod(period)}没有记录`
}
