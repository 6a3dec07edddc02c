import { type Decimal, decimal, plainDecimal, wholeNumber } from '../../../definition/decimal/decimal.ts'
import {
  exactly,
  growthPercent,
  printedAgrees,
  roundedInterval,
  scaleInterval,
  subtractIntervals,
} from '../../../definition/report/interval.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { typedAgrees } from '../check/typed-agrees.ts'
import { evaluateCondition } from '../claim/evaluate-condition.ts'
import { findFigureAt } from '../print/find-printed.ts'
import type { PrintedReport } from '../types.ts'
import { listOf, namesWithin, tryState } from './prove-state.ts'
import { compares, evaluateTerm } from './terms.ts'
import type { Hypothesis, NamesTest, Test } from './types.ts'

/** Whether a way to prove an assertion holds, undefined where the ledger does not know, and what it came to in Chinese. */
export function tryHypothesis(
  hypothesis: Hypothesis,
  report: PrintedReport,
): { readonly holds: boolean | undefined; readonly shown: string } {
  const { term, test, unit } = hypothesis
  if (test.type === 'date') {
    const known = term.type === 'value' ? /^(\d{4})-(\d{2})-(\d{2})/.exec(report.resultOf(term.request)?.value ?? '') : null
    if (known === null) return { holds: undefined, shown: '未知' }
    const [year = '', month = '', day = ''] = known.slice(1)
    const within = wholeNumber(day) >= test.from && wholeNumber(day) <= test.to
    const same = wholeNumber(month) === test.month && within && (test.year === undefined || test.year === year)
    return { holds: same, shown: `${year}年${wholeNumber(month)}月${wholeNumber(day)}日` }
  }
  if (test.type === 'state') {
    const names = term.type === 'value' ? namesWithin(report.resultOf(term.request), test.words) : []
    return names.length === 0 || (test.carried === true && names.length > 1)
      ? { holds: undefined, shown: '未知' }
      : tryState(test, names, report.resultOf)
  }
  if (test.type === 'names') {
    return tryNames(test, term.type === 'value' ? listOf(report.resultOf(term.request)) : undefined, report)
  }
  const value = evaluateTerm(term, report.resultOf)
  if (value === undefined && test.type === 'every') return tryEvery(test.each, { report, unit, shown: '未知' })
  if (value === undefined) return { holds: undefined, shown: '未知' }
  const shown = `${presentValue(value)}${unit}`
  if (test.type === 'equals') {
    const scaled = test.times.lt('0') ? value.times('-1').times(decimal('1')) : value
    const times = test.times.abs()
    const wanted = scaled.div(times)
    if (test.most !== undefined && value.gt(test.most)) return { holds: undefined, shown }
    if (isAbsolute(test.quantity)) return { holds: wanted.eq(test.quantity.value), shown }
    if (test.quantity.base === '成' && test.quantity.approximators.length === 0)
      return { holds: agreesInTenths(test.quantity, wanted), shown }
    if (test.quantity.base === '成' && test.quantity.approximators.some(({ kind }) => kind === 'near'))
      return { holds: isNearTenths(test.quantity.value, wanted), shown }
    if (
      test.slack?.gt('0') === true &&
      wanted
        .minus(test.quantity.value)
        .abs()
        .lte(test.slack.plus(test.quantity.place.div('2')))
    )
      return { holds: true, shown }
    return {
      holds: (typedAgrees(test.quantity, wanted) && isClose(test.quantity, wanted)) || agreesWithPrinted(hypothesis, test, report),
      shown,
    }
  }
  if (test.type === 'every') return tryEvery(test.each, { report, unit, shown })
  if (test.type === 'condition') {
    const known = Object.entries(test.operands).flatMap(([name, operand]) => {
      const number = evaluateTerm(operand, report.resultOf)
      return number === undefined ? [] : [[name, number] as const]
    })
    return { holds: evaluateCondition(test.condition, new Map(known)), shown }
  }
  const against = evaluateTerm(test.against, report.resultOf)
  if (against === undefined) return { holds: undefined, shown }
  const holds = compares(value, test.operator, against)
  return { holds, shown: test.against.type === 'number' ? shown : `${shown}（相比的是${presentValue(against)}${unit}）` }
}

