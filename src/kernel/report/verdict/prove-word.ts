import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import { lastYearPeriod, previousPeriod } from '../../../definition/period/related-periods.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { plainLabel, plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { compare, negated, zero } from './compare.ts'
import { proveAll } from './prove-all.ts'
import { proveAverageMoved } from './prove-average-moved.ts'
import { isOverOtherTime } from './prove-change.ts'
import { proveClaimedChange } from './prove-claimed.ts'
import { hundred, labelOf, requestOf } from './prove-common.ts'
import { growthOf, plannedOf } from './prove-comparison.ts'
import { proveEarly } from './prove-early.ts'
import { proveMore, proveWithinPlan } from './prove-more.ts'
import { proveOnward } from './prove-onward.ts'
import { provePlace } from './prove-place.ts'
import { proveRecord, proveSteps, proveStreak, proveTurn } from './prove-record.ts'
import { proveRunOfMonths } from './prove-run.ts'
import { proveNoneBeyond } from './prove-tally.ts'
import { proveTitle } from './prove-title.ts'
import { isZero, proveZero } from './prove-zero.ts'
import { figuresIn, isNamed, type Subject, type SubjectContext, speaksOfElsewhere, subjectsOf, timeAt, villagesIn } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'
import { ratesSaid } from './whole-rates.ts'

/** The ways to prove a word of change, completion, zero, all, record; none for what only a document can prove (ranks, other towns). */
export function proveWord(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const run =
    proveRunOfMonths(context, assertion) ??
    proveNoneBeyond(context, assertion) ??
    (assertion.kind === 'change' ? proveOnward(context, assertion) : undefined)
  if (run !== undefined) return run
  const before = saidBefore(context, assertion)
  if (/(?:不再|并非|不是|不)$/.test(before)) return []
  // 人次、金额双增长, 家家都增产: of both, of each, which one value does not tell.
  if (
    assertion.kind === 'change' &&
    /(?<!双)双$|齐$|(?:全部|悉数|全都)(?:实现|保持)?正?$|(?<![相共])同$|([户村家人件个项])\1|每[一]?[户村家人个项]/.test(before)
  )
    return []
  // 8家规上企业产值增长: of what they measure, and not of how many there are.
  if (assertion.kind === 'change' && countedThings.test(before)) return []
  // 五类资金均高于上年: each of them, which their sum does not tell.
  if (/^(?:change|comparison)$/.test(assertion.kind) && /(?:均|都|全都|无一不|个个|样样|项项|类类|逐项)$/.test(before)) return []
  // 没有一家下滑: of none of them, which what they come to does not tell.
  if (assertion.kind === 'change' && /(?:没有|无)一?[个家户村类项]?$|无一$/.test(before)) return []
  // 未完成, 尚未全部: the opposite must hold.
  if (/(?:未|尚未|没有|没|未能|没能|并无|未见|不见|无)$/.test(before)) return proveSaid(context, assertion).flatMap(negated)
  return proveSaid(context, assertion)
}

const countedThings =
  /(?:\d+|[两二三四五六七八九十])(?:[家户类项]|个(?!百分点|季度|月))[\u4e00-\u9fa5]{0,8}(?:产值|产量|收入|支出|投资|面积|销售额|人数|利润|税收)[\u4e00-\u9fa5]{0,4}$/

/** The words of its clause before it. */
function saidBefore({ line }: SubjectContext, { clause, start }: Assertion): string {
  return line.reading.normal.text.slice(clause.start, start)
}

