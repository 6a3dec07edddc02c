import { readSmallNumber } from '../../../definition/decimal/chinese-number.ts'
import { monthOfYear, writeMonth } from '../../../definition/period/calendar-month.ts'
import { periodOfMonths } from '../../../definition/period/parse-period.ts'
import { yearOf } from '../../../definition/period/related-periods.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { hundred, labelOf, requestOf } from './prove-common.ts'
import { type SubjectContext, subjectsOf } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Comparison, Hypothesis, Term } from './types.ts'

const ahead = /提前(\d{1,2}|[一二两三四五六七八九十])个(半)?月/

/**
 * 提前两个月完成全年任务, 9月底即完成全年任务: what had come by then reaches the task of the year, and where so many months are told, or 才, it had not a month before.
 * Undefined: the words say nothing of the kind.
 */
export function proveEarly(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] | undefined {
  const { line, catalogue, period } = context
  const { text } = line.reading.normal
  const rest = text.slice(assertion.start, assertion.clause.end)
  if (!/全年|年度|年初/.test(rest)) return undefined
  const [, told, half] = ahead.exec(assertion.word) ?? []
  const last = told === undefined ? monthSaid(context, assertion) : 12 - (readSmallNumber(told) ?? 12)
  if (last === undefined) return undefined
  if (last < 1 || half !== undefined || period.grain !== 'year') return []
  // 11月才完成: not a month before.
  const isFirst = told !== undefined || /才$/.test(text.slice(assertion.clause.start, assertion.start))
  const until = (month: number) => periodOfMonths(writeMonth(yearOf(period), 1), writeMonth(yearOf(period), month))
  return subjectsOf(context, assertion, ({ type, flow }) => type !== 'pick' && flow === 'flow')
    .slice(0, 2)
    .flatMap((subject): readonly Hypothesis[] => {
      const completion = catalogue.catalogue.indicators.find((one) => one.type === 'completion' && one.of === subject.indicator.id)
      if (completion === undefined) return []
      const of = (indicator: typeof subject.indicator): Term => ledgerValue(requestOf({ ...subject, indicator, period }))
      const task = calc('/', calc('*', of(subject.indicator), hundred), of(completion))
      const by = (month: number): Term => ledgerValue(requestOf({ ...subject, period: until(month) }))
      const reached: Comparison & { readonly term: Term } = { type: 'compare', operator: '>=', against: task, term: by(last) }
      const before = !isFirst || last === 1 ? [] : [{ ...reached, operator: '<' as const, term: by(last - 1) }]
      const label = `${labelOf({ ...subject, period: until(last) })}对全年任务`
      const { certain, indicator } = subject
      return [
        { term: by(last), test: { type: 'every', each: [reached, ...before] }, label, unit: indicator.unit, certain, token: undefined },
      ]
    })
}

/** The month of the year by whose end it is said to have been done. */
function monthSaid({ line, period }: SubjectContext, { clause, sentence, start }: Assertion): number | undefined {
  const word = line.reading.words.findLast((one) => one.end <= start && one.start >= sentence.start && one.kind !== 'compared')
  if (word === undefined || yearOf(word.period) !== yearOf(period) || word.period.lastMonth >= period.lastMonth) return undefined
  const isNear = word.start >= clause.start || /^[，,]?$/.test(line.reading.normal.text.slice(word.end, clause.start))
  return isNear ? monthOfYear(word.period.lastMonth) : undefined
}
