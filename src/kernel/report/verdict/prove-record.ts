import { decimal, wholeNumber } from '../../../definition/decimal/decimal.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { lastYearPeriod, previousPeriod, yearOf } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { readHanNumber } from '../../../definition/report/reading/han-numbers.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { compare, zero } from './compare.ts'
import { labelOf, requestOf } from './prove-common.ts'
import { proveTitle } from './prove-title.ts'
import { figuresIn, type Subject, type SubjectContext, subjectsOf, timeAt } from './subjects.ts'
import { ledgerValue, requestsOf } from './terms.ts'
import type { Comparison, Hypothesis, Term } from './types.ts'

type Each = readonly (Comparison & { readonly term: Term; readonly optional?: boolean })[]

function every(subject: Subject, each: Each, label: string): Hypothesis {
  return {
    term: ledgerValue(requestOf(subject)),
    test: { type: 'every', each },
    label,
    unit: baseUnit(subject.indicator.unit),
    certain: subject.certain,
    token: undefined,
  }
}

function pair(term: Term, operator: Comparison['operator'], against: Term, optional = false): Each[number] {
  return { type: 'compare', term, operator, against, ...(optional ? { optional } : {}) }
}

function at(subject: Subject, period: Period): Term {
  return ledgerValue(requestOf({ ...subject, period }))
}

/** The ten years before a period. */
function earlierYears(period: Period): readonly Period[] {
  const earlier: Period[] = []
  for (let before = lastYearPeriod(period); earlier.length < 10; before = lastYearPeriod(before)) earlier.push(before)
  return earlier
}

/** 创历史新高, 历年最低, 首次突破: beyond every earlier year that the ledger keeps. */
export function proveRecord(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { word, clause, end } = assertion
  const { text } = context.line.reading.normal
  if (/唯一|率先|首个|首破/.test(word)) return []
  const behind = text.slice(end, clause.end)
  if (/^[^，]{0,2}转[正负]/.test(behind)) return proveTurn(context, assertion)
  const [subject] = subjectsOf(context, assertion, ({ type }) => type !== 'pick')
  if (subject === undefined) return []
  // 增幅创五年新高 is of the growth, and no value tells it.
  const rate = /(?:增[幅速长]率?|涨幅|降幅)$/.test(text.slice(clause.start, assertion.start))
  if (rate && subject.indicator.type !== 'yearOnYear' && subject.indicator.type !== 'periodOnPeriod') return []
  const low = /最低|新低|最少|最小/.test(word)
  const years = earlierYears(subject.period)
  if (/首次|首度|第一次/.test(word)) {
    const number = context.line.reading.quantities.find(({ start }) => start >= end && start < clause.end && start - end <= 8)
    if (number === undefined || !/突破|超过?|达到?|迈上|站上|跨上|跨入|逾|首破/.test(behind)) return []
    const mark: Term = { type: 'number', value: number.value }
    const now = ledgerValue(requestOf(subject))
    const each = [pair(now, '>=', mark), ...years.map((period) => pair(at(subject, period), '<', mark, true))]
    return [every(subject, each, `${labelOf(subject)}和以往各年`)]
  }
  const span = /(?:近)?([\d一二两三四五六七八九十]+)年来?/.exec(word)?.[1]
  const said = span === undefined ? undefined : /^\d+$/.test(span) ? wholeNumber(span) : wholeNumber(readHanNumber(span)?.toFixed() ?? '0')
  if (said !== undefined && said >= 2 && said <= 10) {
    const each = years.slice(0, said - 1).map((period) => pair(at(subject, subject.period), low ? '<' : '>', at(subject, period)))
    return [every(subject, each, `${labelOf(subject)}和以往${said - 1}年`)]
  }
  return [
    {
      ...compare(
        subject,
        low ? '<' : '>',
        { type: low ? 'least' : 'most', terms: years.map((period) => at(subject, period)) },
        `${labelOf(subject)}对以往各年的最${low ? '低' : '高'}数`,
      ),
      token: low ? undefined : `{{?创新高:${subject.indicator.label}}}`,
    },
  ]
}