function proveSaid(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  switch (assertion.kind) {
    case 'change':
      return proveDirection(context, assertion)
    case 'multiple':
      // 翻了一番半 is more than twice as much, and nobody agrees by how much.
      return /^半/.test(context.line.reading.normal.text.slice(assertion.end)) ? [] : proveTimes(context, assertion)
    case 'universal':
      return isZero(assertion.word) ? proveZero(context, assertion) : proveAll(context, assertion)
    case 'superlative':
      // 前10个月…，年内首度由负转正: the first of the year's months, whichever of them is spoken of.
      return /^首[度次]/.test(assertion.word) && /(?:年内|今年|全年)$/.test(saidBefore(context, assertion))
        ? []
        : proveRecord(context, assertion)
    case 'streak':
      return proveStreak(context, assertion)
    case 'rank':
      return provePlace(context, assertion)
    case 'share':
      return proveMajority(context, assertion)
    case 'comparison':
      if (/^[与和同]|缺口|结余|盈余|亏空/.test(assertion.word)) return []
      return /^比/.test(assertion.word) ? proveMore(context, assertion) : proveOrder(context, assertion)
    case 'threshold':
      return proveWithinPlan(context, assertion)
    case 'completion':
      return proveTarget(context, assertion)
    case 'name':
      return proveTitle(context, assertion)
    default:
      return []
  }
}

function hasOtherBase({ line }: SubjectContext, { sentence, start }: Assertion): boolean {
  return isOverOtherTime(line.reading.normal.text.slice(sentence.start, start))
}

/** 同比有所增长, 持续减少, 与上年持平: which way the value went. */
function proveDirection(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  if (hasOtherBase(context, assertion)) return []
  if (/由负|由降|由跌|转正|转增|扭亏|止跌/.test(assertion.word)) return proveTurn(context, assertion)
  const average = proveAverageMoved(context, assertion)
  if (average !== undefined) return average
  const subjects = subjectsOf(context, assertion, ({ type }) => type !== 'pick').slice(0, 1)
  // 增速回落 is of the growth, of which no earlier one is kept.
  const before = context.line.reading.normal.text.slice(assertion.clause.start, assertion.start)
  if (/放缓|趋缓|减速|^增速/.test(assertion.word) || /(?:增速|增幅|降幅|涨幅)$/.test(before)) return []
  if (/收窄/.test(assertion.word)) return subjects.flatMap((subject) => proveNarrowing(context, assertion, subject))
  return subjects.flatMap((subject): readonly Hypothesis[] => {
    const { indicator, period } = subject
    const label = `${labelOf(subject)}${/环比/.test(assertion.word) ? '对上期' : '对上年同期'}`
    if (indicator.type === 'yearOnYear' || indicator.type === 'periodOnPeriod') {
      // 增速由一季度的-26.8%一路回升: of the rate itself, which may still be below nought.
      if (/[由从][^，]*$/.test(before) && /回升|攀升|走高|上行/.test(assertion.word)) return []
      if (assertion.sign === undefined || assertion.sign === 'level') return []
      return [compare(subject, assertion.sign === 'up' ? '>' : '<', zero, labelOf(subject))]
    }
    const steps = /逐[年季月]|月月|季季|年年|连年|各(?:个)?季度|各(?:个)?月|每(?:个)?(?:季度|月)/.exec(
      context.line.reading.normal.text.slice(assertion.clause.start, assertion.end),
    )?.[0]
    if (steps !== undefined) return proveSteps(subject, steps, assertion.sign)
    const earlier = /环比/.test(assertion.word) ? previousPeriod(period) : lastYearPeriod(period)
    const then = ledgerValue(requestOf({ ...subject, period: earlier }))
    if (assertion.sign === undefined) return []
    const { word, sign } = assertion
    const said = context.line.reading.normal.text.slice(assertion.clause.start, assertion.end)
    const claimed = proveClaimedChange(context, subject, { said, word, label, then, sign })
    if (claimed !== undefined) return claimed
    return [
      {
        ...compare(subject, assertion.sign === 'up' ? '>' : '<', then, label),
        token: `{{?${assertion.sign === 'up' ? '稳步增长' : '有所下降'}:${indicator.label}}}`,
      },
    ]
  })
}

/** 降幅逐月收窄: a rate of growth that rises step by step. */
function proveNarrowing({ line, period }: SubjectContext, { clause, start }: Assertion, subject: Subject): readonly Hypothesis[] {
  const steps = /逐[季月]|月月|季季/.exec(line.reading.normal.text.slice(clause.start, start))?.[0]
  if (steps === undefined || subject.indicator.type !== 'yearOnYear') return []
  return proveSteps({ ...subject, period: subject.period.grain === 'year' ? subject.period : period }, steps, 'up')
}

