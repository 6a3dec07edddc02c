import { parsePeriod, yearPeriod } from './parse-period.ts'
import { lastYearPeriod, yearOf } from './related-periods.ts'
import type { Period } from './types.ts'

/**
 * The period that a token's `@…` means beside the report's own: nothing = the report's; 本年, 上年 = the whole year, the year before;
 * 上年同期 = the report's months a year before; otherwise a calendar key. Undefined when it is none of these.
 */
export function resolvePeriodText(text: string | undefined, reportPeriod: Period): Period | undefined {
  const word = (text ?? '').trim()
  switch (word) {
    case '':
      return reportPeriod
    case '本年':
      return yearPeriod(yearOf(reportPeriod))
    case '上年':
      return yearPeriod(yearOf(reportPeriod) - 1)
    case '上年同期':
      return lastYearPeriod(reportPeriod)
    default:
      return parsePeriod(word)
  }
}
