import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, type NameMatch, plainLabel, plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { compare, zero } from './compare.ts'
import { labelOf, requestOf } from './prove-common.ts'
import { proveExcept } from './prove-except.ts'
import { proveVillages } from './prove-villages.ts'
import { figuresIn, isNamed, type SubjectContext, speaksOfElsewhere, subjectsOf, timeAt, villagesIn } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'
import { ratesSaid, wholeRates } from './whole-rates.ts'

const hundred: Term = { type: 'number', value: decimal('100') }
/** 各村 and 每个村 are the town's own villages. */
const ownVillages = /(?:各|每个|所有|全部|全镇各?|\d+个)(?:行政)?村/

const earlierYears = /历[年次届](?!史)|以往|往年|多年来|\d{4}年(?:以来|至今|起)|[近这]?[几两三四五]年来/
/** 2月底前全部复工 says by when, which no rate does. */
const byWhen = /\d月(?:[底末初中]|[上中下]旬|\d+日)?(?:之前|以前|前)|[年月]底前|季度末?前/
/** 6月5日受灾的7处水毁点: some of them, by a day of their own. */
const someByDay = /\d[月日][^，]{0,8}的[\d■]/

/** 全部整改, 应签尽签, 户户…: a rate that is exactly 100 %, whose name has the word of what is done. */
export function proveAll(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const { clause, sentence, start, end, word } = assertion
  // 件件有答复、件件有面商: each of its own.
  const predicate = text.slice(end, clause.end).replace(/、(?:(.)\1|全部|均|都).*$/, '')
  const near = text.slice(clause.start, clause.end)
  const left = sentence.clauses
    .filter((other) => other.part === clause.part && other.end <= clause.start)
    .map((other) => text.slice(other.start, other.end))
  const labels = figuresIn(context, sentence.start, end).map(({ indicator }) => indicator.label)
  if (speaksOfElsewhere(near.replace(ownVillages, ''))) return []
  // 历年引进项目均已投产 is of more years than the rate.
  const except = proveExcept(context, assertion)
  if (except !== undefined || earlierYears.test(near) || someByDay.test(near) || byWhen.test(near)) return except ?? []
  const same = [...(proveVillages(context, assertion) ?? []), ...proveSame(context, assertion)]
  if (same.length > 0) return same
  const period = timeAt(context, assertion).period
  const named = villagesIn(text.slice(clause.start, start), context.villages)
  const whole = (indicator: ResolvedIndicator, certain: boolean): Hypothesis => {
    if (named.length > 0) return wholeOfVillages(indicator, { named, period })
    const rate = compare({ indicator, period, slices: [], certain }, '=', hundred, `${indicator.label}（${presentPeriod(period)}）`)
    const all = countedBefore(context, assertion, indicator)
    if (all === undefined)
      return { ...rate, token: `{{?${/^(?:逐|一一|挨个|统统|通通|尽数)/.test(word) ? '全部' : word}:${indicator.label}}}` }
    // 水毁点14处，已全部修复: of those fourteen, not of the twelve that the rate is of.
    const numerator =
      indicator.type === 'ratio'
        ? ledgerValue(requestOf({ indicator: context.catalogue.getIndicator(indicator.numerator), period, slices: [] }))
        : all
    const each = [
      { type: 'compare', term: rate.term, operator: '=', against: hundred },
      { type: 'compare', term: numerator, operator: '=', against: all },
    ] as const
    return { ...rate, test: { type: 'every', each }, certain: false }
  }
  const before = text.slice(clause.start, start)
  const several = proveItems(context, { before, deed: `${word}${predicate}`, period, whole })
  if (several !== undefined) return several
  const said = ratesSaid(
    context.catalogue,
    `${before === '' || /[建设配]有/.test(predicate) ? near : before}${left.join('，')}`,
    `${word}${predicate}`,
  )
  const [only] = said
  const about = plainName(`${before}${predicate}`)
  // 全部在当天获批复工 says more than that all are back at work.
  if (only !== undefined && !isBare(plainName(predicate).replace(only.deed, '').replace(only.noun, ''))) return []
  if (only !== undefined && said.length === 1 && (before !== '' || plainName(`${about}${left.join('，')}`).includes(only.noun)))
    return [whole(only.indicator, isBare(about.replace(only.noun, '').replace(only.deed, '')))]
  const both = proveCounted(context, assertion)
  if (both.length > 0) return both
  // 均在3月底前复工 says more than that all are.
  if (/[\d■]月|\d日|当[天日月]|次日|季度|[年月]底|之?前(?:完|复|整|办|开|全|投|到)/.test(predicate)) return []
  const counted = figuresIn(context, sentence.start, start).map(({ indicator }) => indicator)
  const timely = /按期|按时|限时/.test(near)
  const rates = rankIndicators(context.catalogue, `${near}，${left.join('，')}，${labels.join('，')}`, isWholeRate).filter(
    (match) =>
      (timely || !/按期|按时|限时/.test(match.indicator.label)) &&
      coverageOf(match) >= (counted.length === 0 || counted.some((one) => isRateOf(match.indicator, one)) ? 0.5 : 0.75),
  )
  const none = proveNoneOpen(context, `${near}，${left.join('，')}，${labels.join('，')}`, { predicate, period })
  if (none.length > 0) return none
  if (rates.length === 0 && isBare(plainName(`${before}${predicate.replace(verbsDone, '')}`)))
    return proveEarlier(context, assertion, whole)
  const done = wordsOfDeed(word, predicate, near)
  return rates
    .filter((match) => done === '' || sharesDeed(context.catalogue, match, done))
    .slice(0, 1)
    .map((match) => whole(match.indicator, coverageOf(match) >= 0.75))
}

