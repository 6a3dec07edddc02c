import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { spansYears } from '../../../definition/period/period-days.ts'
import { lastYearPeriod, previousPeriod } from '../../../definition/period/related-periods.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import {
  coverageOf,
  matchName,
  type NameMatch,
  plainContent,
  plainName,
  rankIndicators,
} from '../../../definition/report/reading/name-indicators.ts'
import { narrowsByDeed } from '../../../definition/report/reading/narrows-by-deed.ts'
import type { SliceFilter } from '../../../definition/report/types.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { isHinted, isNarrowed, likeliest, namesAround } from './names-around.ts'
import { equals, labelOf, type NumberAssertion, one, requestOf, saysUnit, townCounts, unitFits } from './prove-common.ts'
import { figuresIn, isNamed, type Subject, type SubjectContext, speaksOfElsewhere, subjectsOf, timeAt, villagesIn } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

/** 全年财政总收入5236万元: the indicators that the words around name, with a unit that fits; 四季度再完工9项: what came in that time to what there is by a day. */
export function proveLevel(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const named = proveNamedLevel(context, assertion)
  const { period, said } = timeAt(context, assertion)
  const before = context.line.reading.normal.text.slice(assertion.clause.start, assertion.start)
  if (!said || !inYear.test(period.grain) || /累计|总数|共有|达到?$/.test(before)) return named
  const came = named.flatMap((one) => cameWithin(context, one))
  return came.length === 0 ? named : [...came, ...named.map((one) => ({ ...one, certain: false, spare: true as const }))]
}

function proveNamedLevel(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, start } = assertion
  const { text } = context.line.reading.normal
  const [before, around] = [text.slice(clause.start, start), namesAround(context, assertion)]
  const tested = [...proveTested(context, assertion), ...proveVillages(context, assertion)]
  if (tested.length > 0) return tested
  const { behind, left, lead, clauseWords, said, fits, near } = around
  const time = timeAt(context, assertion)
  const restarts = /全镇|我镇|全年|累计|合计/.test(before) || (!/^其中/.test(before) && !measureLed.test(lead) && near.some(isWhole))
  const ownVillages = villagesIn(before, context.villages)
  const villages = ownVillages.length > 0 || restarts ? ownVillages : villagesIn(left.at(-1) ?? '', context.villages)
  const slices: readonly SliceFilter[] = villages.length !== 1 ? [] : [{ dimension: '村', value: villages.at(-1) ?? '' }]
  const foreign = isForeign(context, assertion, near)
  const untimed = withoutTime(context, clause.start, start)
  // 竹溪口村466户、1398人: the second of a row goes on too.
  const goesOn =
    near.length === 0 && (bare.test(untimed.replace(/^(?:[\u4e00-\u9fa5]{2,5}?)?\d+[户人]、/, '')) || villageOnly(untimed, villages))
  const summed = near.length === 0 && /^(?:累计|总数|总量)(?:达到?|增至|已有|已|有|为|共)*$/.test(untimed)
  const carried = summed
    ? carriedSubjects(context, assertion).flatMap((hypothesis) => sinceTheBeginning(context, hypothesis))
    : goesOn
      ? carriedSubjects(context, assertion)
      : []
  const denied = /(?:尚?未|没有?|待|不(?![足到少低超]))[\u4e00-\u9fa5]/.test(`${lead.slice(-6)}${behind}`)
  const found = likeliest(context, assertion, around)
  const named = found.flatMap((match, index): readonly Hypothesis[] => {
    if (foreign || (denied && !/未|待|逾期|不|无|欠/.test(match.indicator.label)) || isNarrowed(match, lead)) return []
    // What the words of the clause do not touch at all is another sentence's matter.
    const touching = rankIndicators(context.catalogue, `${before}${behind}`, (indicator) => indicator.id === match.indicator.id)[0]
    // 三个项目通过验收，新增面积1260亩: the clause names nothing, and no other figure of the sentence's is so.
    const exact =
      near.length === 0 &&
      match.missing === 0 &&
      quantity.digits.replace(/\D/g, '').length >= 3 &&
      (baseUnit(match.indicator.unit) === quantity.base || saysUnit(match.indicator, quantity.unit.word))
    if (touching === undefined && !exact && !near.some(({ indicator }) => indicator.id === match.indicator.id)) return []
    const subject = { indicator: match.indicator, period: time.period, slices }
    if (
      !isNamed(match) &&
      (assertion.relation.type === 'causal' || quantity.base === '元' || quantity.base === '%' || quantity.digits.includes('.'))
    )
      return []
    const certain =
      index === 0 &&
      near.some(({ indicator }) => indicator.id === match.indicator.id) &&
      !spansYears(time.period) &&
      !narrowsByDeed(before, match.indicator.label) &&
      isMeant(match, { quantity, lead, behind, before, village: slices[0]?.value ?? '' })
    return [
      {
        term: ledgerValue(requestOf(subject)),
        test: equals(quantity, quantity.base === '成' ? decimal('10') : one),
        label: labelOf(subject),
        unit: baseUnit(match.indicator.unit),
        certain,
        token: `{{${match.indicator.label}}}`,
      },
    ]
  })
  // 新增达标村2个: what there are more than a year before.
  const more = added.test(lead) ? named.flatMap(moreThanBefore) : []
  const cumulative = /累计|共有|已有|总数|总共/.test(before) && !time.said
  const since = cumulative ? named.map((hypothesis) => sinceTheBeginning(context, hypothesis)) : []
  const loose = foreign || denied ? [] : proveLoosely(context, assertion, { words: `${clauseWords}，${said}`, fits, slices })
  // 累计创成5个 is hardly this year's number alone.
  const apart = together(context, assertion, near)
  const told = named.map((hypothesis, index) => (since[index]?.length ? { ...hypothesis, certain: false } : hypothesis))
  const isOfVillages = quantity.base === '个' && ofVillages.test(text.slice(quantity.stop))
  return [...carried, ...since.flat(), ...more, ...told, ...apart, ...loose].filter(({ label }) => !isOfVillages || label.includes('村'))
}

