import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { spansYears } from '../../../definition/period/period-days.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { findPeriodWords, periodFitsWord } from '../../../definition/report/period-words.ts'
import { comparePlaces } from '../../../definition/report/position.ts'
import { sentenceAt } from '../../../definition/report/prose.ts'
import type { Findings } from '../check/findings.ts'
import { reportProblem } from '../codes.ts'
import type { PlannedClaim, PrintedReport } from '../types.ts'
import { governingWord } from './governing-word.ts'

/** 超额完成 from part of a year says of which part: the year's target is not reached by a figure that keeps its months to itself. */
export function checkClaimPeriods(report: PrintedReport): Findings {
  const claims = report.plan.claims.flatMap((claim) => (claim.indicator === undefined ? [] : [claim]))
  return { problems: claims.flatMap((claim) => findOtherPeriod(claim, report) ?? findUnnamedPeriod(claim, report) ?? []), checks: [] }
}

/** 一季度…{{?由负转正:…@2020-03..2020-12}}: what the words say ends where the claim does not. */
function findOtherPeriod({ token, indicator, period, definition, series }: PlannedClaim, report: PrintedReport): Diagnostic | undefined {
  // 全年…{{?…:…@2020-Q4}}: of what comes in over time a part of the year is not all of it.
  const isOneTime = indicator.flow === 'flow' && definition?.over !== 'endpoints' && series === undefined && !/累计/.test(indicator.label)
  for (const line of report.lines) {
    const span = line.spans.find((candidate) => comparePlaces(line.placeOf(candidate.start), token.at) === 0)
    if (span === undefined) continue
    const sentence = sentenceAt(line.text, span.start)
    const from = sentence?.start ?? 0
    const text = line.text.slice(from, sentence?.end)
    const words = findPeriodWords(text, report.plan.period)
    const place = { text, start: span.start - from, stop: span.end - from, reportPeriod: report.plan.period }
    const word = governingWord(words, place)
    if (word === undefined || spansYears(word.period)) return undefined
    if (word.period.lastMonth === period.lastMonth && !(isOneTime && word.kind !== 'until' && word.period.firstMonth < period.firstMonth))
      return undefined
    if (/[。；;]/.test(text.slice(word.end, span.start - from)) || word.loose === true) return undefined
    return reportProblem(token.at, 'period-words.claim', {
      word: word.word,
      said: presentPeriod(word.period),
      indicator: indicator.label,
      period: presentPeriod(period),
      key: word.period.key,
    })
  }
  return undefined
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
    return reportProblem(token.at, 'completion-period.claim', { phrase: token.phrase, period: presentPeriod(period) })
  }
  return undefined
}