/** 10月首次转正, 由负转正: this month above nought and the one before (for 首次: every one of the year before) not. */
export function proveTurn(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { sentence, word, start } = assertion
  const rate = ({ type }: Subject['indicator']) => type === 'yearOnYear' || type === 'periodOnPeriod'
  const right = figuresIn(context, start, sentence.end).filter(({ indicator }) => rate(indicator))
  const first = right.at(-1)
  const [subject] = [
    ...subjectsOf(context, assertion, rate),
    ...(first === undefined ? [] : [{ indicator: first.indicator, period: first.period, slices: first.token.slices, certain: false }]),
  ]
  if (subject === undefined) return []
  const said = timeAt(context, assertion)
  const own = context.line.reading.words.some((one) => one.start >= assertion.clause.start && one.end <= start)
  if (right.length > 1 && subject.period.grain === 'month' && right[0] !== undefined)
    return turnWithin(
      subject,
      right.map(({ period }) => at(subject, period)),
    )
  const spoken = own && said.said ? { ...subject, period: said.period } : subject
  // 年中即转正: of a time that no period is.
  if (
    /年中|年初|开年|岁末|旬|[春夏秋冬汛]|节[前后日]|以后|之后|[\u4e00-\u9fa5]后(?=[即就便已]|$)/.test(
      context.line.reading.normal.text.slice(assertion.clause.start, start),
    )
  )
    return []
  // 前三季度累计已经转正: what it comes to over all that time, and not its last month.
  if (spoken.period.grain === 'span' && /累计/.test(context.line.reading.normal.text.slice(assertion.clause.start, start)))
    return [every(spoken, [pair(at(spoken, spoken.period), '>', zero)], labelOf(spoken))]
  return turnOf(spoken, word)
}

/** 由负转正，从3月的…到12月的…: below nought at the first of what is told, above it at the last. */
function turnWithin(subject: Subject, told: readonly Term[]): readonly Hypothesis[] {
  const [first, last] = [told.at(0), told.at(-1)]
  if (first === undefined || last === undefined) return []
  return [every(subject, [pair(first, '<', zero), pair(last, '>', zero)], `${labelOf(subject)}前后`)]
}

function turnOf(subject: Subject, word: string): readonly Hypothesis[] {
  const year = yearOf(subject.period)
  const last = wholeNumber(subject.period.lastMonth.slice(5))
  const month = (number: number) => getPeriod(`${year}-${String(number).padStart(2, '0')}`)
  const before = Array.from({ length: last - 1 }, (_, index) => at(subject, month(index + 1)))
  const now = at(subject, month(last))
  const label = `${labelOf(subject)}和前几个月`
  // 二季度同比转正: the quarter itself, and the one before.
  if (subject.period.grain === 'quarter')
    return [
      every(
        subject,
        [pair(at(subject, subject.period), '>', zero), pair(at(subject, previousPeriod(subject.period)), '<=', zero, true)],
        `${labelOf(subject)}和上一季度`,
      ),
    ]
  if (subject.period.grain !== 'month' && !/首次|首度/.test(word)) {
    // Over a longer time: below nought once, above it at the end, and in what it comes to. 下半年: of all of it, and the half before was not.
    const low: Term = { type: 'least', terms: before }
    const own = subject.period.grain === 'span' ? [pair(at(subject, subject.period), '>', zero)] : []
    const then = subject.period.firstMonth.endsWith('-01')
      ? pair(low, '<', zero)
      : pair(at(subject, previousPeriod(subject.period)), '<=', zero)
    return [{ ...every(subject, [pair(now, '>', zero), ...own, then], label), certain: false }]
  }
  const then = /首次|首度/.test(word) ? before : [at(subject, previousPeriod(month(last)))]
  return [every(subject, [pair(now, '>', zero), ...then.map((term) => pair(term, '<=', zero, then.length > 1))], label)]
}

/** 连续三年增长, 连续两年零事故: each of the years, or of the months, that are said. */
export function proveStreak(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const { word, clause, end, start } = assertion
  const [, digits = ''] = /([一二两三四五六七八九十\d]+)(?:个)?(?:年|季度|月|连)/.exec(word) ?? []
  const count = /^\d+$/.test(digits)
    ? wholeNumber(digits)
    : digits === ''
      ? undefined
      : wholeNumber(readHanNumber(digits)?.toFixed() ?? '0')
  if (count === undefined || !(count >= 2 && count <= 12)) return []
  const around = `${word}${text.slice(end, clause.end)}，${text.slice(clause.start, start)}`
  const none = /零|无|没有|未/.test(around)
  const down = /下降|减少|降低|压减|回落|下滑|连[降跌]|负增长|走低/.test(around)
  const up = /增长|增加|上升|提高|提升|增产|增收|攀升|扩大|走高|连[增涨升]/.test(around)
  const titles = titledEach(context, assertion, count)
  if (titles.length > 0) return titles
  if (/完成|超额/.test(around) && /任务|预算|目标|计划/.test(around))
    return completedEach(context, assertion, { count, over: /超额|超/.test(around) })
  if ((none ? 1 : 0) + (down ? 1 : 0) + (up ? 1 : 0) !== 1 || /两位数|以上|超过?|%|位居|第/.test(around)) return []
  const step = /月/.test(word) || /季度/.test(word) ? previousPeriod : lastYearPeriod
  return subjectsOf(context, assertion, ({ type, unit }) => type !== 'pick' && (!none || unit !== '%'))
    .slice(0, 1)
    .flatMap((subject): readonly Hypothesis[] => {
      if (step === previousPeriod && subject.period.grain === 'year') return []
      const each: Each[number][] = []
      let period = subject.period
      for (let index = 0; index < count; index += 1) {
        const earlier = step(period)
        if (none) each.push(pair(at(subject, period), '=', zero))
        else each.push(pair(at(subject, period), down ? '<' : '>', at(subject, earlier)))
        period = earlier
      }
      return [
        {
          ...every(subject, each, `${labelOf(subject)}往前${count}期`),
          token:
            none || step === previousPeriod
              ? undefined
              : `{{?连续${down ? '下降' : '增长'}:${subject.indicator.label}@${yearOf(period)}..${yearOf(subject.period)}}}`,
        },
      ]
    })
}

