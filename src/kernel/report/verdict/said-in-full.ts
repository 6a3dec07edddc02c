import { plainContent, plainName } from '../../../definition/report/reading/name-indicators.ts'
import type { PrintedReport } from '../types.ts'
import type { Hypothesis, PlannedAssertion } from './types.ts'
import { small } from './words-left.ts'

/** 其中规上企业9家: all of an indicator's name stands in the number's own clause. */
export function isSaidInFull({ assertion, line }: PlannedAssertion, { term }: Hypothesis, { catalogue }: PrintedReport): boolean {
  if (term.type !== 'value' || term.request.slices !== undefined) return false
  const own = plainName(line.reading.normal.text.slice(assertion.clause.start, assertion.start))
  const name = plainContent(catalogue.getIndicator(term.request.indicator))
  if (!own.includes(name)) return false
  // 方云峥领衔的4个重点项目完工3个: words beside the name say which of them are meant.
  const rest = own.replace(name, '').replace(/[\d.%]+[\u4e00-\u9fa5]?/g, '')
  return rest.replace(small, '').replace(/[^\u4e00-\u9fa5]/g, '').length < 2
}
