import { decimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { comparePlaces } from '../../../definition/report/position.ts'
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
  return { problems: claims.flatMap((claim) => findOther(claim, report) ?? []), checks: [] }
}

function findOther(claim: PlannedClaim, report: PrintedReport): Diagnostic | undefined {
  const { token, indicator } = claim
  for (const line of report.lines) {
    const span = line.spans.find((candidate) => comparePlaces(line.placeOf(candidate.start), token.at) === 0)
    if (span === undefined) continue
    const behind = findQuantities(line.text).find(({ start }) => start === span.end)
    if (behind === undefined || line.spans.some(({ start }) => start === span.end)) return undefined
    if (behind.base !== baseUnit(indicator.unit) || behind.value.eq(conditionValue(claim)) || isOwnValue(claim, report, behind))
      return undefined
    const tested = `${token.condition?.value ?? ''}${token.condition?.unit ?? baseUnit(indicator.unit)}`
    const written = line.text.slice(behind.start, behind.stop)
    return reportProblem(line.placeOf(behind.start), 'claim-number', { phrase: token.phrase, tested, written })
  }
  return undefined
}

function isOwnValue(claim: PlannedClaim, report: PrintedReport, typed: Quantity): boolean {
  const { value: request } = claim.requests
  if (request === undefined || !conditionValue(claim).eq('0')) return false
  const value = report.resultOf(request)?.value
  return value !== undefined && value !== null && /^-?\d/.test(value) && typedAgrees(typed, decimal(value).abs())
}
