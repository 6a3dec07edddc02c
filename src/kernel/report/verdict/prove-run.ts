import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { lastYearPeriod, yearOf } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { labelOf, requestOf } from './prove-common.ts'
import { type SubjectContext, subjectsOf } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Comparison, Hypothesis, Term } from './types.ts'

const lastYears = '(?:上年|去年|上一年|20\\d\\d年)(?:的)?(?:同期|同月)'
const run = new RegExp(
  `^(.*?)(?:[自从]?(\\d{1,2})月份?(?:起|开始|以来))?，?(?:已|均)?连续(\\d{1,2})个月(?:均|都|保持)*(高于|超过|好于|多于|低于|少于)${lastYears}(?:水平)?$`,
)
const first = new RegExp(`^(.*?)(?:年内|今年)?首[次度](高于|超过|好于|多于|低于|少于)${lastYears}(?:水平)?$`)

/**
 * 从4月起连续9个月高于上年同期, 5月首次超过上年同月: each month of the run against its own of the year before; the first of the year's that went beyond it.
 * Undefined: the clause says nothing of the kind.
 */
export function proveRunOfMonths(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] | undefined {
  const { line, period } = context
  const { clause, sentence } = assertion
  const { text } = line.reading.normal
  const own = text.slice(clause.start, clause.end)
  const [streak, one] = [run.exec(own), first.exec(own)]
  const [, what = ''] = streak ?? one ?? []
  const way = streak?.[4] ?? one?.[2]
  if (way === undefined) return undefined
  const operator = /低于|少于/.test(way) ? '<' : '>'
  const monthSaid = line.reading.words.findLast(
    (word) => word.start >= sentence.start && word.end <= clause.end && word.kind !== 'compared' && word.period.grain === 'month',
  )?.period
  const year = yearOf(monthSaid ?? period)
  const month = (number: number) => getPeriod(`${year}-${String(number).padStart(2, '0')}`)
  const named = { ...assertion, start: clause.start + what.length }
  const [subject] = subjectsOf(context, named, ({ type, flow, unit }) => type !== 'pick' && flow === 'flow' && unit !== '%')
  if (subject === undefined) return []
  const at = (when: Period): Term => ledgerValue(requestOf({ ...subject, period: when }))
  const pair = (when: Period, how: Comparison['operator']) =>
    ({ type: 'compare', term: at(when), operator: how, against: at(lastYearPeriod(when)) }) as const
  const months =
    streak === null
      ? monthSaid === undefined
        ? []
        : upTo(wholeNumber(monthSaid.lastMonth.slice(5)))
      : monthsOf(streak[2], streak[3] ?? '0', monthSaid ?? period)
  if (months.length < 2) return []
  const each = months.map((number, index) =>
    streak === null && index < months.length - 1 ? pair(month(number), operator === '>' ? '<=' : '>=') : pair(month(number), operator),
  )
  return [
    {
      term: at(month(months.at(-1) ?? 1)),
      test: { type: 'every', each },
      label: `${labelOf({ ...subject, period: month(months.at(-1) ?? 1) })}等${months.length}个月对上年同月`,
      unit: baseUnit(subject.indicator.unit),
      certain: false,
      token: undefined,
    },
  ]
}

function upTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}

/** From the month that is said on, else up to the last of the time that is spoken of. */
function monthsOf(from: string | undefined, count: string, { lastMonth }: Period): readonly number[] {
  const length = wholeNumber(count)
  const begin = from === undefined ? wholeNumber(lastMonth.slice(5)) - length + 1 : wholeNumber(from)
  return begin < 1 || begin + length - 1 > 12 ? [] : Array.from({ length }, (_, index) => begin + index)
}