/** 连续两年获评市级平安乡镇: a record of the honour in each of the years. */
function titledEach(context: SubjectContext, assertion: Assertion, count: number): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const { end, clause } = assertion
  const verb = /^(?:被)?(?:荣获|喜获|获评|获得|获|评为|命名为|认定为|授予)/.exec(text.slice(end, clause.end))?.[0]
  if (verb === undefined) return []
  // 市级平安乡镇连续两年获评: the honour stands before.
  const behind = text.slice(end + verb.length, clause.end)
  const isBefore = behind === '' || behind === '此称号'
  const [now] = isBefore
    ? proveTitle(context, { ...assertion, start: clause.start, end: clause.start, clause: { ...clause, end: assertion.start } })
    : proveTitle(context, { ...assertion, end: end + verb.length })
  if (now?.test.type !== 'every') return []
  const years = Array.from({ length: count - 1 }).reduce<readonly Period[]>(
    (found) => [...found, lastYearPeriod(found.at(-1) ?? context.period)],
    [context.period],
  )
  const each = now.test.each.flatMap((one) =>
    requestsOf(one.term).flatMap((request) => years.map(({ key }) => ({ ...one, term: ledgerValue({ ...request, period: key }) }))),
  )
  return [{ ...now, test: { type: 'every', each } }]
}

/** 连续两年超额完成年度任务: the task of each of the years. */
function completedEach(
  context: SubjectContext,
  assertion: Assertion,
  { count, over }: { readonly count: number; readonly over: boolean },
): readonly Hypothesis[] {
  return subjectsOf(context, assertion, ({ type }) => type !== 'pick')
    .slice(0, 1)
    .flatMap((subject): readonly Hypothesis[] => {
      const { indicator } = subject
      const own = 'of' in indicator && typeof indicator.of === 'string' ? indicator.of : indicator.id
      const rate = context.catalogue.catalogue.indicators.find((one) => one.type === 'completion' && (one.of === own || one.id === own))
      if (rate === undefined) return []
      const each: Each[number][] = []
      let { period } = subject
      for (let index = 0; index < count; index += 1) {
        each.push(pair(at({ ...subject, indicator: rate }, period), over ? '>' : '>=', { type: 'number', value: decimal('100') }))
        period = lastYearPeriod(period)
      }
      return [{ ...every(subject, each, `${rate.label}往前${count}年`), certain: false }]
    })
}

/** 逐月攀升, 逐季回升, 逐年下降: every step of the period, of years two at the least. */
export function proveSteps(subject: Subject, said: string, sign: Assertion['sign']): readonly Hypothesis[] {
  if (sign !== 'up' && sign !== 'down') return []
  const { period } = subject
  const year = yearOf(period)
  const [start, last] = [period.firstMonth, period.lastMonth].map((month) => wholeNumber(month.slice(5)))
  // 7月至9月 begins with July; a single month is the last of its year so far.
  const first = start === undefined || start === last ? 1 : start
  const steps = (from: number, to: number, key: (step: number) => string) =>
    Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => getPeriod(`${year}-${key(from + index)}`))
  const months = steps(first, last ?? 0, (month) => String(month).padStart(2, '0'))
  const quarters = steps(Math.ceil((first - 1) / 3) + 1, Math.floor((last ?? 0) / 3), (quarter) => `Q${quarter}`)
  const years = [lastYearPeriod(lastYearPeriod(period)), lastYearPeriod(period), period]
  const row = /月/.test(said) ? months : /季/.test(said) ? quarters : years
  const operator = sign === 'up' ? '>' : '<'
  // 各季度均增长 speaks of each against its own of last year, 逐季增长 of each against the one before.
  const each = /^[各每]/.test(said)
    ? row.map((next) => pair(at(subject, next), operator, at(subject, lastYearPeriod(next))))
    : // Of January no ledger may have a number yet.
      row
        .slice(1)
        .map((next, index) =>
          pair(at(subject, next), operator, at(subject, row[index] ?? next), /月/.test(said) && index === 0 && first === 1),
        )
  return each.length === 0 ? [] : [every(subject, each, `${labelOf(subject)}${said}`)]
}
