import { isSamePeriod } from '../../../definition/period/period-days.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { findPeriodWords, periodFitsWord } from '../../../definition/report/period-words.ts'
import type { Findings } from '../check/findings.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedReport } from '../types.ts'
import { governingWord } from './governing-word.ts'

/** {{景区村创成名单@2019|名单|2}}当年创成: names of another year than the report's are told with their year, as figures are. */
export function checkPickPeriods({ figures, plan }: PrintedReport): Findings {
  const reportPeriod = plan.period
  const problems = figures.flatMap(({ indicator, line, sentence, start, end, period, token }) => {
    if (indicator.type !== 'pick' || line.kind === 'cell' || isSamePeriod(period, reportPeriod)) return []
    const text = line.text.slice(sentence.start, sentence.end)
    const words = findPeriodWords(text, reportPeriod)
    const said = words.some((word) => periodFitsWord(word, period, indicator.flow))
    const word = governingWord(words, { text, start: start - sentence.start, stop: end - sentence.start, reportPeriod })
    if (said || (word !== undefined && periodFitsWord(word, period, indicator.flow))) return []
    return [reportProblem(token.at, 'period-unsaid.flow', { indicator: indicator.label, period: presentPeriod(period) })]
  })
  return { problems, checks: [] }
}
