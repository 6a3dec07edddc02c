import { expect, it } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { evaluateExpression } from '../../../definition/expression/evaluate-expression.ts'
import type { EvaluatedRecord } from '../../../definition/expression/evaluated.ts'
import { fc } from '../../../definition/testing/seeded.ts'
import { township } from '../../township/pack.ts'
import { livelihood } from '../pack.ts'

const { catalogue, diagnostics } = resolveCatalogue([township, livelihood])

/** What a deputy wrote: the candidates chosen in their order (priority), or one answer each. */
type Slip = { readonly type: 'marks'; readonly marks: readonly number[] } | { readonly type: 'unreadable' }

interface Vote {
  readonly method: 'mostVotes' | 'priority' | 'itemByItem'
  readonly deputies: number
  readonly candidates: number
  readonly seats: number
  readonly slips: readonly Slip[]
}

interface Fate {
  readonly passed: boolean
  readonly chosen: boolean
  readonly tied: boolean
}

const markings = (candidates: number, most: number): fc.Arbitrary<Slip> =>
  fc.uniqueArray(fc.integer({ min: 0, max: candidates - 1 }), { maxLength: most }).map((marks) => ({ type: 'marks', marks }))

const votes: fc.Arbitrary<Vote> = fc
  .record({
    method: fc.constantFrom('mostVotes', 'priority', 'itemByItem'),
    deputies: fc.integer({ min: 3, max: 25 }),
    candidates: fc.integer({ min: 2, max: 6 }),
  })
  .chain((rule) => fc.record({ seats: fc.integer({ min: 1, max: rule.candidates - 1 }) }).map(({ seats }) => ({ ...rule, seats })))
  .chain((rule) => {
    const slip = fc.oneof(
      { weight: 8, arbitrary: markings(rule.candidates, rule.method === 'itemByItem' ? rule.candidates : rule.seats) },
      { weight: 1, arbitrary: markings(rule.candidates, rule.candidates) },
      { weight: 1, arbitrary: fc.constant<Slip>({ type: 'unreadable' }) },
    )
    return fc.array(slip, { minLength: Math.ceil((rule.deputies * 2) / 3), maxLength: rule.deputies }).map((slips) => ({ ...rule, slips }))
  })

/** A slip with more marks than there are places to fill is void as a whole. */
function isValid(slip: Slip, { method, seats }: Vote): slip is Extract<Slip, { type: 'marks' }> {
  return slip.type === 'marks' && (method === 'itemByItem' || slip.marks.length <= seats)
}

/** The counting of the law, slip by slip and place by place: nothing of it is the pack's. */
function countIndependently(vote: Vote): readonly Fate[] {
  const scores = new Map<number, { votes: number; rank: number }>()
  for (let at = 0; at < vote.candidates; at += 1) scores.set(at, { votes: 0, rank: 0 })
  for (const slip of vote.slips) {
    if (!isValid(slip, vote)) continue
    for (const [place, candidate] of slip.marks.entries()) {
      const score = scores.get(candidate)
      if (score === undefined) throw new Error('no such candidate')
      score.votes += 1
      score.rank += vote.method === 'priority' ? vote.seats - place : 1
    }
  }
  const half = vote.deputies / 2
  const passing = [...scores].filter(([, { votes }]) => votes > half).sort(([, left], [, right]) => right.rank - left.rank)
  const chosen = new Set<number>()
  const tied = new Set<number>()
  let at = 0
  while (at < passing.length && chosen.size < vote.seats) {
    const equal = passing.filter(([, { rank }]) => rank === passing[at]?.[1].rank).map(([candidate]) => candidate)
    if (chosen.size + equal.length > vote.seats) {
      for (const one of equal) tied.add(one)
      break
    }
    for (const one of equal) chosen.add(one)
    at += equal.length
  }
  const passed = new Set(passing.map(([candidate]) => candidate))
  return [...scores.keys()].map((one) => ({ passed: passed.has(one), chosen: chosen.has(one), tied: tied.has(one) }))
}

const announce = catalogue.loops.find(({ id }) => id === 'project-ballot')?.steps.find(({ id }) => id === 'announce')
const [result] = announce?.effects ?? []

/** What the step that announces writes, from nothing but the sums of the tallies. */
function announceFrom(vote: Vote): readonly Fate[] {
  const ballot: EvaluatedRecord = { id: 'ballot', values: { method: vote.method, seats: vote.seats, deputies: vote.deputies } }
  const valid = vote.slips.filter((slip) => isValid(slip, vote))
  const tallies = Array.from({ length: vote.candidates }, (_, candidate): EvaluatedRecord => {
    const places = valid.map(({ marks }) => marks.indexOf(candidate)).filter((place) => place >= 0)
    const points = vote.method === 'priority' ? places.reduce((sum, place) => sum + vote.seats - place, 0) : null
    const values = { ballot: 'ballot', candidate: `candidate${candidate}`, teller: 'first', yes: places.length, points }
    return { id: `tally${candidate}`, values }
  })
  const environment = {
    findRecord: (ledger: string) => (ledger === 'project-ballot' ? ballot : undefined),
    listRecords: (ledger: string) => (ledger === 'ballot-tally' ? tallies : []),
  }
  return tallies.map((tally) => {
    const answer = (name: keyof Fate): boolean => {
      const value = result?.type === 'create' ? result.values[name] : undefined
      if (value?.type !== 'expression') throw new Error(`the announcement does not write ${name}`)
      return evaluateExpression(value.expression, tally, environment) === true
    }
    return { passed: answer('passed'), chosen: answer('chosen'), tied: answer('tied') }
  })
}

it('is understood as it is written', () => {
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
})

it('announces what an independent count of the slips gives, in ten thousand generated ballots', () => {
  const met = { chosen: 0, tied: 0, fewer: 0, void: 0 }
  fc.assert(
    fc.property(votes, (vote) => {
      const fates = countIndependently(vote)
      expect(announceFrom(vote)).toEqual(fates)
      met.chosen += fates.filter(({ chosen }) => chosen).length
      met.tied += fates.some(({ tied }) => tied) ? 1 : 0
      met.fewer += fates.filter(({ chosen }) => chosen).length < vote.seats ? 1 : 0
      met.void += vote.slips.filter((slip) => !isValid(slip, vote)).length
    }),
    { numRuns: 10_000 },
  )
  for (const [what, times] of Object.entries(met)) expect(times, what).toBeGreaterThan(50)
})
