import { yearPeriod } from '../../../definition/period/parse-period.ts'
import type { Period } from '../../../definition/period/types.ts'
import { lastNonZeroPlace } from '../../../definition/report/approximator.ts'
import { isUnit, unitsConvert } from '../../../definition/unit/unit.ts'
import { agreesWith } from './agrees-with.ts'
import { type Candidate, rankNumber, type SpotWords, unitFits } from './rank-spot.ts'
import type { NumberSpot } from './read-spots.ts'
import type { DraftInput, Replacement, Unbound } from './types.ts'

export interface NumberPlace {
  readonly spot: NumberSpot
  readonly words: SpotWords
  /** The time that governs it, by the words of the sentence. */
  readonly period: Period
  /** Of a table cell: its row says in full what it is. */
  readonly inTable: boolean
}

/** Below this nothing is bound: a guess would only have to be undone. */
const least = 1.4

interface Weighed extends Candidate {
  readonly period: string
  readonly confirmed: boolean
}

/** The token for a number, or what might be meant by it. */
export function bindNumber(input: DraftInput, place: NumberPlace): Replacement | Unbound {
  const { spot } = place
  const { quantity } = spot
  const stretch = { start: quantity.start, end: quantity.end }
  const ranked = rankNumber(input.catalogue, quantity, place.words)
  const named = weigh(input, place, ranked)
  const weighed = named.length === 0 ? onlyOneOf(input, place) : named
  const [best, second] = weighed
  const names = ranked.slice(0, 4).map(({ indicator }) => indicator.label)
  if (best === undefined || (best.score < least && !best.confirmed)) {
    const why = ranked.length === 0 ? '没有指标是这样说的' : weighed.length === 0 ? '想得到的指标都不是这个数' : '拿不准是哪个指标'
    return { ...stretch, why, candidates: names }
  }
  const confidence = confidenceOf(best, second, spot)
  if (confidence < 0.3) return { ...stretch, why: '拿不准是哪个指标', candidates: names }
  const { indicator } = best
  const form = formOf(spot, indicator.unit)
  const at = best.period === input.period.key ? '' : `@${best.period}`
  const format = form.decimals === '' && form.unit === '' ? '' : `|${form.unit}${form.decimals === '' ? '' : `|${form.decimals}`}`
  return {
    ...stretch,
    ...(spot.mask === undefined ? { quantity } : {}),
    binding: {
      token: `{{${indicator.label}${at}${format}}}`,
      name: indicator.label,
      kind: 'figure',
      period: best.period,
      unit: form.unit === '' ? indicator.unit : form.unit,
      decimals: form.decimals,
      approximator: quantity.approximators[0]?.word ?? '',
      confidence,
      why: best.confirmed
        ? '台账里正是这个数'
        : best.by === 'wording'
          ? '报告里就是这样说的'
          : best.by === 'name'
            ? '前后写着它的名称'
            : '名称说了一部分',
    },
  }
}

/** Without a ledger the words decide; with one, what it says otherwise is not meant. */
function weigh(input: DraftInput, { spot, period }: NumberPlace, ranked: readonly Candidate[]): readonly Weighed[] {
  const { knownValue } = input
  if (knownValue === undefined || spot.mask !== undefined)
    return ranked.map((candidate) => ({ ...candidate, period: periodOf(input, candidate, period), confirmed: false }))
  return ranked
    .flatMap((candidate): readonly Weighed[] => {
      const key = periodOf(input, candidate, period)
      const known = knownValue(candidate.indicator.id, key)
      if (known?.value === undefined) return [{ ...candidate, period: key, confirmed: false, score: candidate.score - 1 }]
      return agreesWith(spot.quantity, known) ? [{ ...candidate, period: key, confirmed: true, score: candidate.score + 2 }] : []
    })
    .sort((left, right) => right.score - left.score)
}

/** No words fit, and one indicator alone has this value: three digits do not meet by chance. */
function onlyOneOf(input: DraftInput, { spot, period }: NumberPlace): readonly Weighed[] {
  const significant = spot.quantity.digits.replace(/\D/g, '').replace(/^0+|0+$/g, '')
  if (input.knownValue === undefined || spot.mask !== undefined || significant.length < 3 || spot.quantity.approximators.length > 0)
    return []
  const found = input.catalogue.catalogue.indicators.filter((indicator) => {
    if (indicator.type === 'pick' || !unitFits(indicator, spot.quantity)) return false
    const known = input.knownValue?.(indicator.id, period.key)
    return known !== undefined && agreesWith(spot.quantity, known)
  })
  const [only] = found
  return only === undefined || found.length > 1 ? [] : [{ indicator: only, score: 2, by: 'part', period: period.key, confirmed: true }]
}

/** A target is the year's that is planned for; nothing else is. */
function periodOf({ period }: DraftInput, { indicator }: Candidate, said: Period): string {
  if (/目标$/.test(indicator.label) && said.key === period.key)
    return yearPeriod(Number.parseInt(period.firstMonth.slice(0, 4), 10) + 1).key
  return said.key
}

/** From how the words fit, how far behind the next one is, and whether the ledger says so. */
function confidenceOf(best: Weighed, second: Weighed | undefined, { quantity, mask }: NumberSpot): number {
  const margin = best.score - (second?.score ?? 0)
  const base = best.by === 'wording' ? 0.92 : best.by === 'name' ? 0.8 : 0.55
  const apart = margin >= 1.5 ? 0.06 : margin >= 0.75 ? 0 : margin >= 0.25 ? -0.15 : -0.3
  const significant = quantity.digits.replace(/[^\d]/g, '').replace(/^0+|0+$/g, '').length
  const confirmed = best.confirmed ? (significant >= 3 ? 0.3 : significant === 2 ? 0.2 : 0.1) : mask === undefined ? 0 : 0
  return Math.round(Math.min(0.99, Math.max(0, base + apart + confirmed)) * 100) / 100
}

/** `|万元|2`, `|人|xxx`, `|万元|整100`; nothing where the indicator's own form is what was written. */
function formOf({ quantity, mask }: NumberSpot, own: string): { readonly unit: string; readonly decimals: string } {
  const { unit } = quantity
  const word = unit.word === '' ? unit.core : unit.word
  const wanted = isUnit(word) && isUnit(own) && (word === own || unitsConvert(word, own)) ? word : own
  const decimals = quantity.digits.split('.')[1]?.length ?? 0
  if (quantity.approximators.some(({ kind }) => kind !== 'atMost')) {
    const step =
      mask === undefined
        ? lastNonZeroPlace(quantity.digits).toFixed()
        : `1${'0'.repeat(Math.max(0, (mask.split('.')[0]?.length ?? 1) - 1))}`
    if (!step.includes('.')) return { unit: wanted, decimals: mask === undefined ? `整${step}` : `整${step.length > 3 ? '100' : step}` }
  }
  if (mask !== undefined) return { unit: wanted, decimals: mask }
  const plain = wanted === own && decimals === 0 && !/^(?:元|亩|吨|公里|平方米|%)$/.test(own)
  return plain ? { unit: '', decimals: '' } : { unit: wanted, decimals: String(decimals) }
}
