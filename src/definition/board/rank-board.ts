import { type Decimal, decimal, plainDecimal, roundHalfUp } from '../decimal/decimal.ts'
import { compareEvaluated } from '../expression/evaluated.ts'
import type { DecimalText } from '../field/types.ts'
import type { ApartEntry, BoardEntry, BoardRanking, BoardRule, RankedEntry, ScoredCriterion, ScoredEntry } from './types.ts'

/**
 * Scores and ranks projects by a published rule, in exact decimals. The same entries give the same list in whatever order they come: by score
 * (hundredths, half up), then by completion, by difficulty, by name, by id; only the score makes the rank, equal scores share it (1, 2, 2, 4).
 * An entry with too few months of data, or too little weight that applies, is `apart`. Two entries of one id are a bug and throw.
 */
export function rankBoard(rule: BoardRule, entries: readonly BoardEntry[]): BoardRanking {
  if (new Set(entries.map(({ id }) => id)).size < entries.length) throw new Error('one project stands twice on the board')
  const scored = entries.map((entry) => scoreEntry(rule, entry))
  const apart: ApartEntry[] = []
  const comparable: (ScoredEntry & { readonly score: DecimalText })[] = []
  for (const entry of scored) {
    const why = whyApart(rule, entry)
    if (why !== undefined) apart.push({ ...entry, why })
    else if (entry.score !== null) comparable.push({ ...entry, score: entry.score })
  }
  comparable.sort(compareScored)
  const ranked: RankedEntry[] = []
  for (const [index, entry] of comparable.entries()) {
    const before = ranked.at(-1)
    ranked.push({ ...entry, rank: before?.score === entry.score ? before.rank : index + 1 })
  }
  return { ranked, apart: apart.sort(compareNames) }
}

function whyApart(rule: BoardRule, entry: ScoredEntry): ApartEntry['why'] | undefined {
  if (decimal(entry.sample).lt(decimal(rule.minimumSample))) return 'sample'
  if (entry.score === null || decimal(entry.weight).lt(decimal(rule.leastWeight))) return 'weight'
  return undefined
}

/** One project by the rule, whether it will be ranked or not. */
export function scoreEntry(rule: BoardRule, entry: BoardEntry): ScoredEntry {
  const rates = rule.criteria.map((criterion) => ({ ...criterion, ...(entry.figures[criterion.id] ?? { actual: null, plan: null }) }))
  const applied = rates.map((criterion) => ({ criterion, rate: rateOf(criterion) }))
  const weight = applied.reduce((sum, { criterion, rate }) => (rate === undefined ? sum : sum.plus(decimal(criterion.weight))), decimal(0))
  const share = (points: Decimal) => (weight.eq(0) ? undefined : points.times(100).div(weight))
  const base = share(
    applied.reduce((sum, { criterion, rate }) => (rate === undefined ? sum : sum.plus(decimal(criterion.weight).times(rate))), decimal(0)),
  )
  const difficulty = decimal(entry.difficulty ?? '1')
  const bonus = decimal(entry.bonus ?? '0')
  const deduction = decimal(entry.deduction ?? '0')
  return {
    id: entry.id,
    title: entry.title,
    category: entry.category,
    criteria: applied.map(({ criterion: { id, label, weight: own, actual, plan }, rate }): ScoredCriterion => {
      const points = rate === undefined ? undefined : share(decimal(own).times(rate))
      return {
        id,
        label,
        weight: own,
        actual,
        plan,
        rate: rate === undefined ? null : roundHalfUp(rate.times(100), 2),
        points: points === undefined ? null : roundHalfUp(points, 2),
      }
    }),
    weight: plainDecimal(weight),
    base: base === undefined ? null : roundHalfUp(base, 2),
    difficulty: plainDecimal(difficulty),
    bonus: plainDecimal(bonus),
    deduction: plainDecimal(deduction),
    score: base === undefined ? null : roundHalfUp(base.times(difficulty).plus(bonus).minus(deduction), 2),
    sample: entry.sample ?? '0',
  }
}

/** undefined: the criterion does not apply, because there is no plan to compare with. */
function rateOf({ actual, plan, cap }: { actual: DecimalText | null; plan: DecimalText | null; cap: DecimalText }): Decimal | undefined {
  if (plan === null || decimal(plan).lte(0)) return undefined
  const rate = decimal(actual ?? '0').div(decimal(plan))
  if (rate.lt(0)) return decimal(0)
  return rate.gt(decimal(cap)) ? decimal(cap) : rate
}

function compareScored(one: ScoredEntry, other: ScoredEntry): number {
  for (const key of ['score', 'base', 'difficulty'] as const) {
    const order = decimal(other[key] ?? '0').cmp(decimal(one[key] ?? '0'))
    if (order !== 0) return order
  }
  return compareNames(one, other)
}

function compareNames(one: ScoredEntry, other: ScoredEntry): number {
  return (compareEvaluated(one.title, other.title) ?? 0) || (compareEvaluated(one.id, other.id) ?? 0)
}
