import { decimal } from '../../../definition/decimal/decimal.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { lastYearPeriod, yearOf } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { coverageOf, type NameMatch, plainLabel, plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, hundred, labelOf, type NumberAssertion, one, requestOf, unitFits } from './prove-common.ts'
import { isNamed, type Subject, type SubjectContext, subjectsOf, timeAt, villagesIn } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Operator } from './types.ts'

/** What leads a row of numbers, each of which is of the thing at its own place: 分别为, 依次是, 各. */
const leads = /^([^\uE000-\uE002]*?)(?:分别|依次)(?:[\u4e00-\u9fa5]{0,6})$/

/** 四个季度分别为a、b、c和d; 甲、乙分别增长p和q: each number of a typed row is of the thing that stands at its place. */
export function proveRow(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, sentence } = assertion
  const { text } = context.line.reading.normal
  const row = rowOf(context, assertion)
  const [first] = row
  const index = row.findIndex(({ start }) => start === quantity.start)
  if (first === undefined || row.length < 2 || index < 0) return []
  const led = leads.exec(text.slice(clause.start, first.start))
  if (led === null) return []
  const before = sentence.clauses.filter((other) => other.part === clause.part && other.end <= clause.start)
  const words = led[1] ?? ''
  const row1 = /(?:[一二三四]、)+[一二三四]季度/.exec(text.slice(sentence.start, clause.start))?.[0] ?? ''
  const said =
    row1 !== ''
      ? `${row1}，${words}`
      : words.length >= 3
        ? words
        : `${before.map(({ start, end }) => text.slice(start, end)).at(-1) ?? ''}${words}`
  const place = { words: said, index, count: row.length }
  const subject = subjectAt(context, assertion, place) ?? subjectOfNumber(context, assertion, place)
  if (subject === undefined) return []
  return hypothesisOf(subject, assertion)
}

/** The numbers that follow each other with nothing but 、 and 和 between. */
function rowOf({ line }: SubjectContext, { quantity, clause }: NumberAssertion): readonly Quantity[] {
  const { text } = line.reading.normal
  const own = line.reading.quantities.filter(({ start }) => start >= clause.start && start < clause.end)
  const rows: Quantity[][] = []
  for (const next of own) {
    const last = rows.at(-1)?.at(-1)
    if (last !== undefined && /^[、和与及]$/.test(text.slice(last.stop, next.start))) rows.at(-1)?.push(next)
    else rows.push([next])
  }
  return rows.find((row) => row.some(({ start }) => start === quantity.start)) ?? []
}

interface Place {
  readonly words: string
  readonly index: number
  readonly count: number
}

function subjectAt(context: SubjectContext, assertion: NumberAssertion, { words, index, count }: Place): Subject | undefined {
  const fits = (indicator: Subject['indicator']) => subjectFits(indicator, assertion)
  const period = timeAt(context, assertion).period
  const periods = periodsSaid(context, words, period)
  if (periods.length === count) {
    const [subject] = subjectsOf(context, assertion, fits)
    const at = periods[index]
    return subject === undefined || at === undefined ? undefined : { ...subject, period: at }
  }
  const villages = villagesIn(words, context.villages)
  if (villages.length === count) {
    const [subject] = subjectsOf(context, assertion, fits)
    return subject === undefined ? undefined : { ...subject, slices: [{ dimension: '村', value: villages[index] ?? '' }] }
  }
  const items = words.split(/[、和与及]/).filter((item) => item !== '')
  if (items.length !== count || /[\d\uE000]/.test(words)) return undefined
  const [head = ''] = items
  const item = items[index] ?? ''
  const kin = (match: NameMatch) => isNamed(match) && plainLabel(match.indicator).includes(plainName(item).slice(-2))
  const [match] = [item, `${head}${item}`, `${item}${(items.at(-1) ?? '').slice(item.length)}`].flatMap((name) =>
    rankIndicators(context.catalogue, name, fits).filter(kin).slice(0, 1),
  )
  return match === undefined ? undefined : { indicator: match.indicator, period, slices: [], certain: match.whole }
}

/** 培训18期1246人次，同比分别增长p和q: as many numbers stand in the clauses before, and each says what it is of. */
function subjectOfNumber(context: SubjectContext, assertion: NumberAssertion, { index, count }: Place): Subject | undefined {
  const { clause, sentence } = assertion
  const before = context.line.reading.quantities.filter(({ start, stop }) => start >= sentence.start && stop <= clause.start)
  const told = before[before.length - count + index]
  const home = told === undefined ? undefined : sentence.clauses.find(({ start, end }) => start <= told.start && told.start < end)
  if (told === undefined || home === undefined || before.length < count) return undefined
  const lead = subjectsOf(context, { ...assertion, clause: home, start: told.start }, (indicator) => unitFits(indicator, told))
  const found = lead.find(({ indicator }) => subjectFits(indicator, assertion))
  if (found !== undefined) return found
  const words = context.line.reading.normal.text.slice(home.start, told.start)
  const [half] = rankIndicators(context.catalogue, words, (indicator) => baseUnit(indicator.unit) === told.base).filter(
    (match) => coverageOf(match) >= 0.5,
  )
  return half === undefined
    ? undefined
    : { indicator: half.indicator, period: timeAt(context, assertion).period, slices: [], certain: false }
}