/** 民间投资高于政府投资, 青竹村面积大于石门村: two indicators, their growth, or one of them in two villages. */
function proveOrder(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const { clause, start, end, word } = assertion
  const behind = text.slice(end, clause.end)
  if (speaksOfElsewhere(behind)) return []
  const falling = /[降跌减]幅/.test(`${text.slice(clause.start, start)}${behind}`)
  // 降幅小于: the one has fallen less, so that it grew more.
  const operator = /低于|慢于|小于|少于|不及/.test(word) !== falling ? '<' : '>'
  const summed = proveSumAgainst(context, assertion, operator)
  if (summed !== undefined) return summed
  const [subject] = subjectsOf(context, assertion, ({ type }) => type !== 'pick')
  if (subject === undefined) return []
  const printed = provePrintedOrder(context, assertion, { subject, operator })
  if (printed !== undefined) return printed
  const own = [...villagesIn(text.slice(clause.start, start), context.villages), ...subject.slices.map(({ value }) => value)]
  // 下半年低于上半年: the same at another time.
  const then = context.line.reading.words.find((one) => one.start >= end && one.end <= clause.end)
  if (then !== undefined && own.length === 0 && text.slice(then.end, clause.end) === '' && text.slice(end, then.start) === '')
    return [compare(subject, operator, ledgerValue(requestOf({ ...subject, period: then.period })), `${labelOf(subject)}对${then.word}`)]
  // 超过上年同月: as long a time a year before.
  if (own.length === 0 && /^(?:上年|去年)同[月季期]$/.test(behind)) {
    const earlier = ledgerValue(requestOf({ ...subject, period: lastYearPeriod(subject.period) }))
    return [compare(subject, operator, earlier, `${labelOf(subject)}对上年同期`)]
  }
  const [village, ...more] = villagesIn(behind, context.villages)
  if (own.length > 0 && new Set(own).size === 1 && village !== undefined && more.length === 0) {
    const other = { ...subject, slices: [{ dimension: '村', value: village }] }
    return [compare(subject, operator, ledgerValue(requestOf(other)), `${labelOf(subject)}对${village}`)]
  }
  // 低于年度目标: the year's own, where one is kept.
  if (/^(?:年度|全年|年初|既定|预期)*(?:目标|任务|预算|计划)(?:数|值)?$/.test(behind))
    return plannedOf(context, subject).map((match) =>
      compare(
        subject,
        operator,
        ledgerValue(requestOf({ ...subject, indicator: match.indicator })),
        `${labelOf(subject)}对${match.indicator.label}`,
      ),
    )
  const growth = /增速|增幅|增长率|[降跌减]幅|[快慢]于|跑赢/.test(`${text.slice(clause.start, end)}${behind}`)
  const unit = baseUnit(subject.indicator.unit)
  const [other] = rankIndicators(
    context.catalogue,
    behind,
    (indicator) => (growth || baseUnit(indicator.unit) === unit) && indicator.type !== 'pick',
    // 多于照料中心 names no 新建照料中心数.
  ).filter((match) => isNamed(match) && (match.missing === 0 || plainLabel(match.indicator).startsWith(plainName(behind).slice(0, 2))))
  if (other === undefined || other.indicator.id === subject.indicator.id) return []
  const against = { indicator: other.indicator, period: subject.period, slices: [], certain: other.whole }
  const certain = subject.certain && other.whole
  const label = `${labelOf(subject)}${growth ? '增速' : ''}对${other.indicator.label}`
  if (growth) return [{ ...compare(subject, operator, growthOf(against), label), term: growthOf(subject), unit: '%', certain }]
  return [{ ...compare(subject, operator, ledgerValue(requestOf(against)), label), certain }]
}

interface Order {
  readonly subject: Subject
  readonly operator: '<' | '>'
}