function tryNames(
  { names, earlier, counted, wide }: NamesTest,
  list: readonly string[] | undefined,
  report: PrintedReport,
): { readonly holds: boolean | undefined; readonly shown: string } {
  if (list === undefined) return { holds: undefined, shown: '未知' }
  const count = counted === undefined ? undefined : evaluateTerm(counted, report.resultOf)
  if (count !== undefined && !count.eq(String(names.length)))
    return { holds: false, shown: `列出${names.length}个，写的是${presentValue(count)}` }
  const known =
    names.length <= list.length && !wide ? list : [...list, ...earlier.flatMap((request) => listOf(report.resultOf(request)) ?? [])]
  const holds = names.every((name) =>
    known.some((one) => name.includes(one) || one.includes(name) || name.endsWith(one.replace(/村$/, ''))),
  )
  return { holds, shown: known.join('、') }
}

/** One that fails decides, and is shown; one that is needed and unknown leaves it open. */
function tryEvery(
  each: Extract<Test, { type: 'every' }>['each'],
  { report, unit, shown }: { readonly report: PrintedReport; readonly unit: string; readonly shown: string },
): { readonly holds: boolean | undefined; readonly shown: string } {
  let known = 0
  let open = false
  for (const { term, operator, against, optional = false } of each) {
    const [left, right] = [evaluateTerm(term, report.resultOf), evaluateTerm(against, report.resultOf)]
    if (left === undefined || right === undefined) {
      if (!optional) open = true
      continue
    }
    known += 1
    if (!compares(left, operator, right))
      return { holds: false, shown: `${presentValue(left)}${unit}（相比的是${presentValue(right)}${unit}）` }
  }
  return { holds: open || known === 0 || (each.some(({ optional }) => optional === true) && known < 2) ? undefined : true, shown }
}

/** What is cut off rather than rounded is close all the same: 2.8万元 is no 2万元. */
function isClose({ value, place, base, unit, approximators }: Quantity, wanted: Decimal): boolean {
  // 10%左右 is no 7.5%.
  if (approximators.some(({ kind }) => kind === 'about')) return wanted.minus(value).abs().lte(value.abs().times('0.125'))
  // 近五分之一 is no 15.7%.
  if (base === '%' && approximators.some(({ kind }) => kind === 'near')) return wanted.gte(value.times('0.85'))
  if (approximators.length > 0) return true
  const [half, twentieth, eighth] = [place.div('2'), value.abs().times('0.05'), value.abs().times('0.125')]
  // 多1亿元 is no 0.57亿元: of one digit alone the half of a step is too much.
  const step = base === '倍' || unit.scaleWord !== '' ? twentieth : half.gt(eighth) ? eighth : half
  return wanted
    .minus(value)
    .abs()
    .lte(step.gt(twentieth) ? step : twentieth)
}

/** Rounding never makes an absolute: 100% is all of them. */
function isAbsolute({ base, value, approximators }: Quantity): boolean {
  return base === '%' && value.eq('100') && approximators.length === 0
}

/** 近九成 is nearer to nine than to eight, and 近两成 no 15.7%. */
function isNearTenths(value: Decimal, wanted: Decimal): boolean {
  return wanted.lt(value) && wanted.gte(value.minus('0.5')) && wanted.gte(value.times('0.85'))
}

/** 七成 says 68 % to 73 %: cut off rather than rounded up, or it would claim more than there is; beyond that it is 七成多. */
function agreesInTenths({ value, digits }: Quantity, wanted: Decimal): boolean {
  const fine = digits.includes('.')
  return wanted.gte(value.minus(fine ? '0.06' : '0.2')) && wanted.lt(value.plus(fine ? '0.1' : '0.3'))
}

/** 20.1亿元，同比增长5.8%: what the printed digits may stand for gives the typed rate. */
function agreesWithPrinted(
  { printed }: Hypothesis,
  { quantity, times }: Extract<Test, { type: 'equals' }>,
  report: PrintedReport,
): boolean {
  const figure = printed?.offset === undefined ? undefined : findFigureAt(report.figures, printed.offset)
  const then = printed === undefined ? undefined : evaluateTerm(printed.then, report.resultOf)
  if (printed === undefined || figure?.quantity === undefined || then === undefined || quantity.approximators.length > 0) return false
  if (figure.quantity.approximators.length > 0 || figure.quantity.base === '') return false
  // 老年食堂6个: nothing was rounded, so that the difference to 3 is no 2.
  const { value, place } = figure.quantity
  if (figure.number?.eq(value) === true && then.mod(place).eq('0')) return false
  const now = roundedInterval(value, place)
  const range = printed.form === 'growth' ? growthPercent(now, exactly(then)) : subtractIntervals(now, roundedInterval(then, place))
  return range !== undefined && printedAgrees(scaleInterval(range, decimal('1').div(times)), quantity.value, quantity.place)
}

function presentValue(value: Decimal): string {
  return plainDecimal(decimal(value.toFixed(4)))
}
