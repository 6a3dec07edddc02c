import { monthOfYear } from '../../definition/period/calendar-month.ts'
import { parsePeriod, periodOfMonths, yearPeriod } from '../../definition/period/parse-period.ts'
import { lastYearPeriod, previousPeriod, yearOf, yearToDate } from '../../definition/period/related-periods.ts'
import type { Period } from '../../definition/period/types.ts'
import { findPeriodWords } from '../../definition/report/period-words.ts'
import type { FormContext } from './types.ts'

/** The period of a whole form: what was asked for, what its titles say, what its file's name says, else the year. */
export function formPeriod(titles: readonly string[], name: string, context: FormContext): Period {
  const asked = context.period === undefined ? undefined : parsePeriod(context.period)
  return asked ?? saidPeriod([...titles, name], context) ?? yearPeriod(context.year)
}

/** The first period that some titles say; undefined when none says any. */
export function saidPeriod(titles: readonly string[], { year }: Pick<FormContext, 'year'>): Period | undefined {
  for (const text of titles) {
    const [word] = findPeriodWords(text.replace(/[_\s]/g, ''), yearPeriod(year)).filter(({ kind }) => kind !== 'compared')
    if (word !== undefined && word.period.grain !== 'day') return word.period
    const plain = /(?<!\d)(20\d{2})(?!\d)/.exec(text)
    if (plain !== null) return yearPeriod(Number.parseInt(plain[1] ?? '', 10))
  }
  return undefined
}

const sameLastYear = /(?:上年|去年|前一年)(?:同期|同月|同季)(?:数|值|实际)?|(?<!不)同期数?(?![比])/
const yearBefore = /(?:上年|去年)(?:度|全年)?(?:数|实际数?|实绩|完成数?|末数?|末|底)?/
const toDate =
  /(?:自)?(?:年初(?:起|至今|到本月)?|1[-—~～至到]?本月(?:止|底)?|本年|今年|本月止|全年)?(?:止)?累计(?:数|完成数?)?|年初至今|1[-—~～至到]本月/
const thisMonth = /(?:本|当)月(?:份)?(?:数|完成数?|末|底)?/
const lastMonth = /上(?:个)?月(?:份)?(?:数|末|底)?/
const thisQuarter = /本季(?:度)?(?:数|末|底|完成数?)?/
const lastQuarter = /上(?:个)?季(?:度)?(?:数|末|底)?/
const thisYear = /(?:本|今|当)年(?:度|数|末|底|完成数?)?/
const formItself = /报告期|本期数?/

export interface LabelPeriod {
  readonly period: Period
  /** Whether any of them said it. */
  readonly said: boolean
  /** The words without those of time. */
  readonly rest: readonly string[]
}

/** The period that words around a cell say, and what is left of them. Nothing said: the form's own. */
export function readLabelPeriod(texts: readonly string[], form: Period): LabelPeriod {
  const found = new Set<'same' | 'before' | 'toDate' | 'month' | 'lastMonth' | 'quarter' | 'lastQuarter' | 'year' | 'form'>()
  let absolute: Period | undefined
  const rest = texts.map((text) => {
    let left = /^(?:19|20)\d{2}$/.test(text) ? `${text}年` : text
    for (const [kind, pattern] of [
      ['same', sameLastYear],
      ['toDate', toDate],
      ['lastMonth', lastMonth],
      ['month', thisMonth],
      ...(isShort(form)
        ? ([
            ['lastQuarter', lastQuarter],
            ['quarter', thisQuarter],
          ] as const)
        : []),
    ] as const) {
      if (!pattern.test(left)) continue
      found.add(kind)
      left = left.replace(pattern, '')
    }
    const words = findPeriodWords(left, form).filter(
      ({ kind, word }) => kind !== 'compared' && !/^(?:上(?!半年)|去|今|本|当|前一)/.test(word),
    )
    for (const { start, end, period } of [...words].reverse()) {
      absolute ??= period
      left = left.slice(0, start) + left.slice(end)
    }
    for (const [kind, pattern] of [
      ['before', yearBefore],
      ['year', thisYear],
      ['form', formItself],
    ] as const) {
      if (!pattern.test(left)) continue
      found.add(kind)
      left = left.replace(pattern, '')
    }
    return left
  })
  return { period: combine(found, absolute, form), said: absolute !== undefined || found.size > 0, rest }
}

function combine(found: ReadonlySet<string>, absolute: Period | undefined, form: Period): Period {
  let period = absolute ?? form
  if (found.has('lastMonth')) period = previousPeriod(monthOf(form))
  else if (found.has('month')) period = monthOf(form)
  else if (found.has('lastQuarter')) period = previousPeriod(quarterOf(form))
  else if (found.has('quarter')) period = quarterOf(form)
  else if (found.has('toDate') || (found.has('year') && absolute === undefined)) period = yearToDate(period)
  // 上年 beside the months of this year is the whole of the year before.
  if (found.has('before') && !found.has('same')) return isWholeYear(period) ? lastYearPeriod(period) : yearPeriod(yearOf(period) - 1)
  return found.has('same') ? lastYearPeriod(period) : period
}

function monthOf({ lastMonth }: Period): Period {
  return periodOfMonths(lastMonth, lastMonth)
}

/** 本季 in a form of a year could be any of its four. */
function isShort({ firstMonth, lastMonth }: Period): boolean {
  return (
    yearOf(periodOfMonths(firstMonth, firstMonth)) === yearOf(periodOfMonths(lastMonth, lastMonth)) &&
    quarterIn(firstMonth) === quarterIn(lastMonth)
  )
}

function quarterIn(month: Period['lastMonth']): number {
  return Math.ceil(monthOfYear(month) / 3)
}

function quarterOf(period: Period): Period {
  return parsePeriod(`${yearOf(period)}-Q${quarterIn(period.lastMonth)}`) ?? period
}

function isWholeYear({ firstMonth, lastMonth }: Period): boolean {
  return monthOfYear(firstMonth) === 1 && monthOfYear(lastMonth) === 12
}