/** {{…}}人，多于居家隔离的{{…}}人: against the one figure that the clause prints behind. Undefined: it prints none, or another number stands there. */
function provePrintedOrder(
  context: SubjectContext,
  { clause, end }: Assertion,
  { subject, operator }: Order,
): readonly Hypothesis[] | undefined {
  const [other, ...more] = figuresIn(context, end, clause.end)
  const typed = context.line.reading.quantities.some(({ start, stop }) => start >= end && stop <= clause.end)
  if (other === undefined || more.length > 0 || typed) return undefined
  if (baseUnit(other.indicator.unit) !== baseUnit(subject.indicator.unit)) return undefined
  const label = `${labelOf(subject)}对${other.indicator.label}`
  return [compare(subject, operator, ledgerValue(other.request), label)]
}

/** {{…}}人与{{…}}人加起来，仍少于{{…}}人: the sum of what stands before against the figure behind. Undefined: nothing is added up. */
function proveSumAgainst(context: SubjectContext, assertion: Assertion, operator: '<' | '>'): readonly Hypothesis[] | undefined {
  const { text } = context.line.reading.normal
  const { clause, sentence, start, end } = assertion
  const before = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  const own = text.slice(clause.start, start)
  const summing = /加起来|相加|之和|加在一起/
  const from = summing.test(own) ? clause : before !== undefined && summing.test(text.slice(before.start, before.end)) ? before : undefined
  if (from === undefined) return undefined
  const parts = figuresIn(context, from.start, Math.min(from.end, start))
  const [other, ...more] = figuresIn(context, end, clause.end)
  const unit = baseUnit(other?.indicator.unit ?? '无')
  if (parts.length < 2 || other === undefined || more.length > 0) return []
  if (!parts.every(({ indicator }) => baseUnit(indicator.unit) === unit)) return []
  const sum = parts.map(({ request }) => ledgerValue(request)).reduce((left, right) => calc('+', left, right))
  const test = { type: 'compare', operator, against: ledgerValue(other.request) } as const
  const label = `${parts.map(({ indicator }) => indicator.label).join('、')}之和对${other.indicator.label}`
  return [{ term: sum, test, label, unit, certain: true, token: undefined }]
}

/** 大多数企业复工: more than half of them, and no token says how many. */
function proveMajority(context: SubjectContext, { clause, sentence, start, end, word }: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  if (!/多数|大部分/.test(word)) return []
  const behind = text.slice(end, clause.end)
  if (/未|没|不/.test(behind)) return []
  const least: Term = { type: 'number', value: decimal(/绝/.test(word) ? '80' : '50') }
  const [part, whole, ...rest] = context.line.reading.quantities.filter(
    (one) => one.start >= sentence.start && one.stop <= start && one.base !== '%',
  )
  if (/占/.test(text.slice(clause.start, end)) && part !== undefined && whole?.base === part.base && rest.length === 0) {
    const share = calc('*', calc('/', { type: 'number', value: part.value }, { type: 'number', value: whole.value }), hundred)
    return [
      {
        term: share,
        test: { type: 'compare', operator: '>', against: least },
        label: '文中两个数的比重',
        unit: '%',
        certain: false,
        token: undefined,
      },
    ]
  }
  const [rate, ...more] = ratesSaid(context.catalogue, `${text.slice(clause.start, start)}${behind}`, behind)
  if (rate === undefined || more.length > 0) return []
  const period = timeAt(context, { sentence, start }).period
  const subject = { indicator: rate.indicator, period, slices: [], certain: true }
  return [compare(subject, '>', least, labelOf(subject))]
}

