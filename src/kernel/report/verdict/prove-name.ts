import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { requestOf } from './prove-common.ts'
import { type SubjectContext, timeAt } from './subjects.ts'
import type { Hypothesis } from './types.ts'

/** Names in a list with a state, against the list that the ledger gives. Undefined: no list of that kind is kept, so nothing is asserted of it. */
export function proveNames(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] | undefined {
  const { text } = context.line.reading.normal
  const { clause, word } = assertion
  const own = text.slice(clause.start, clause.end)
  // 转产口罩、马克笔等产品: the noun behind says of what list the names are.
  const noun = /^(?:等)?[\d.\uE000个家种项名]*(企业|产品|项目|线路|村)/.exec(text.slice(assertion.end, clause.end))?.[1] ?? ''
  const [best] = rankIndicators(
    context.catalogue,
    own,
    ({ type, label }) => type === 'pick' && !label.endsWith('日期') && (noun !== '产品' || label.includes(noun)),
  ).filter((match) => coverageOf(match) >= (context.villages.includes(word) || /实事/.test(own) ? 0.6 : 0.75))
  if (best === undefined) return undefined
  const period = timeAt(context, { ...assertion, start: clause.end }).period
  const request = requestOf({ indicator: best.indicator, period, slices: [] })
  const names = word
    .replace(/^[\u4e00-\u9fa5]{0,6}(?:转产|生产|推出|开发|研发|投产)(?=[\u4e00-\u9fa5]{2})/, '')
    .split(/[、和与及]/)
    .filter((name) => name !== '')
  return [
    {
      term: { type: 'value', request },
      test: { type: 'names', names },
      label: best.indicator.label,
      unit: '',
      certain: true,
      token: `{{${best.indicator.label}|名单|${names.length}}}`,
    },
  ]
}