function subjectFits(indicator: Subject['indicator'], { quantity, relation }: NumberAssertion): boolean {
  if (indicator.type === 'pick') return false
  if (quantity.base === '百分点') return indicator.unit === '%'
  return relation.type === 'change' && (quantity.base === '%' || quantity.base === '成')
    ? indicator.type !== 'yearOnYear' && indicator.type !== 'periodOnPeriod'
    : unitFits(indicator, quantity)
}

/** 四个季度, 一至三季度, 前三季度; 2019年、2020年; 上年和今年. */
function periodsSaid({ line, period }: SubjectContext, words: string, at: Period): readonly Period[] {
  const year = yearOf(at)
  const quarters = (count: number) => Array.from({ length: count }, (_, index) => getPeriod(`${year}-Q${index + 1}`))
  const listed = /((?:[一二三四]、)+[一二三四])季度/.exec(words)?.[1]
  if (listed !== undefined) return listed.split('、').map((one) => getPeriod(`${year}-Q${'一二三四'.indexOf(one) + 1}`))
  if (/(?:[四4]个|各|一[至到]四|1[至到\-—]4|四)季度/.test(words)) return quarters(4)
  if (/(?:前[三3](?:个)?|[三3]个|一[至到]三)季度/.test(words)) return quarters(3)
  const said = line.reading.words.filter(({ kind, word }) => kind !== 'compared' && words.includes(word))
  return said.length >= 2 ? said.map((word) => word.period) : at.key === period.key ? [] : []
}

function hypothesisOf(subject: Subject, { quantity, relation }: NumberAssertion): readonly Hypothesis[] {
  const now = ledgerValue(requestOf(subject))
  const base = { unit: quantity.base, certain: subject.certain, token: undefined }
  if (relation.type !== 'change') {
    const times = quantity.base === '成' ? decimal('10') : one
    return [{ ...base, term: now, test: equals(quantity, times), label: labelOf(subject) }]
  }
  if (relation.against !== 'lastYear') return []
  const then = ledgerValue(requestOf({ ...subject, period: lastYearPeriod(subject.period) }))
  const sign = decimal(String(relation.sign))
  if (quantity.base !== '%')
    return [{ ...base, term: calc('-', now, then), test: equals(quantity, sign), label: `${labelOf(subject)}同比增减` }]
  const growth = calc('*', calc('-', calc('/', now, then), { type: 'number', value: one }), hundred)
  return [{ ...base, term: growth, test: equals(quantity, sign), label: `${labelOf(subject)}同比` }]
}

const bounds: Readonly<Partial<Record<string, Operator>>> = { exceed: '>', reach: '>=', atLeast: '>=', under: '<', atMost: '<=' }

/** 完工率、开工率均达到100%: the bound, or the whole, holds of each that is named. */
export function proveBoth(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, sentence } = assertion
  const { text } = context.line.reading.normal
  const words = /^([^\d\uE000-\uE002]*、[^\d\uE000-\uE002]*?)(?:均|都|全部|双双)[\u4e00-\u9fa5]{0,4}$/.exec(
    text.slice(clause.start, quantity.start),
  )?.[1]
  const whole = quantity.base === '%' && quantity.value.eq('100')
  const operator = bounds[quantity.approximators[0]?.kind ?? ''] ?? (whole ? '=' : undefined)
  if (words === undefined || operator === undefined || assertion.relation.type !== 'level') return []
  const said = sentence.clauses.filter(({ end }) => end <= clause.start).map(({ start, end }) => text.slice(start, end))
  const period = timeAt(context, assertion).period
  const fits = (indicator: Subject['indicator']) => unitFits(indicator, quantity)
  const named = words.split(/[、和与及]/).map((item) => {
    const joined = rankIndicators(context.catalogue, `${said.join('，')}，${item}`, fits)
    return joined.find(({ indicator, missing }) => missing === 0 && plainLabel(indicator).includes(plainName(item).slice(-3)))
  })
  const found = named.flatMap((match) => (match === undefined ? [] : [match.indicator]))
  const [first] = found
  if (first === undefined || found.length < named.length) return []
  const against = { type: 'number', value: quantity.value } as const
  const each = found.map(
    (indicator) => ({ type: 'compare', term: ledgerValue(requestOf({ indicator, period, slices: [] })), operator, against }) as const,
  )
  const label = found.map((indicator) => indicator.label).join('、')
  const term = ledgerValue(requestOf({ indicator: first, period, slices: [] }))
  return [{ term, test: { type: 'every', each }, label, unit: quantity.base, certain: true, token: undefined }]
}