/** 枫树岗村、白水村上报的网格事件全部办结: of each village that is named. */
function wholeOfVillages(
  indicator: ResolvedIndicator,
  { named, period }: { readonly named: readonly string[]; readonly period: Period },
): Hypothesis {
  const of = (village: string) => ({ indicator, period, slices: [{ dimension: '村', value: village }], certain: false })
  const [first = '', ...others] = named
  const each = [first, ...others].map(
    (village) => ({ type: 'compare', term: ledgerValue(requestOf(of(village))), operator: '=', against: hundred }) as const,
  )
  const label = `${named.join('、')}${indicator.label}（${presentPeriod(period)}）`
  return { ...compare(of(first), '=', hundred, label), test: { type: 'every', each }, token: undefined }
}

/** 测出体温异常8人次，全部移交: of those not handed over there is none. */
function proveNoneOpen(
  { catalogue }: SubjectContext,
  said: string,
  { predicate, period }: { readonly predicate: string; readonly period: Period },
): readonly Hypothesis[] {
  const deed = plainName(predicate).replace(/^(?:已|均|都)+|(?:到位|完毕)$/g, '')
  const counts = ({ unit, type, label }: ResolvedIndicator) => unit !== '%' && type !== 'pick' && plainName(label).includes(`未${deed}`)
  const open = deed.length < 2 ? [] : rankIndicators(catalogue, `${said}，未${deed}`, counts).filter(({ missing }) => missing === 0)
  const [{ indicator } = { indicator: undefined }, ...more] = open
  if (indicator === undefined || more.length > 0) return []
  return [compare({ indicator, period, slices: [], certain: false }, '=', zero, `${indicator.label}（${presentPeriod(period)}）`)]
}

const verbsDone = /整改|化解|办结|销号|完成|投产|开工|完工|竣工|验收|覆盖|清零|达标|答复|修复|到位/g

/** 排查486处，整改481处。现已全部整改到位。: the kind stands in the sentence before. */
function proveEarlier(
  context: SubjectContext,
  { sentence, clause, start, word }: Assertion,
  whole: (indicator: ResolvedIndicator, certain: boolean) => Hypothesis,
): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const before = context.line.reading.sentences.findLast(({ end }) => end <= sentence.start)
  if (before === undefined) return []
  const labels = figuresIn(context, before.start, before.end).map(({ indicator }) => indicator.label)
  const said = ratesSaid(
    context.catalogue,
    `${text.slice(before.start, before.end)}${labels.join('，')}`,
    `${word}${text.slice(start, clause.end)}`,
  )
  return said.length === 1 ? said.map(({ indicator }) => whole(indicator, true)) : []
}

