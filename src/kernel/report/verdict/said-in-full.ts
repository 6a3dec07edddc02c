import { plainContent, plainName } from '../../../definition/report/reading/name-indicators.ts'
import type { PrintedReport } from '../types.ts'
import type { Hypothesis, PlannedAssertion } from './types.ts'

/** 其中规上企业9家: all of an indicator's name stands in the number's own clause. */
export function isSaidInFull({ assertion, line }: PlannedAssertion, { term }: Hypothesis, { catalogue }: PrintedReport): boolean {
  if (term.type !== 'value' || term.request.slices !== undefined) return false
  const own = line.reading.normal.text.slice(assertion.clause.start, assertion.start)
  return plainName(own).includes(plainContent(catalogue.getIndicator(term.request.indicator)))
}
