import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { requestOf } from './prove-common.ts'
import { figuresIn, type SubjectContext, timeAt, villagesIn } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Hypothesis } from './types.ts'

/** 面积最大的是青竹村, 青竹村居各村之首: one village against all the others; the place of the town among towns nobody here knows. */
export function provePlace(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const { clause, sentence, start, word } = assertion
  const bare = /^(?:为|是|居|位居|列|全镇|各村|在)*$/.test(text.slice(clause.start, start))
  const left = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  const own = `${bare && left !== undefined ? text.slice(left.start, left.end) : ''}${text.slice(clause.start, clause.end)}`
  if (/全[国省市县]|乡镇|街道|县/.test(own)) return []
  const [village, ...more] = villagesIn(own, context.villages)
  const top = /^最[多高大快好强]$|首|榜|第一|^最[多高大]/.test(word)
  const bottom = /^最[少低小慢]/.test(word)
  if (village === undefined || more.length > 0 || top === bottom) return []
  const period = timeAt(context, assertion).period
  const [figure] = figuresIn(context, sentence.start, start)
    .filter(({ token }) => token.slices.length > 0)
    .toReversed()
  const [match] =
    figure !== undefined
      ? [{ indicator: figure.indicator, whole: true }]
      : rankIndicators(context.catalogue, own.replace(village, ''), ({ type }) => type !== 'pick').filter((one) => coverageOf(one) >= 0.5)
  if (match === undefined) return []
  const { indicator } = match
  const of = (name: string) => ledgerValue(requestOf({ indicator, period, slices: [{ dimension: '村', value: name }] }))
  const others = context.villages.filter((name) => name !== village).map(of)
  return [
    {
      term: of(village),
      test: { type: 'compare', operator: top ? '>=' : '<=', against: { type: top ? 'most' : 'least', terms: others } },
      label: `${village}${indicator.label}对其他各村`,
      unit: baseUnit(indicator.unit),
      certain: match.whole,
      token: `{{?${top ? '最高' : '最低'}:${indicator.label}[村=${village}]}}`,
    },
  ]
}