const inYear = /^(?:month|quarter|span)$/

/** What there is at the end of a part of the year less what there was before it. */
function cameWithin({ catalogue, line }: SubjectContext, hypothesis: Hypothesis): readonly Hypothesis[] {
  const { term, label } = hypothesis
  if (term.type !== 'value' || catalogue.getIndicator(term.request.indicator).flow !== 'stock') return []
  const period = getPeriod(term.request.period)
  // 截至9月底完工15项 is what there was by then.
  const until = line.reading.words.some((word) => word.kind === 'until' && word.period.lastMonth === period.lastMonth)
  if (until || (period.grain === 'span' && period.firstMonth.endsWith('-01'))) return []
  const then = ledgerValue({ ...term.request, period: previousPeriod(period).key })
  return [{ ...hypothesis, term: calc('-', term, then), label: `${label}比此前多的数`, certain: false, token: undefined }]
}

/** 分布在三个村: it is villages that are counted, and no cases of which there happen to be three. */
const ofVillages = /^(?:行政|自然)?村(?![级集民干庄组企委两])/

/** What there are more than before. */
const added = /^(?:当年|全年)?(?:新增|净增|新建|新添|新开|新设)/

/** 石门村、上坪村、白水村三个高标准农田项目: what the villages that are named have of it in all. */
function together(context: SubjectContext, assertion: NumberAssertion, near: readonly NameMatch[]): readonly Hypothesis[] {
  const { quantity, clause, start } = assertion
  const villages = villagesIn(context.line.reading.normal.text.slice(clause.start, start), context.villages)
  if (villages.length < 2) return []
  const { period } = timeAt(context, assertion)
  return near
    .filter(isNamed)
    .slice(0, 2)
    .flatMap(({ indicator }): readonly Hypothesis[] => {
      if (!('dimensions' in indicator) || !indicator.dimensions.some(({ label }) => label === '村')) return []
      const of = (value: string) => ledgerValue(requestOf({ indicator, period, slices: [{ dimension: '村', value }] }))
      const term = villages.map(of).reduce((sum, next) => calc('+', sum, next))
      const label = `${villages.join('、')}${indicator.label}合计`
      return [{ term, test: equals(quantity), label, unit: baseUnit(indicator.unit), certain: false, token: undefined }]
    })
}

/** The number is of another level, of several villages apart, or of each of a kind: none of the town's own figures tells it. */
function isForeign(context: SubjectContext, { quantity, clause, start }: NumberAssertion, near: readonly NameMatch[]): boolean {
  const { text } = context.line.reading.normal
  const before = text.slice(clause.start, start)
  const together = villagesIn(before, context.villages)
  // 甲村、乙村等3个村获得命名: the town's figure, of which some are named.
  const listing =
    together.length > 1 && quantity.base === '个' && /村(?:等)?$/.test(before) && /^(?:行政)?村/.test(text.slice(quantity.stop))
  return (
    (together.length > 1 && !listing) ||
    speaksOfElsewhere(before) ||
    // 单月突破2亿元 is of a month that nobody names.
    /单[月季周日]|高峰|当天|当日/.test(before) ||
    (quantity.base !== '%' && distributive.test(near.reduce((words, { indicator }) => words.replace(indicator.label, ''), before)))
  )
}