/** 翻一番, 翻两番, 减半. */
function proveTimes(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  if (hasOtherBase(context, assertion)) return []
  const { text } = context.line.reading.normal
  const near = /(?:接近|将近|近|几乎|差不多)(?:实现)?$/.test(text.slice(assertion.clause.start, assertion.start))
  const [from, to, ...more] = context.line.reading.quantities.filter(
    ({ start, stop }) => start >= assertion.sentence.start && stop <= assertion.start,
  )
  // 从2.05亿元增长到4.07亿元，翻番: the two numbers of the text tell.
  if (
    /[由从]/.test(text.slice(assertion.sentence.start, from?.start ?? 0)) &&
    from !== undefined &&
    to?.base === from.base &&
    more.length === 0
  )
    return proveTypedTimes(from.value, to.value, { word: assertion.word, near })
  if (near) return []
  const down = /减半|腰斩/.test(assertion.word)
  const factor = down ? '0.5' : /[两二2]番/.test(assertion.word) ? '4' : /[三3]番/.test(assertion.word) ? '8' : '2'
  return subjectsOf(context, assertion, ({ unit, type }) => unit !== '%' && type !== 'pick')
    .slice(0, 1)
    .map((subject) => {
      const then = ledgerValue(requestOf({ ...subject, period: lastYearPeriod(subject.period) }))
      const against = calc('*', then, { type: 'number', value: decimal(factor) })
      const hypothesis = compare(subject, down ? '<=' : '>=', against, `${labelOf(subject)}对上年同期的${factor}倍`)
      // Of nothing there is no double.
      const each = [
        { type: 'compare', term: hypothesis.term, operator: down ? '<=' : '>=', against },
        { type: 'compare', term: then, operator: '>', against: zero },
      ] as const
      return { ...hypothesis, test: { type: 'every', each } as const, token: down ? undefined : `{{?翻番:${subject.indicator.label}}}` }
    })
}

function proveTypedTimes(
  from: Decimal,
  to: Decimal,
  { word, near }: { readonly word: string; readonly near: boolean },
): readonly Hypothesis[] {
  if (!/番|倍增|翻倍/.test(word) || /[两二三23]番/.test(word) || from.lte('0')) return []
  const least = near ? '1.9' : '2'
  const term: Term = { type: 'number', value: to.div(from) }
  const test = { type: 'compare', operator: '>=', against: { type: 'number', value: decimal(least) } } as const
  return [{ term, test, label: '文中两个数之比', unit: '倍', certain: true, token: undefined }]
}

/** 超额完成, 完成年度任务: at least the year's target. */
function proveTarget(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const early = proveEarly(context, assertion)
  if (early !== undefined) return early
  if (/提前|竣工|投用|投产|建成|完工/.test(assertion.word)) return []
  const over = /超/.test(assertion.word)
  if (!over && !/任务|目标|预算|计划/.test(assertion.word + context.line.reading.normal.text.slice(assertion.end, assertion.clause.end))) {
    const all = proveAll(context, assertion)
    if (all.length > 0) return all
  }
  const { text } = context.line.reading.normal
  const behind = text.slice(assertion.end, assertion.clause.end)
  const later = rankIndicators(context.catalogue, behind).filter(isNamed).slice(0, 2)
  const subjects = [
    ...subjectsOf(context, assertion),
    ...later.map((match) => ({ indicator: match.indicator, period: timeAt(context, assertion).period, slices: [], certain: match.whole })),
  ]
  return subjects.slice(0, 4).flatMap((subject): readonly Hypothesis[] => {
    const { indicator } = subject
    const completion =
      indicator.type === 'completion'
        ? indicator
        : context.catalogue.catalogue.indicators.find((other) => other.type === 'completion' && other.of === indicator.id)
    if (completion === undefined) return []
    // 恰好完成年度任务: so much and no more.
    const exactly = /(?:恰好|正好|刚好|恰恰|刚刚|恰)$/.test(text.slice(assertion.clause.start, assertion.start)) && !over
    if (exactly) {
      const rate = compare(
        { ...subject, indicator: completion },
        '=',
        { type: 'number', value: decimal('100') },
        labelOf({ ...subject, indicator: completion }),
      )
      return [rate]
    }
    return [
      {
        ...compare(
          { ...subject, indicator: completion },
          over ? '>' : '>=',
          { type: 'number', value: decimal('100') },
          labelOf({ ...subject, indicator: completion }),
        ),
        token: `{{?${over ? '超额完成' : '完成年度任务'}:${indicator.label}}}`,
      },
    ]
  })
}
