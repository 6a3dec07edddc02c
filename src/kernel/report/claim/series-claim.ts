import { readSmallNumber } from '../../../definition/decimal/chinese-number.ts'
import type { Decimal } from '../../../definition/decimal/decimal.ts'
import { plainDecimal, wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { yearPeriod } from '../../../definition/period/parse-period.ts'
import { yearOf } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import type { RequestList } from '../request-key.ts'
import type { ClaimToken, PlannedClaim, PrintedReport, SeriesClaim } from '../types.ts'
import { readNumber } from '../verdict/read-number.ts'

export interface SeriesSubject {
  readonly token: ClaimToken
  readonly indicator: ResolvedIndicator
  readonly period: Period
}

const number = '(\\d{1,2}|[一二两三四五六七八九十]{1,2})'
const streak = new RegExp(
  `^(?:已|实现)?(?:连续(?:${number}(?:个)?年)?|逐年)(?:保持|实现|稳步|持续)?(增长|上升|提高|增加|下降|减少|降低|零|无)`,
)
const nth = new RegExp(`第${number}`)

/** 连续增长 over @2016..2020, 连续三年零事故, 最高 of a village: undefined when the phrase is no such claim. */
export function planSeries(
  { token, indicator, period }: SeriesSubject,
  villages: readonly string[],
  requests: RequestList,
): SeriesClaim | undefined {
  const { phrase, slices } = token
  if (token.condition !== undefined || indicator.type === 'pick') return undefined
  const streaked = streak.exec(phrase)
  if (streaked !== null) return planStreak({ token, indicator, period }, streaked, requests)
  const village = slices.find(({ value }) => villages.includes(value) || villages.includes(`${value}村`))
  const place = readPlace(phrase)
  if (village === undefined || place === undefined) return undefined
  const others = slices.filter((slice) => slice !== village)
  const among = villages.map((name) => ({
    name,
    request: requests.add({
      indicator: indicator.id,
      period: period.key,
      slices: [...others, { dimension: village.dimension, value: name }],
    }),
  }))
  return {
    kind: 'place',
    ...place,
    own: villages.find((name) => name === village.value || name === `${village.value}村`) ?? village.value,
    among,
  }
}

function planStreak({ token, indicator, period }: SeriesSubject, match: RegExpExecArray, requests: RequestList): SeriesClaim {
  const verb = match[2] ?? ''
  const kind = /零|无/.test(verb) ? 'zero' : /下降|减少|降低/.test(verb) ? 'falling' : 'rising'
  const said = match[1] === undefined ? undefined : readSmallNumber(match[1])
  const last = yearOf(period)
  const first = wholeNumber(period.firstMonth.slice(0, 4))
  // 连续三年增长 compares three years with the one before each; 连续三年零事故 looks at three.
  const steps = said ?? Math.max(1, last - first)
  const from = first < last ? first : last - steps + (kind === 'zero' ? 1 : 0)
  const sliced = token.slices.length === 0 ? {} : { slices: token.slices }
  const years = Array.from({ length: last - from + 1 }, (_, index) => from + index)
  return {
    kind,
    years: years.map((year) => ({ year, request: requests.add({ indicator: indicator.id, period: yearPeriod(year).key, ...sliced }) })),
    least: said ?? 1,
  }
}

function readPlace(phrase: string): { readonly from: 'top' | 'bottom'; readonly place: number } | undefined {
  if (/倒数/.test(phrase) || /最[低少小差]/.test(phrase)) return { from: 'bottom', place: 1 }
  if (/最[高多大好]|居首|首位|之首/.test(phrase)) return { from: 'top', place: 1 }
  const said = nth.exec(phrase)?.[1]
  const place = said === undefined ? undefined : readSmallNumber(said)
  return place === undefined ? undefined : { from: 'top', place }
}

/** Whether it holds, and the values that say so; undefined when a value it needs is unknown. */
export function judgeSeries(
  { series, indicator }: PlannedClaim,
  { resultOf }: PrintedReport,
): { readonly holds: boolean | undefined; readonly shown: string } {
  const unit = baseUnit(indicator.unit)
  const show = (name: string, value: Decimal | undefined) => `${name}${value === undefined ? '未知' : `${plainDecimal(value)}${unit}`}`
  if (series === undefined) return { holds: undefined, shown: '' }
  if (series.kind === 'place') {
    const values = series.among.map(({ name, request }) => ({ name, value: readNumber(resultOf(request)) }))
    const own = values.find(({ name }) => name === series.own)?.value
    const known = values.flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]))
    const ahead = own === undefined ? [] : known.filter(({ value }) => (series.from === 'top' ? value.gt(own) : value.lt(own)))
    const sorted = known.toSorted((left, right) => right.value.cmp(left.value))
    const shown = sorted
      .slice(0, 3)
      .map(({ name, value }) => show(name, value))
      .join('、')
    return {
      holds: own === undefined || known.length < values.length ? undefined : ahead.length === series.place - 1,
      shown: `${show(series.own, own)}；前三是${shown}`,
    }
  }
  const values = series.years.map(({ year, request }) => ({ year, value: readNumber(resultOf(request)) }))
  const shown = values.map(({ year, value }) => show(`${year}年`, value)).join('，')
  const steps = series.kind === 'zero' ? values.length : values.length - 1
  if (steps < series.least) return { holds: false, shown: `${shown}，只有${steps}年` }
  const holds = values.map(({ value }, index): boolean | undefined => {
    if (series.kind === 'zero') return value?.eq('0')
    const before = values[index - 1]?.value
    if (index === 0) return true
    if (value === undefined || before === undefined) return undefined
    return series.kind === 'rising' ? value.gt(before) : value.lt(before)
  })
  if (holds.includes(false)) return { holds: false, shown }
  return { holds: holds.includes(undefined) ? undefined : true, shown }
}