/** Nothing in the clause but the kind, the deed and small words: the town's whole kind is meant. */
function isBare(rest: string): boolean {
  return (
    rest.replace(
      /全镇|我镇|今年|全年|本年|年底|年末|截至|目前|问题|事项|排查|发现|受理|已经|已|均|都|全部|建有|设有|配有|建起|居家|养老|行政村|所有|各村|全覆盖|全|得到|做到|实现|完成|到位|有效|妥善|及时|顺利|圆满|通过|竣工|成功|纳入|落实|完毕|任务|年度|全面|的|了/g,
      '',
    ).length <= 2
  )
}

interface Items {
  readonly before: string
  readonly deed: string
  readonly period: Period
  readonly whole: (indicator: ResolvedIndicator, certain: boolean) => Hypothesis
}

/** 垃圾分类、污水治理实现全覆盖: each of what is named; nothing proves it where one of them has no rate. Undefined: it is said of one thing. */
function proveItems({ catalogue }: SubjectContext, { before, deed, period, whole }: Items): readonly Hypothesis[] | undefined {
  const items = /^([^\d\uE000-\uE002]+、[^\d\uE000-\uE002]+)$/.test(before) ? before.split(/[、和与及]/).filter((item) => item !== '') : []
  const found = items.map((item) => ratesSaid(catalogue, item, deed))
  if (items.length < 2 || found.every((rates) => rates.length === 0)) return undefined
  const rates = found.flatMap(([rate]) => (rate === undefined ? [] : [rate.indicator]))
  const [first] = rates
  if (first === undefined || rates.length < items.length) return []
  const each = rates.map(
    (indicator) =>
      ({ type: 'compare', term: ledgerValue(requestOf({ indicator, period, slices: [] })), operator: '=', against: hundred }) as const,
  )
  return [{ ...whole(first, true), test: { type: 'every', each }, label: rates.map(({ label }) => label).join('、'), token: undefined }]
}

/** How many a number right before the word says there are, where it counts as the rate does and is not what the rate is taken of. */
function countedBefore(context: SubjectContext, { sentence, clause, start }: Assertion, rate: ResolvedIndicator): Term | undefined {
  if (rate.type !== 'ratio') return undefined
  const { text } = context.line.reading.normal
  const before = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  const from = /[\d\uE000]/.test(text.slice(clause.start, start)) ? clause.start : (before?.start ?? clause.start)
  const figure = figuresIn(context, from, start).at(-1)
  const typed = context.line.reading.assertions.findLast(
    (other) => other.quantity !== undefined && other.relation?.type === 'level' && other.start >= from && other.end <= start,
  )?.quantity
  const { unit } = context.catalogue.getIndicator(rate.denominator)
  if (figure !== undefined && typed === undefined) {
    const { id, unit: own } = figure.indicator
    return own !== unit || id === rate.denominator || id === rate.numerator ? undefined : ledgerValue(figure.request)
  }
  if (figure !== undefined || typed === undefined || typed.base !== unit || typed.approximators.length > 0) return undefined
  return { type: 'number', value: typed.value }
}

/** Whether a rate is of what the figure before counts; of anything, where none counts. */
function isRateOf(rate: ResolvedIndicator, counted: ResolvedIndicator | undefined): boolean {
  if (counted === undefined || counted.unit === '%' || counted.unit === '元' || rate.type !== 'ratio') return true
  return rate.denominator === counted.id || rate.numerator === counted.id
}

