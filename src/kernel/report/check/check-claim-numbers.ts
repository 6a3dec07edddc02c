import { decimal } from '../../../definition/decimal/decimal.ts'
import { type Diagnostic, presentPlace } from '../../../definition/diagnostic/diagnostic.ts'
import type { ProseLine } from '../../../definition/report/prose.ts'
import { findQuantities, type Quantity } from '../../../definition/report/quantity.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { conditionValue } from '../claim/judge-claims.ts'
import { reportProblem } from '../codes.ts'
import type { PlannedClaim, PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'
import { typedAgrees } from './typed-agrees.ts'

/**
 * {{?首次突破:产值≥20亿元}}20亿元: the number printed right behind a claim is the one that was held against the ledger, or, as in
 * {{?增长:产值同比>0%}}5.9%, the ledger's own.
 */
export function checkClaimNumbers(report: PrintedReport): Findings {
  const claims = report.plan.claims.flatMap((claim) =>
    claim.indicator === undefined || claim.token.condition === undefined ? [] : [claim],
  )
  if (claims.length === 0) return { problems: [], checks: [] }
  const stretches = new Map(
    report.lines.flatMap((line) => line.spans.map((span) => [presentPlace(line.placeOf(span.start)), { line, span }] as const)),
  )
  const findIn = (claim: PlannedClaim) => {
    const found = stretches.get(presentPlace(claim.token.at))
    return found === undefined ? [] : (findOther(claim, report, found) ?? [])
  }
  return { problems: claims.flatMap(findIn), checks: [] }
}

/** A stretch of printed text that stands for a token. */
interface Stretch {
  readonly line: ProseLine
  readonly span: ProseLine['spans'][number]
}

function findOther(claim: PlannedClaim, report: PrintedReport, { line, span }: Stretch): Diagnostic | undefined {
  const { token, indicator } = claim
  const behind = findQuantities(line.text).find(({ start }) => start === span.end)
  if (behind === undefined || line.spans.some(({ start }) => start === span.end)) return undefined
  if (behind.base !== baseUnit(indicator.unit) || behind.value.eq(conditionValue(claim)) || isOwnValue(claim, report, behind))
    return undefined
  const tested = `${token.condition?.value ?? ''}${token.condition?.unit ?? baseUnit(indicator.unit)}`
  const written = line.text.slice(behind.start, behind.stop)
  return reportProblem(line.placeOf(behind.start), 'claim-number', { phrase: token.phrase, tested, written })
}

function isOwnValue(claim: PlannedClaim, report: PrintedReport, typed: Quantity): boolean {
  const { value: request } = claim.requests
  if (request === undefined || !conditionValue(claim).eq('0')) return false
  const value = report.resultOf(request)?.value
  return value !== undefined && value !== null && /^-?\d/.test(value) && typedAgrees(typed, decimal(value).abs())
}
