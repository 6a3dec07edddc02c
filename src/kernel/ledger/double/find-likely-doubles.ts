import { groupBy } from '../../../definition/group-by.ts'

/** What a rule looks at of a record. */
export interface DoubleCandidate {
  readonly id: string
  readonly name: string
  /** The village, as it is stored; undefined where the record has none. */
  readonly place: string | undefined
  /** Its day or year, of what happens again. */
  readonly when?: string | undefined
  /** Numbers that only one person or firm has, by field. */
  readonly numbers: Readonly<Record<string, string>>
  /** Everything else that it says, by field. */
  readonly values: Readonly<Record<string, string>>
}

export type DoubleRule = 'same-number' | 'same-name'

export interface LikelyDouble {
  /** In the order of the ids, so that a pair has one name. */
  readonly left: string
  readonly right: string
  readonly rules: readonly DoubleRule[]
}

/** A name that so many have is one that many have. */
const mostNamesakes = 12

/**
 * Pairs of records of one ledger that may be one thing entered twice, by rule: the same number; or the same name in the same village, where most of what both
 * say is the same. Two numbers that differ are two people, two years of one name two things, whatever else is alike. No score: a pair is proposed or it is not.
 */
export function findLikelyDoubles(records: readonly DoubleCandidate[]): readonly LikelyDouble[] {
  const pairs = new Map<string, Set<DoubleRule>>()
  const add = (one: DoubleCandidate, other: DoubleCandidate, rule: DoubleRule): void => {
    const key = [one.id, other.id].sort().join(' ')
    pairs.set(key, (pairs.get(key) ?? new Set()).add(rule))
  }
  for (const field of new Set(records.flatMap(({ numbers }) => Object.keys(numbers))))
    for (const [number, alike] of groupBy(records, ({ numbers }) => numbers[field] ?? ''))
      if (number !== '') eachPair(alike, (one, other) => add(one, other, 'same-number'))
  const named = records.filter(({ name }) => plain(name) !== '')
  for (const alike of groupBy(named, ({ name, place = '' }) => `${plain(name)} ${place}`).values())
    eachPair(alike, (one, other) => {
      if (!areTwo(one, other) && areNear(one, other)) add(one, other, 'same-name')
    })
  return [...pairs].map(([key, rules]) => {
    const [left = '', right = ''] = key.split(' ')
    return { left, right, rules: [...rules].sort() }
  })
}

function eachPair(alike: readonly DoubleCandidate[], visit: (one: DoubleCandidate, other: DoubleCandidate) => void): void {
  if (alike.length > mostNamesakes) return
  for (const [index, one] of alike.entries()) for (const other of alike.slice(index + 1)) visit(one, other)
}

function areTwo(one: DoubleCandidate, other: DoubleCandidate): boolean {
  if (one.when !== undefined && other.when !== undefined && one.when !== other.when) return true
  return Object.entries(one.numbers).some(([field, number]) => other.numbers[field] !== undefined && other.numbers[field] !== number)
}

/** At least half of what both say is the same; where they say nothing of the same, nothing speaks against it. */
function areNear({ values: one }: DoubleCandidate, { values: other }: DoubleCandidate): boolean {
  const shared = Object.keys(one).filter((field) => other[field] !== undefined)
  return shared.filter((field) => plain(one[field] ?? '') === plain(other[field] ?? '')).length * 2 >= shared.length
}

function plain(words: string): string {
  return words.normalize('NFKC').replace(/\s+/g, '')
}