/** 景区村建设全部创成: as many of what is done as of what there is, when both are counted. */
function proveCounted(context: SubjectContext, { clause, sentence, start, end, word }: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  if (!/^(?:全部|全都|悉数|全数|均|都|个个|件件|户户|处处|家家|逐.*|一一|挨个|统统|通通|尽数)$/.test(word)) return []
  const before = text.slice(clause.start, start)
  const counts = ({ unit, type }: ResolvedIndicator) => unit !== '%' && unit !== '元' && type !== 'pick'
  const [whole] = rankIndicators(context.catalogue, before, counts).filter(({ whole: full }) => full)
  if (whole === undefined) return []
  const done = plainName(text.slice(end, clause.end))
  const [part] = rankIndicators(
    context.catalogue,
    `${before}${done}`,
    (indicator) => counts(indicator) && indicator.unit === whole.indicator.unit && indicator.id !== whole.indicator.id,
  ).filter((match) => coverageOf(match) === 1 && sharesWord(match, done))
  if (part === undefined) return []
  const period = timeAt(context, { sentence, start }).period
  // 密接A人、间接接触者B人全部集中隔离 speaks of both.
  const items = before.split('、').map((item) => rankIndicators(context.catalogue, item, counts).find(({ whole: full }) => full))
  const all = items.length > 1 && items.every((item) => item !== undefined) ? items.flatMap((item) => item ?? []) : [whole]
  const one = { indicator: part.indicator, period, slices: [], certain: all.length === 1 }
  const [first, ...others] = all.map(({ indicator }) => ledgerValue(requestOf({ indicator, period, slices: [] })))
  if (first === undefined) return []
  const against = others.reduce<Term>((sum, next) => calc('+', sum, next), first)
  return [compare(one, '=', against, `${labelOf(one)}对${all.map(({ indicator }) => indicator.label).join('、')}`)]
}

/** 增加327亩，全部为当年新增: of what was added, which the clause before tells. */
function isOfIncrease({ line }: SubjectContext, { clause, sentence, end, start }: Assertion): boolean {
  const { text } = line.reading.normal
  const before = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  return (
    start === clause.start &&
    before !== undefined &&
    /^(?:净?增加?|新增)[\d\uE000]/.test(text.slice(before.start)) &&
    /^[为是属]/.test(text.slice(end))
  )
}

function proveIncrease(context: SubjectContext, { clause, sentence, start, end }: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const typed = context.line.reading.quantities.findLast((one) => one.start >= sentence.start && one.stop <= start)
  const [match] = rankIndicators(
    context.catalogue,
    `${text.slice(end, clause.end)}，${text.slice(sentence.start, start)}`,
    ({ unit, label }) => unit === typed?.base && label.includes('新增'),
  )
  if (typed === undefined || match === undefined || typed.approximators.length > 0 || match.missing > 0) return []
  const part = { indicator: match.indicator, period: timeAt(context, { sentence, start }).period, slices: [], certain: true }
  return [compare(part, '=', { type: 'number', value: typed.value }, labelOf(part))]
}

/** 确诊3例，均为输入性病例: as many of the one as of the other. */
function proveSame(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const { clause, sentence, start, end, word } = assertion
  const behind = text.slice(end, clause.end)
  const [figure] = figuresIn(context, sentence.start, start).toReversed()
  const counts = ({ unit, type }: ResolvedIndicator) => unit !== '%' && type !== 'pick'
  const [said] =
    figure === undefined ? rankIndicators(context.catalogue, text.slice(clause.start, start), counts).filter(({ whole }) => whole) : []
  const period = timeAt(context, assertion).period
  const [told] = figure === undefined && said === undefined ? subjectsOf(context, assertion, counts) : []
  const named =
    told !== undefined
      ? { ...told, request: requestOf(told) }
      : said === undefined
        ? undefined
        : { indicator: said.indicator, period, slices: [], request: requestOf({ indicator: said.indicator, period, slices: [] }) }
  const whole = figure === undefined ? named : { ...figure, slices: figure.token.slices }
  if (isOfIncrease(context, assertion)) return proveIncrease(context, assertion)
  // 森林火灾、较大以上事故均为零: each of them.
  if (/^(?:均|都)$/.test(word) && /^[为是][0零]/.test(behind)) return proveNoneOf(context, assertion, text.slice(clause.start, start))
  if (whole === undefined && /^(?:均|都|全部|全)$/.test(word) && /^[为是属]/.test(behind)) {
    // 3例病例均为输入病例: as many as the number before says.
    const typed = context.line.reading.quantities.findLast((one) => one.start >= sentence.start && one.stop <= start)
    const [match] = rankIndicators(context.catalogue, behind, ({ unit }) => unit === typed?.base).filter(isNamed)
    if (typed === undefined || match === undefined || typed.approximators.length > 0) return []
    const part = { indicator: match.indicator, period, slices: [], certain: false }
    return [compare(part, '=', { type: 'number', value: typed.value }, labelOf(part))]
  }
  if (whole !== undefined && /^(?:均|都|全部|全)$/.test(word) && /^[为是属]/.test(behind)) {
    const fits = ({ unit, type }: ResolvedIndicator) => unit === whole.indicator.unit && type !== 'pick'
    const own = plainName(behind)
    // 均为输入性: the rest of the name is what is counted.
    const wider = rankIndicators(context.catalogue, `${behind}，${whole.indicator.label}`, fits).filter(
      ({ missing, indicator: { id, label } }) =>
        missing === 0 &&
        id !== whole.indicator.id &&
        [...own].some((_, at) => own.length - at >= 2 && plainName(label).startsWith(own.slice(at, at + 2))),
    )
    const [match] = [...rankIndicators(context.catalogue, behind, fits).filter(isNamed), ...wider]
    if (match === undefined) return []
    const part = { indicator: match.indicator, period: whole.period, slices: whole.slices, certain: true }
    const both = compare(part, '=', ledgerValue(whole.request), `${labelOf(part)}对${whole.indicator.label}`)
    // 省级荣誉2项，均为集体荣誉: of a name with nothing of the whole's, there may be more that are no part of it.
    const shares = match.indicator.label.includes(whole.indicator.label.replace(/数$/, '')) || plainName(whole.indicator.label).length < 4
    return [shares ? both : { ...both, mild: true, certain: false }]
  }
  // 覆盖全部11个村: all the villages there are.
  const [next] = figuresIn(context, end, Math.min(end + 1, clause.end))
  const town = /^[\uE000]个?村/.test(behind) ? context.catalogue.findIndicators('行政村数')[0] : undefined
  if (next === undefined || town === undefined || word !== '全部') return []
  const all = { indicator: town, period: next.period, slices: [], certain: true }
  return [
    compare(
      { ...all, indicator: next.indicator, slices: next.token.slices },
      '=',
      ledgerValue(requestOf(all)),
      `${next.indicator.label}对${town.label}`,
    ),
  ]
}