/** 累计创成5个: what was counted in each year that the ledger keeps. */
function sinceTheBeginning({ catalogue, period }: SubjectContext, hypothesis: Hypothesis): readonly Hypothesis[] {
  const { term, label } = hypothesis
  if (term.type !== 'value' || catalogue.getIndicator(term.request.indicator).flow !== 'flow') return []
  const { request } = term
  // What is added to a stock in every year that is kept is not the stock.
  if (
    /新增|净增/.test(label) ||
    request.period !== period.key ||
    !['count', 'countDistinct'].includes(catalogue.getIndicator(request.indicator).type)
  )
    return []
  const terms: Term[] = [term]
  for (let year = lastYearPeriod(period); terms.length < 10; year = lastYearPeriod(year))
    terms.push(ledgerValue({ ...request, period: year.key }))
  return [{ ...hypothesis, term: { type: 'total', terms }, label: `${label}和以往各年之和`, certain: false, spare: true, token: undefined }]
}

function moreThanBefore(hypothesis: Hypothesis): readonly Hypothesis[] {
  const { term, label } = hypothesis
  if (term.type !== 'value' || /新增|净增|引进|创成/.test(label)) return []
  const then = ledgerValue({ ...term.request, period: lastYearPeriod(getPeriod(term.request.period)).key })
  return [{ ...hypothesis, term: calc('-', term, then), label: `${label}比上年多的数`, certain: false, spare: true, token: undefined }]
}

interface Loose {
  readonly words: string
  readonly fits: (indicator: ResolvedIndicator) => boolean
  readonly slices: readonly SliceFilter[]
}

/** 发放救助…266.65万元: a number of four digits and more that is an indicator's own, of whose name the sentence says the half, is hardly so by chance. */
function proveLoosely(context: SubjectContext, assertion: NumberAssertion, { words, fits, slices }: Loose): readonly Hypothesis[] {
  const { quantity } = assertion
  const digits = quantity.digits.replace(/\D/g, '').replace(/^0+|0+$/g, '').length
  if (digits < 4 || quantity.approximators.length > 0) return []
  const { period } = timeAt(context, assertion)
  return rankIndicators(context.catalogue, words, (indicator) => fits(indicator) && baseUnit(indicator.unit) === quantity.base)
    .filter((match) => coverageOf(match) >= 0.5 && isOwn(match.indicator, words))
    .slice(0, 6)
    .map(({ indicator }) => ({
      term: ledgerValue(requestOf({ indicator, period, slices })),
      test: equals(quantity),
      label: labelOf({ indicator, period, slices }),
      unit: baseUnit(indicator.unit),
      certain: false,
      spare: true,
      token: `{{${indicator.label}}}`,
    }))
}

/** 一般公共预算收入 says of 税收收入 no more than that it is an income. */
function isOwn(indicator: ResolvedIndicator, words: string): boolean {
  const own = plainContent(indicator).replace(/(?:总|经营性)?(?:收入|支出|资金|投资|投入|面积|产量|产值|补助|金额)$/, '')
  return own.length >= 2 && matchName(own, plainName(words)).covered >= Math.min(own.length, 2)
}

/** 青竹村占3家: one village's part of what the clause before counts. */
function villageOnly(words: string, named: readonly string[]): boolean {
  const [village] = named
  return village !== undefined && /^(?:其中|仅|光|，)*(?:就|占|有|达|为|占了|占到)*$/.test(words.replace(village, ''))
}

/** 11个村…均突破20万元 speaks of each, not of the sum. */
const distributive = /(?<![平人户亩村])均(?!衡)|(?<=[个农]村?户?)均(?!衡)|都|每|各(?![项类级])|全部|个个|所有|悉数|一律|户户|村村/

/** The number a claim's own condition tests, right behind it. */
function proveTested({ line, claims }: SubjectContext, { quantity }: NumberAssertion): readonly Hypothesis[] {
  const { text, origin } = line.reading.normal
  const tested = text[quantity.start - 1] === '\uE001' ? claims.get(origin[quantity.start - 1] ?? -1) : undefined
  if (tested === undefined) return []
  const term = { type: 'number', value: tested } as const
  return [{ term, test: equals(quantity), label: '断语核对的数', unit: quantity.base, certain: false, token: undefined }]
}

