import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ClaimDefinition } from '../../../definition/claim/types.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { parseExpression } from '../../../definition/expression/parse-expression.ts'
import type { Expression } from '../../../definition/expression/types.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { endpointsOf, lastYearPeriod, previousPeriod } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import { sameCount } from '../../../definition/report/unit-words.ts'
import { unitsConvert } from '../../../definition/unit/unit.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import { planSeries } from '../claim/series-claim.ts'
import { reportProblem } from '../codes.ts'
import type { RequestList } from '../request-key.ts'
import type { ClaimToken, PlannedClaim } from '../types.ts'

interface ClaimSubject {
  readonly index: number
  readonly token: ClaimToken
  readonly indicator: ResolvedIndicator
  readonly period: Period
}

/** How far back 创新高 and 首次突破 look. */
const yearsBack = 10

/** 比上年翻番: every claim of a movement is of the year before. */
const besideLastYear = /^(?:同比|[比较](?:上年|去年))(?:同期)?(?=翻番|减半|持平|增长|下降|有所|稳步|明显|大幅)/

/** Finds what the phrase asserts and which values prove it. */
export function planClaim(
  subject: ClaimSubject,
  catalogue: CatalogueIndex,
  requests: RequestList,
  villages: readonly string[] = [],
): { readonly claim: PlannedClaim | undefined; readonly problems: readonly Diagnostic[] } {
  const { token, indicator, period } = subject
  const refused = (problem: Diagnostic) => ({ claim: undefined, problems: [problem] })
  const series = planSeries(subject, villages, requests)
  if (series !== undefined) {
    const plain = {
      definition: undefined,
      condition: undefined,
      requests: {},
      peak: [],
      completion: undefined,
      target: undefined,
      fraction: undefined,
    }
    return { claim: { ...subject, ...plain, series }, problems: [] }
  }
  const known = catalogue.findClaim(token.phrase) ?? catalogue.findClaim(token.phrase.replace(besideLastYear, ''))
  const definition: ClaimDefinition | undefined = isOfUndone(subject, known?.rest) ? undefined : known?.claim
  if (definition === undefined && token.condition === undefined) {
    return refused(reportProblem(token.at, 'unknown-claim', { phrase: token.phrase, name: token.name }))
  }
  const unit = token.condition?.unit
  if (unit !== undefined && !unitsConvert(unit, indicator.unit) && !sameCount(indicator.unit, unit, indicator.label)) {
    return refused(reportProblem(token.at, 'bad-unit.claim', { indicator: indicator.label, unit: indicator.unit, wanted: unit }))
  }
  if (definition?.of === '%' && indicator.unit !== '%') {
    return refused(reportProblem(token.at, 'bad-unit.rate', { phrase: token.phrase, indicator: indicator.label, unit: indicator.unit }))
  }
  if (indicator.type === 'pick') return refused(reportProblem(token.at, 'format-kind.claim', { indicator: indicator.label }))
  const condition = definition === undefined ? undefined : parseExpression(definition.condition).expression
  const names = condition === undefined ? new Set<string>() : namesIn(condition)
  const ask = (at: Period): IndicatorRequest =>
    requests.add({ indicator: indicator.id, period: at.key, ...(token.slices.length === 0 ? {} : { slices: token.slices }) })
  const ends = endpointsOf(period)
  const overEnds = definition?.over === 'endpoints'
  const value = overEnds && token.condition === undefined && !names.has('value') ? undefined : ask(overEnds ? ends.last : period)
  const looksBack = names.has('peak') || (definition?.phrase.includes('突破') === true && token.condition !== undefined)
  const completion = names.has('target') ? askCompletion(subject, catalogue, requests) : undefined
  const claim: PlannedClaim = {
    ...subject,
    definition,
    condition,
    requests: {
      ...(value === undefined ? {} : { value }),
      ...(names.has('first') ? { first: ask(ends.first) } : {}),
      ...(names.has('last') ? { last: ask(ends.last) } : {}),
      ...(names.has('lastYear') || names.has('growth') ? { lastYear: ask(lastYearPeriod(period)) } : {}),
      ...(names.has('previous') ? { previous: ask(previousPeriod(period)) } : {}),
    },
    peak: looksBack ? earlierPeriods(period).map(ask) : [],
    completion,
    target: names.has('target') && completion === undefined ? askTarget(subject, catalogue, requests) : undefined,
    fraction: askFraction(indicator, ask, requests, period),
  }
  return { claim, problems: [] }
}

/** {{?全部移交:未移交人次=0人次}}: of those not handed over there is none, which its author's own condition says. */
function isOfUndone({ token: { condition }, indicator }: ClaimSubject, rest: string | undefined): boolean {
  if (condition?.operator !== '=' || !/^0+(?:\.0+)?$/.test(condition.value) || rest === undefined) return false
  const deed = rest.replace(/^(?:已|均|都)+|(?:到位|完毕)$/g, '')
  return deed.length >= 2 && indicator.label.includes(`未${deed}`)
}

function askCompletion(subject: ClaimSubject, catalogue: CatalogueIndex, requests: RequestList): IndicatorRequest | undefined {
  const { indicator, period } = subject
  const completion = catalogue.catalogue.indicators.find((other) => other.type === 'completion' && other.of === indicator.id)
  return completion === undefined ? undefined : requests.add({ indicator: completion.id, period: period.key })
}

/** 医保参保率目标 for 医保参保率: a rate has a target, and no rate of its own that says how far it was reached. */
function askTarget({ indicator, period }: ClaimSubject, catalogue: CatalogueIndex, requests: RequestList): IndicatorRequest | undefined {
  const [target] = catalogue.findIndicators(`${indicator.label}目标`)
  return target?.unit === indicator.unit ? requests.add({ indicator: target.id, period: period.key }) : undefined
}

function askFraction(
  indicator: ResolvedIndicator,
  ask: (period: Period) => IndicatorRequest,
  requests: RequestList,
  period: Period,
): PlannedClaim['fraction'] {
  const parts =
    indicator.type === 'ratio'
      ? { numerator: indicator.numerator, denominator: indicator.denominator }
      : indicator.type === 'share'
        ? { numerator: indicator.of, denominator: indicator.whole }
        : undefined
  if (parts === undefined) return undefined
  const { slices } = ask(period)
  const same = { period: period.key, ...(slices === undefined ? {} : { slices }) }
  return {
    numerator: requests.add({ indicator: parts.numerator, ...same }),
    denominator: requests.add({ indicator: parts.denominator, ...same }),
  }
}

/** The same months of earlier years; for a single month or quarter also those just before it. */
function earlierPeriods(period: Period): readonly Period[] {
  const earlier: Period[] = []
  let year = lastYearPeriod(period)
  for (let count = 0; count < yearsBack; count += 1) {
    earlier.push(year)
    year = lastYearPeriod(year)
  }
  if (period.grain !== 'month' && period.grain !== 'quarter') return earlier
  let before = previousPeriod(period)
  for (let count = 0; count < (period.grain === 'month' ? 24 : 8); count += 1) {
    earlier.push(before)
    before = previousPeriod(before)
  }
  return earlier
}

function namesIn(expression: Expression): Set<string> {
  switch (expression.type) {
    case 'path':
      return new Set(expression.names.slice(0, 1))
    case 'not':
    case 'negate':
      return namesIn(expression.operand)
    case 'logic':
    case 'compare':
    case 'arithmetic':
      return new Set([...namesIn(expression.left), ...namesIn(expression.right)])
    case 'call':
      return new Set(expression.arguments.flatMap((argument) => [...namesIn(argument)]))
    default:
      return new Set()
  }
}
