import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { findPeriodWords, periodFitsWord } from '../../../definition/report/period-words.ts'
import { comparePlaces } from '../../../definition/report/position.ts'
import { sentenceAt } from '../../../definition/report/prose.ts'
import type { Findings } from '../check/findings.ts'
import type { PlannedClaim, PrintedReport } from '../types.ts'

/** 超额完成 from part of a year says of which part: the year's target is not reached by a figure that keeps its months to itself. */
export function checkClaimPeriods(report: PrintedReport): Findings {
  const claims = report.plan.claims.flatMap((claim) => (claim.indicator === undefined ? [] : [claim]))
  return { problems: claims.flatMap((claim) => findUnnamedPeriod(claim, report) ?? []), checks: [] }
}

function findUnnamedPeriod(claim: PlannedClaim, report: PrintedReport): Diagnostic | undefined {
  const { period, token, indicator } = claim
  const year = period.lastMonth.slice(0, 4)
  const wholeYear = period.firstMonth === `${year}-01` && period.lastMonth === `${year}-12`
  if (wholeYear || (indicator.type !== 'completion' && claim.completion === undefined)) return undefined
  for (const line of report.lines) {
    const span = line.spans.find((candidate) => comparePlaces(line.placeOf(candidate.start), token.at) === 0)
    if (span === undefined) continue
    const sentence = sentenceAt(line.text, span.start)
    const words = findPeriodWords(line.text.slice(sentence?.start ?? 0, sentence?.end), report.plan.period)
    if (words.some((word) => word.kind !== 'compared' && periodFitsWord(word, period, 'flow'))) return undefined
    const message = `“${token.phrase}”说的是年度任务，数字却只到${presentPeriod(period)}，这句话没有说`
    return { code: 'completion-period', severity: 'error', at: token.at, message, hint: `在句子里写明${presentPeriod(period)}` }
  }
  return undefined
}
