import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { spansYears } from '../../../definition/period/period-days.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import {
  coverageOf,
  matchName,
  type NameMatch,
  plainContent,
  plainName,
  rankIndicators,
  scoreOf,
} from '../../../definition/report/reading/name-indicators.ts'
import type { SliceFilter } from '../../../definition/report/types.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, labelOf, type NumberAssertion, one, requestOf, saysUnit, townCounts, unitFits } from './prove-common.ts'
import { figuresIn, isNamed, type Subject, type SubjectContext, speaksOfElsewhere, subjectsOf, timeAt, villagesIn } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

/** 全年财政总收入5236万元: the indicators that the words around name, with a unit that fits. */
export function proveLevel(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, start } = assertion
  const { text } = context.line.reading.normal
  const before = text.slice(clause.start, start)
  const tested = [...proveTested(context, assertion), ...proveVillages(context, assertion)]
  if (tested.length > 0) return tested
  const { behind, left, lead, clauseWords, said, fits, near, nearest, wide } = namesAround(context, assertion)
  const time = timeAt(context, assertion)
  const restarts = /全镇|我镇|全年|累计|合计/.test(before) || near.some(({ whole }) => whole)
  const villages = villagesIn(`${before}${restarts ? '' : (left.at(-1) ?? '')}`, context.villages)
  const slices: readonly SliceFilter[] = villages.length !== 1 ? [] : [{ dimension: '村', value: villages.at(-1) ?? '' }]
  const together = villagesIn(before, context.villages)
  const foreign =
    together.length > 1 ||
    speaksOfElsewhere(before) ||
    // 单月突破2亿元 is of a month that nobody names.
    /单[月季周日]|高峰|当天|当日/.test(before) ||
    (quantity.base !== '%' && distributive.test(near.reduce((words, { indicator }) => words.replace(indicator.label, ''), before)))
  const untimed = withoutTime(context, clause.start, start)
  const goesOn = near.length === 0 && (bare.test(untimed) || villageOnly(untimed, villages))
  const carried = goesOn ? carriedSubjects(context, assertion) : []
  const denied = /(?:尚?未|没有?|待|不(?![足到少低超]))[\u4e00-\u9fa5]/.test(`${lead.slice(-6)}${behind}`)
  const found = nearestFirst(exactFirst(undominated(bestOfEach([...near, ...wide])), quantity), nearest).slice(0, 8)
  const named = found.flatMap((match, index): readonly Hypothesis[] => {
    if (foreign || (denied && !/未|待|逾期|不|无|欠/.test(match.indicator.label))) return []
    // What the words of the clause do not touch at all is another sentence's matter.
    const touching = rankIndicators(context.catalogue, `${before}${behind}`, (indicator) => indicator.id === match.indicator.id)[0]
    // 三个项目通过验收，新增面积1260亩: the clause names nothing, and no other figure of the sentence's is so.
    const exact =
      near.length === 0 &&
      match.missing === 0 &&
      quantity.digits.replace(/\D/g, '').length >= 3 &&
      (baseUnit(match.indicator.unit) === quantity.base || saysUnit(match.indicator, quantity.unit.word))
    if (touching === undefined && !exact) return []
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
  const more = /^(?:当年|全年)?(?:新增|净增)/.test(lead) ? named.flatMap((hypothesis) => moreThanBefore(hypothesis)) : []
  const loose = foreign || denied ? [] : proveLoosely(context, assertion, { words: `${clauseWords}，${said}`, fits, slices })
  return [...carried, ...more, ...named, ...loose]
}

interface NamesAround {
  readonly behind: string
  readonly left: readonly string[]
  readonly lead: string
  readonly clauseWords: string
  readonly said: string
  readonly fits: (indicator: ResolvedIndicator) => boolean
  readonly near: readonly NameMatch[]
  readonly nearest: NameMatch | undefined
  readonly wide: readonly NameMatch[]
}

/** The indicators that the words right at a number name, the nearest of them, and those that the rest of the sentence does. */
function namesAround(context: SubjectContext, { quantity, clause, sentence, start }: NumberAssertion): NamesAround {
  const { text } = context.line.reading.normal
  const before = text.slice(clause.start, start)
  const behind = /^[^，。；：（）\d\uE000-\uE002]{0,14}/.exec(text.slice(quantity.stop, clause.end))?.[0] ?? ''
  const left = sentence.clauses
    .filter((other) => other.part === clause.part && other.end <= clause.start)
    .map((other) => text.slice(other.start, other.end))
  const labels = figuresIn(context, sentence.start, start).map(({ indicator }) => indicator.label)
  const lead = before.split(/[、\d\uE000]/).at(-1) ?? ''
  const clauseWords = `${before}${behind}`
  const fits = (indicator: ResolvedIndicator) => unitFits(indicator, quantity) && kindFits(indicator, clauseWords)
  const said = `${left.join('，')}，${labels.join('，')}`
  const begun = rankIndicators(
    context.catalogue,
    `${lead}${behind}，${before}，${text.slice(sentence.start, clause.start)}，${labels.join('，')}`,
    fits,
  ).filter((match) => isBegun(match, `${lead}${behind}`))
  const hinted = rankIndicators(context.catalogue, `${lead}${behind}`, fits).filter(isHinted)
  const near = hinted.some(({ whole }) => whole) || begun.length !== 1 ? hinted : [...begun, ...hinted]
  const nearest = near.find(({ whole }) => whole) ?? (begun.length === 1 || behind !== '' ? near[0] : undefined)
  const wide = rankIndicators(context.catalogue, `${clauseWords}，${said}`, fits).filter(isHinted)
  return { behind, left, lead, clauseWords, said, fits, near, nearest, wide }
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

/** 当年新认定12户、退出6户: the words at the number say the one end of a name, the sentence the rest. */
function isBegun({ indicator, missing }: NameMatch, words: string): boolean {
  const content = plainContent(indicator)
  const own = plainName(words)
  return (
    missing === 0 && content.length >= 4 && !own.includes(content) && (own.includes(content.slice(0, 2)) || own.includes(content.slice(-2)))
  )
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

/** A rate of growth, a task or its completion is meant only where the words say so. */
function kindFits({ type, label }: ResolvedIndicator, words: string): boolean {
  if (type === 'yearOnYear' || type === 'periodOnPeriod') return /增|降|减|速|幅|同比|环比|升|跌|回落|收窄|转/.test(words)
  if (type === 'completion') return /完成|任务|预算|目标|计划|进度/.test(words)
  return !label.endsWith('目标') || /目标|任务|计划|预期/.test(words)
}

/** Where a name stands there in full, one of which a part is missing and that has nothing more is not meant. */
function undominated(matches: readonly NameMatch[]): readonly NameMatch[] {
  const isFull = ({ missing, indicator }: NameMatch) => missing === 0 || (missing === 1 && indicator.label.endsWith('率'))
  const full = matches.filter(isFull)
  if (full.length === 0) return matches
  const most = Math.max(...full.map(({ covered }) => covered))
  return matches.filter((match) => isFull(match) || match.covered > most)
}

/** 推介活动86场 is no 推介活动数 of 12次: of two full names the one whose unit the text writes. */
function exactFirst(matches: readonly NameMatch[], { base }: Quantity): readonly NameMatch[] {
  const exact = ({ indicator }: NameMatch) => baseUnit(indicator.unit) === base
  const full = matches.filter(({ missing }) => missing === 0)
  if (!full.some(exact) || full.every(exact)) return matches
  return matches.filter((match) => match.missing > 0 || exact(match))
}

/** …个体工商户34家、规上企业8家: the name at the number goes before one of the sentence's, unless more of another stands there. */
function nearestFirst(matches: readonly NameMatch[], nearest: NameMatch | undefined): readonly NameMatch[] {
  const own = matches.find(({ indicator }) => indicator.id === nearest?.indicator.id)
  if (own === undefined) return matches
  // “两直”补助小微企业36家、个体工商户28家: what leads the list makes a longer name of each.
  const longer = (match: NameMatch) => match.missing === 0 && match.covered > own.covered && sharesEnds(match.indicator, own.indicator)
  return matches.some(longer) ? matches : [own, ...matches.filter((match) => match !== own)]
}

/** 两直个体工商户数 and 个体工商户数, 在外创业人员数 and 在外人员数: the one is the other narrowed. */
function sharesEnds(longer: ResolvedIndicator, shorter: ResolvedIndicator): boolean {
  const [long, short] = [plainContent(longer), plainContent(shorter)]
  return long.endsWith(short) || (long.startsWith(short.slice(0, 2)) && long.endsWith(short.slice(2)))
}

/** The words before a number without those of time: 2020年达到. */
function withoutTime({ line }: SubjectContext, from: number, to: number): string {
  let words = ''
  for (let index = from; index < to; index += 1)
    if (!line.reading.words.some(({ start, end }) => start <= index && index < end)) words += line.reading.normal.text[index] ?? ''
  return words
}

/** A clause that goes on about the figure before it: ，突破2500万元. */
const bare =
  /^(?:已|又|也|还|再|并|首次|实际|达到?了?|为|突破了?|超过?了?|近|约|逾|高达|其中|总量|总数|共|接近|迈上|站上|跨上|跃上|登上|跃升至|增至|升至|降至|再度|重新|首度|不足|不到|稳定在|保持在|均|历时|持续|前后|经过|而|则)*$/

/** 青竹村是人口最多的村，有1726人; 全镇11个村，3676户，11024人: what the clause before has half named, else what the town has of such a measure. */
function townSubjects(context: SubjectContext, assertion: NumberAssertion): readonly Subject[] {
  const { quantity, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  const left = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  const words = left === undefined ? '' : text.slice(left.start, left.end)
  const fits = (indicator: ResolvedIndicator) => unitFits(indicator, quantity)
  const [match] = rankIndicators(context.catalogue, words, fits).filter(isHinted)
  const town = /全镇|我镇|下辖|辖区?/.test(text.slice(sentence.start, start)) ? townCounts[quantity.base] : undefined
  const indicator = match?.indicator ?? (town === undefined ? undefined : context.catalogue.findIndicators(town)[0])
  if (indicator === undefined || !fits(indicator)) return []
  const [village, ...more] = villagesIn(words, context.villages)
  const slices = village === undefined || more.length > 0 ? [] : [{ dimension: '村', value: village }]
  return [{ indicator, period: timeAt(context, assertion).period, slices, certain: false }]
}

function carriedSubjects(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, sentence, start, clause } = assertion
  const said = context.line.reading.words.some((word) => word.start >= clause.start && word.end <= start && word.kind !== 'compared')
  const time = timeAt(context, assertion).period
  const figures = figuresIn(context, sentence.start, start)
    .filter(({ indicator }) => unitFits(indicator, quantity))
    .toReversed()
    .map((figure) => ({ indicator: figure.indicator, period: said ? time : figure.period, slices: figure.token.slices, certain: true }))
  const named =
    figures.length > 0 ? [] : subjectsOf(context, { ...assertion, start: clause.start }, (indicator) => unitFits(indicator, quantity))
  const { text } = context.line.reading.normal
  const words = text.slice(sentence.start, clause.start)
  const own = villagesIn(text.slice(clause.start, start), context.villages)
  const [village] = own
  const first = named
    .slice(0, 1)
    .map((subject) => ({ ...subject, period: time, certain: subject.certain && !/其中|另外|包括/.test(words) }))
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

function bestOfEach(matches: readonly NameMatch[]): readonly NameMatch[] {
  const best = new Map<string, NameMatch>()
  for (const match of matches) {
    const known = best.get(match.indicator.id)
    if (known === undefined || scoreOf(match) > scoreOf(known)) best.set(match.indicator.id, match)
  }
  return [...best.values()].sort((left, right) => scoreOf(right) - scoreOf(left))
}

/** Half of the name is enough to try it: only a value that agrees makes use of it. */
function isHinted(match: NameMatch): boolean {
  return match.whole || coverageOf(match) >= 0.5
}

/** What may stand before a name without making it another thing. */
const leading =
  /^(?:截至|全[镇年乡]|我镇|[本我][镇乡]|今年|本年|去年|上年|实现|完成|年末|年底|目前|共有?|现有|全镇共有|累计|发放|获得|设立|摸排|新增(?=就业|甜)|早在|约|近|的|，|年度?|\d{4}年|[\d.]+月份?|前三季度|[一二三四]季度|上半年|下半年)*/

function neutralLead(lead: string, label: string): boolean {
  const rest = lead.replace(leading, '')
  if (rest.length > label.length + 3) return false
  if (/[省市]级(?:及)?以上/.test(rest)) return false
  return !/走访|慰问|检查|其中|新增(?!就业|甜)|净增|涉及|[\u4e00-\u9fa5]{2,3}村(?![级民干庄居务集网])|支持|帮助|服务|培育|新培育|部分|另有/.test(
    rest,
  )
}