/** 11个村中…: all the villages that there are. */
function proveVillages(context: SubjectContext, { quantity, clause }: NumberAssertion): readonly Hypothesis[] {
  const behind = context.line.reading.normal.text.slice(quantity.stop, clause.end)
  const [indicator] =
    quantity.base === '个' && /^(?:行政)?村(?:中|里|当中)/.test(behind) ? context.catalogue.findIndicators('行政村数') : []
  if (indicator === undefined) return []
  const subject = { indicator, period: context.period, slices: [] }
  return [
    {
      term: ledgerValue(requestOf(subject)),
      test: equals(quantity),
      label: labelOf(subject),
      unit: '个',
      certain: true,
      token: '{{行政村数}}',
    },
  ]
}

interface Around {
  readonly quantity: Quantity
  readonly lead: string
  readonly behind: string
  readonly before: string
  /** The village whose number it is; empty for the town's. */
  readonly village: string
}

/** Nothing but the indicator's name, the village's and words of time stands before the number. */
function isMeant(match: NameMatch, { quantity, lead, behind, before, village }: Around): boolean {
  // 督查4次 is not of 督查项次.
  const counts = /(?:项次|场次|班次|批次|户次|人次)$/.exec(match.indicator.label)?.[0]
  if (counts !== undefined && quantity.base !== '' && quantity.unit.word !== counts) return false
  const named = match.whole ? behind === '' : isAllOf(match, quantity, `${lead}${behind}`)
  // 小微企业、个体商户64家 counts both together.
  if (/(?:^|[、，])[^、，\d\uE000]*[\u4e00-\u9fa5]、$/.test(before.slice(0, before.length - lead.length))) return false
  // 新建老年食堂3个: not what there is of them, unless that is what the name says.
  if (/新建/.test(lead) && !/新建/.test(match.indicator.label) && match.indicator.flow === 'stock') return false
  return named && before.startsWith(village) && neutralLead(lead.replace(village, ''), match.indicator.label)
}

/** 网格事件百分之百办结 says the rate of what is done without its last word. */
function isAllOf({ indicator, missing, covered }: NameMatch, { base, value }: Quantity, words: string): boolean {
  return (
    base === '%' &&
    value.eq('100') &&
    missing <= 1 &&
    covered >= 4 &&
    indicator.label.endsWith('率') &&
    plainName(words).length <= indicator.label.length + 4
  )
}

/** The words before a number without those of time: 2020年达到. */
function withoutTime({ line }: SubjectContext, from: number, to: number): string {
  let words = ''
  for (let index = from; index < to; index += 1)
    if (!line.reading.words.some(({ start, end }) => start <= index && index < end)) words += line.reading.normal.text[index] ?? ''
  return words
}

const isWhole = ({ whole }: { readonly whole?: boolean }): boolean => whole === true

/** The measure alone, of what the clause before tells. */
const measureLed = /^总?(?:面积|产量|产值|收入|支出|投资)/

/** A clause that goes on about the figure before it: ，突破2500万元. */
const bare =
  /^(?:[由从]\d+[\u4e00-\u9fa5]{1,2}(?:增加|提高|扩大|减少|下降|降|增|升)?)?(?:已|又|也|还|再|并|首次|实际|达到?了?|为|突破了?|超过?了?|近|约|逾|高达|其中|总量|总数|共|接近|迈上|站上|跨上|跃上|登上|跃升至|增至|升至|降至|再度|重新|首度|不足|不到|稳定在|保持在|均|历时|持续|前后|经过|而|则)*$/

