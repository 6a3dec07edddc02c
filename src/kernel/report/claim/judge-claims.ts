import { type Decimal, decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import type { CheckResult } from '../../../definition/report/types.ts'
import { baseUnit, convertUnit, unitsConvert } from '../../../definition/unit/unit.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import { reportProblem } from '../codes.ts'
import type { JudgedClaim, PlannedClaim, PrintedReport, ReportFacts } from '../types.ts'
import { carries } from './carries.ts'
import { compareNumbers, evaluateCondition } from './evaluate-condition.ts'
import { judgeSeries } from './series-claim.ts'

export interface Judgement {
  readonly claims: readonly JudgedClaim[]
  readonly problems: readonly Diagnostic[]
  readonly checks: readonly CheckResult[]
}

/** Holds every claim against the values; one that rests on unknown values is unproved, which is an error like a false one. */
export function judgeClaims(report: PrintedReport, facts: ReportFacts): Judgement {
  const problems: Diagnostic[] = []
  const checks: CheckResult[] = []
  const claims: JudgedClaim[] = report.plan.claims.map((planned) => {
    const { token, index } = planned
    if (planned.indicator === undefined)
      return { index, token, indicator: undefined, name: token.name, period: report.plan.period, proof: 'unproved', why: '没有可查的依据' }
    const { proof, why } = judge(planned, report)
    if (proof !== 'holds') {
      const ledger = proof === 'fails' ? undefined : findUnkept(planned, report)
      const path = proof === 'fails' ? 'claim-fails' : ledger === undefined ? 'claim-unproved.unknown' : 'claim-unproved.unkept'
      const problem = reportProblem(token.at, path, { phrase: token.phrase, why })
      problems.push(ledger === undefined ? problem : { ...problem, ledger })
    }
    const label = `${token.phrase}：${planned.indicator.label}`
    checks.push({ id: `claim:${index}`, label, proof, detail: why, figures: [] })
    return { index, token, indicator: planned.indicator, name: planned.indicator.label, period: planned.period, proof, why }
  })
  for (const { index, token } of report.plan.attested) {
    const found = facts.attestations.get(token.record)
    const why = found === undefined ? `没有叫“${token.record}”的佐证` : `据${found.ledger}“${found.title}”，未经核对`
    if (found === undefined) problems.push(reportProblem(token.at, 'unknown-attestation', { record: token.record }))
    if (found !== undefined && !carries(found.words, token.phrase)) {
      problems.push(reportProblem(token.at, 'attestation-words', { title: found.title, phrase: token.phrase }))
    }
    claims.push({
      index,
      token,
      indicator: undefined,
      name: found?.title ?? token.record,
      period: report.plan.period,
      proof: found === undefined ? 'unproved' : 'attested',
      why,
    })
  }
  return { claims: claims.sort((left, right) => left.index - right.index), problems, checks }
}

function judge(claim: PlannedClaim, report: PrintedReport): Pick<JudgedClaim, 'proof' | 'why'> {
  if (claim.series !== undefined) {
    const { holds, shown } = judgeSeries(claim, report)
    return { proof: holds === undefined ? 'unproved' : holds ? 'holds' : 'fails', why: `${claim.indicator.label}：${shown}` }
  }
  const numbers = readOperands(claim, report)
  const unknown = findUnknown(claim, report)
  const shown = describe(claim, numbers, report)
  const verdicts: (boolean | undefined)[] = []
  if (claim.condition !== undefined) verdicts.push(evaluateCondition(claim.condition, numbers))
  if (claim.token.condition !== undefined) verdicts.push(...judgeOwnCondition(claim, numbers))
  if (verdicts.includes(false)) return { proof: 'fails', why: failure(claim, numbers) }
  if (verdicts.length === 0 || verdicts.includes(undefined)) return { proof: 'unproved', why: unknown ?? `${shown}，条件所需的数不全` }
  return { proof: 'holds', why: shown }
}

/** The condition written in the token; 突破 with a threshold also wants that it was not reached before. */
function judgeOwnCondition(claim: PlannedClaim, numbers: ReadonlyMap<string, Decimal>): readonly (boolean | undefined)[] {
  const { condition } = claim.token
  const value = numbers.get('value')
  if (condition === undefined) return []
  const wanted = conditionValue(claim)
  const holds = compareNumbers(condition.operator, value, wanted)
  const peak = numbers.get('peak')
  const reachedBefore =
    claim.definition?.phrase.includes('突破') === true && peak !== undefined && compareNumbers(condition.operator, peak, wanted) === true
  return [reachedBefore ? false : holds]
}

/** What a claim's own condition compares with, in the base unit. */
export function conditionValue(claim: PlannedClaim): Decimal {
  const { condition } = claim.token
  const base = baseUnit(claim.indicator.unit)
  const value = decimal(condition?.value ?? '0')
  const unit = condition?.unit ?? base
  return unitsConvert(unit, base) ? convertUnit(value, unit, base) : value
}

function readOperands(claim: PlannedClaim, report: PrintedReport): ReadonlyMap<string, Decimal> {
  const numbers = new Map<string, Decimal>()
  const read = (request: IndicatorRequest | undefined): Decimal | undefined => {
    const value = request === undefined ? undefined : report.resultOf(request)?.value
    return value === undefined || value === null || !/^-?\d+(?:\.\d+)?$/.test(value) ? undefined : decimal(value)
  }
  const put = (name: string, value: Decimal | undefined) => {
    if (value !== undefined) numbers.set(name, value)
  }
  for (const [name, request] of Object.entries(claim.requests)) put(name, read(request))
  const value = numbers.get('value')
  const lastYear = numbers.get('lastYear')
  const { type } = claim.indicator
  // 保持增长:工业总产值同比>0%: how much grew the rate itself says, and how that one moved nobody claims.
  const isRate = claim.token.condition !== undefined && (type === 'yearOnYear' || type === 'periodOnPeriod')
  if (isRate) put('growth', value)
  else if (value !== undefined && lastYear?.gt('0') === true) put('growth', value.minus(lastYear).div(lastYear).times('100'))
  const earlier = claim.peak.flatMap((request) => read(request) ?? [])
  const [first] = earlier
  if (first !== undefined)
    put(
      'peak',
      earlier.reduce((most, next) => (next.gt(most) ? next : most), first),
    )
  put('target', readTarget(claim, value, read(claim.completion)) ?? read(claim.target))
  return numbers
}

/** The year's target from the completion rate: amount × 100 ÷ rate, to a millionth, which undoes the rate's own rounding. */
function readTarget(claim: PlannedClaim, value: Decimal | undefined, rate: Decimal | undefined): Decimal | undefined {
  const { type, unit, label } = claim.indicator
  // 民生实事完成率 is done ÷ all: what it should reach is the whole.
  if (type === 'completion' || (type === 'ratio' && unit === '%' && label.endsWith('完成率'))) return decimal('100')
  if (value === undefined || rate === undefined || rate.eq('0')) return undefined
  return decimal(value.times('100').div(rate).toFixed(6))
}

/** The ledger that was never kept, on which the claim rests. */
function findUnkept(claim: PlannedClaim, report: PrintedReport): string | undefined {
  const requests = [...Object.values(claim.requests), claim.completion].filter((request) => request !== undefined)
  return requests.map((request) => report.resultOf(request)?.unkept).find((ledger) => ledger !== undefined)
}

function findUnknown(claim: PlannedClaim, report: PrintedReport): string | undefined {
  for (const request of [...Object.values(claim.requests), claim.completion]) {
    const result = request === undefined ? undefined : report.resultOf(request)
    const why = result?.error ?? result?.unknown
    if (why !== undefined && request !== undefined) return `${claim.indicator.label}（${request.period}）：${why}`
  }
  return undefined
}

function describe(claim: PlannedClaim, numbers: ReadonlyMap<string, Decimal>, report: PrintedReport): string {
  const unit = baseUnit(claim.indicator.unit)
  const part = (name: string, label: string) => {
    const value = numbers.get(name)
    return value === undefined ? [] : [`${label}${present(value)}${unit}`]
  }
  const of = claim.fraction
  const numerator = of === undefined ? null : report.resultOf(of.numerator)?.value
  const denominator = of === undefined ? null : report.resultOf(of.denominator)?.value
  const fraction = typeof numerator === 'string' && typeof denominator === 'string' ? [`${numerator} ÷ ${denominator}`] : []
  const values = [
    ...part('first', '起点'),
    ...part('last', '终点'),
    ...(numbers.has('last') ? [] : part('value', '')),
    ...part('lastYear', '上年同期'),
    ...part('previous', '上期'),
    ...part('target', '任务数'),
    ...part('peak', '此前最高'),
  ]
  return `${presentPeriod(claim.period)}${claim.indicator.label}：${[...values, ...fraction].join('，')}`
}

function failure(claim: PlannedClaim, numbers: ReadonlyMap<string, Decimal>): string {
  const own = claim.token.condition
  const unit = baseUnit(claim.indicator.unit)
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = numbers.get(name)
      return value === undefined ? '未知' : `${present(value)}${name === 'growth' ? '%' : unit}`
    })
  const parts = [
    ...(claim.definition === undefined ? [] : [fill(claim.definition.why)]),
    ...(own === undefined ? [] : [`要求${own.operator}${own.value}${own.unit ?? ''}，实际${fill('{value}')}`]),
  ]
  return `${claim.indicator.label}，${parts.join('；')}`
}

function present(value: Decimal): string {
  return plainDecimal(decimal(value.toFixed(4)))
}