function proveNoneOf(context: SubjectContext, { sentence, start }: Assertion, before: string): readonly Hypothesis[] {
  const { period } = timeAt(context, { sentence, start })
  const counts = ({ unit, type }: ResolvedIndicator) => unit !== '%' && type !== 'pick'
  const items = before
    .split(/[、和与及]/)
    .map((item) => rankIndicators(context.catalogue, item, counts).find((match) => coverageOf(match) >= 0.75))
  const [first] = items
  if (first === undefined || items.some((item) => item === undefined)) return []
  const each = items.flatMap((item) =>
    item === undefined
      ? []
      : [
          {
            type: 'compare',
            term: ledgerValue(requestOf({ indicator: item.indicator, period, slices: [] })),
            operator: '=',
            against: zero,
          } as const,
        ],
  )
  const subject = { indicator: first.indicator, period, slices: [], certain: true }
  return [{ ...compare(subject, '=', zero, labelOf(subject)), test: { type: 'every', each } }]
}

function isWholeRate({ unit, type }: ResolvedIndicator): boolean {
  return unit === '%' && (type === 'ratio' || type === 'derived')
}

/** What is said to be done: 应签尽签 → 签; 全部整改到位 → 整改到位. */
function wordsOfDeed(word: string, predicate: string, clause: string): string {
  const should = /应([\u4e00-\u9fa5])尽/.exec(word)
  if (should !== null) return should[1] ?? ''
  if (word.includes('覆盖')) return '覆盖'
  return predicate === '' ? clause : predicate
}

/** 农田全部达到高标准 says the kind again, and not that it was accepted. */
function sharesDeed(catalogue: CatalogueIndex, match: NameMatch, words: string): boolean {
  const deed = wholeRates(catalogue).find(({ indicator }) => indicator.id === match.indicator.id)?.deed
  if (deed === undefined) return sharesWord(match, words)
  const plain = plainName(words)
  return plain.length === 1
    ? deed.includes(plain)
    : [...plain].some((_, index) => index + 2 <= plain.length && deed.includes(plain.slice(index, index + 2)))
}

function sharesWord({ indicator }: NameMatch, words: string): boolean {
  const label = plainLabel(indicator)
  const plain = plainName(words)
  if (plain.length === 1) return label.includes(plain)
  for (let index = 0; index + 2 <= plain.length; index += 1) if (label.includes(plain.slice(index, index + 2))) return true
  return false
}
