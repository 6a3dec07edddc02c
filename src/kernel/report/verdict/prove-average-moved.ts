import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { compare } from './compare.ts'
import { labelOf, requestOf } from './prove-common.ts'
import { figuresIn, type SubjectContext, timeAt } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Hypothesis } from './types.ts'

/** {{产业帮扶户数}}户，户均资金同步提高: of the average alone, where one is kept, and of nothing that the clauses before count. Undefined: no average is said. */
export function proveAverageMoved(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] | undefined {
  const { text } = context.line.reading.normal
  const { clause, sentence, start, sign } = assertion
  const own = text.slice(clause.start, start)
  const average = /(?<![平百千])([户人亩村场件])均(?!衡|匀|已|为|未|有|获|建)/.exec(own)?.[0]
  if (average === undefined || figuresIn(context, clause.start, start).length > 0 || /[\d]/.test(own)) return undefined
  if (sign !== 'up' && sign !== 'down') return []
  const labels = figuresIn(context, sentence.start, clause.start).map(({ indicator }) => indicator.label)
  const said = `${labels.join('，')}，${text.slice(sentence.start, start)}`
  const [match] = rankIndicators(context.catalogue, said, ({ label, type }) => label.includes(average) && type !== 'pick').filter(
    (one) => coverageOf(one) >= 0.75,
  )
  if (match === undefined) return []
  const subject = { indicator: match.indicator, period: timeAt(context, assertion).period, slices: [], certain: false }
  const then = ledgerValue(requestOf({ ...subject, period: lastYearPeriod(subject.period) }))
  return [compare(subject, sign === 'up' ? '>' : '<', then, `${labelOf(subject)}对上年同期`)]
}