/** 青竹村是人口最多的村，有1726人; 全镇11个村，3676户，11024人: what the clause before has half named, else what the town has of such a measure. */
function townSubjects(context: SubjectContext, assertion: NumberAssertion): readonly Subject[] {
  const { quantity, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  const left = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  const words = left === undefined ? '' : text.slice(left.start, left.end)
  const fits = (indicator: ResolvedIndicator) => unitFits(indicator, quantity)
  const [match] = rankIndicators(context.catalogue, words, fits).filter(isHinted)
  const own = villagesIn(text.slice(clause.start, start), context.villages)
  const ofVillage = (own.length === 0 ? villagesIn(words, context.villages) : own).length === 1
  const town = ofVillage || /全镇|我镇|下辖|辖区?/.test(text.slice(sentence.start, start)) ? townCounts[quantity.base] : undefined
  const indicator = match?.indicator ?? (town === undefined ? undefined : context.catalogue.findIndicators(town)[0])
  if (indicator === undefined || !fits(indicator)) return []
  const [village, ...more] = villagesIn(words, context.villages)
  const slices = village === undefined || more.length > 0 ? [] : [{ dimension: '村', value: village }]
  return [{ indicator, period: timeAt(context, assertion).period, slices, certain: false }]
}

/** 最多的是青竹村, 其中石门村最多: a clause that says whose the number behind it is. */
const told = /(?:是|为|属)[\u4e00-\u9fa5]{2,5}$|最[多少高低大小快慢]$|(?:居|排|列)[^，]{0,6}(?:首位?|第一|之首|榜首|末位?)$/

function carriedSubjects(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, sentence, start, clause } = assertion
  const said = context.line.reading.words.some((word) => word.start >= clause.start && word.end <= start && word.kind !== 'compared')
  const time = timeAt(context, assertion).period
  // 60家企业提交申请，其中56家当月获批: of a part no number of all of them decides.
  const isPart = /^(?:其中|包括)/.test(context.line.reading.normal.text.slice(clause.start, start))
  const figures = figuresIn(context, sentence.start, start)
    .filter(({ indicator }) => unitFits(indicator, quantity))
    .toReversed()
    .map((figure) => ({ indicator: figure.indicator, period: said ? time : figure.period, slices: figure.token.slices, certain: !isPart }))
  const named =
    figures.length > 0 ? [] : subjectsOf(context, { ...assertion, start: clause.start }, (indicator) => unitFits(indicator, quantity))
  const { text } = context.line.reading.normal
  const words = text.slice(sentence.start, clause.start)
  const own = villagesIn(text.slice(clause.start, start), context.villages)
  // 最多的是青竹村，36.85万元: the clause before ends with whose it is.
  const last = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  const led = last === undefined ? [] : villagesIn(text.slice(last.start, last.end), context.villages)
  const whose = led.length === 1 && last !== undefined && told.test(text.slice(last.start, last.end)) ? led : []
  const [village] = own.length > 0 ? own : whose
  const first = named
    .slice(0, 1)
    .map((subject) => ({ ...subject, period: time, certain: subject.certain && !isPart && !/其中|另外|包括/.test(words) }))
  const sliced = (subject: Subject): Subject =>
    village === undefined ? subject : { ...subject, slices: [{ dimension: '村', value: village }] }
  const carried = [...figures.slice(0, 1), ...first]
  // 其中青竹村、桥头村合计超1000亩: of both together.
  const together = (subject: Subject): Term =>
    own
      .map((name) => ledgerValue(requestOf({ ...subject, slices: [{ dimension: '村', value: name }] })))
      .reduce((sum, next) => calc('+', sum, next))
  return (carried.length > 0 ? carried : townSubjects(context, assertion)).map(sliced).map((subject) => ({
    term: own.length > 1 ? together(subject) : ledgerValue(requestOf(subject)),
    test: equals(quantity, quantity.base === '成' ? decimal('10') : one),
    label: own.length > 1 ? `${own.join('、')}${subject.indicator.label}合计` : labelOf(subject),
    unit: baseUnit(subject.indicator.unit),
    certain: subject.certain,
    token: `{{${subject.indicator.label}}}`,
  }))
}

/** What may stand before a name without making it another thing. */
const leading =
  /^(?:截至|全[镇年乡]|我镇|[本我][镇乡]|今年|本年|去年|上年|实现|完成|年末|年底|目前|共有?|现有|全镇共有|累计|发放|获得|设立|摸排|新增(?=就业|甜)|早在|约|近|的|，|年度?|\d{4}年|[\d.]+月份?|前三季度|[一二三四]季度|上半年|下半年)*/

function neutralLead(lead: string, label: string): boolean {
  const rest = lead.replace(leading, '')
  if (/^(?:民生实事|帮扶|救助|助学|危房)/.test(rest) && !/民生实事|帮扶|救助|助学|危房/.test(label)) return false
  if (rest.length > label.length + 3) return false
  if (/[省市]级(?:及)?以上/.test(rest)) return false
  return !/走访|慰问|检查|其中|新增(?!就业|甜)|净增|新[添开设]|涉及|[\u4e00-\u9fa5]{2,3}村(?![级民干庄居务集网])|支持|帮助|服务|培育|新培育|部分|另有/.test(
    rest,
  )
}
