import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { lastYearPeriod, yearToDate } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { PeriodWord } from '../../../definition/report/period-words.ts'
import type { Stretch } from '../../../definition/report/prose.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import {
  coverageOf,
  type NameMatch,
  plainContent,
  plainLabel,
  plainName,
  rankIndicators,
} from '../../../definition/report/reading/name-indicators.ts'
import type { SliceFilter } from '../../../definition/report/types.ts'
import { arriving } from '../period/governing-word.ts'
import type { PlannedFigure } from '../types.ts'
import type { ReadLine } from './types.ts'
import { unitFits } from './unit-fits.ts'

/** What a clause may speak of: an indicator at a time. */
export interface Subject {
  readonly indicator: ResolvedIndicator
  readonly period: Period
  readonly slices: readonly SliceFilter[]
  /** Named in full in the clause itself, or the only figure to its left. */
  readonly certain: boolean
  /** Of a figure: where its token stands, whose printed digits a change may be taken from. */
  readonly offset?: number
}

export interface SubjectContext {
  readonly catalogue: CatalogueIndex
  readonly period: Period
  readonly line: ReadLine
  /** Figures of the line by source offset. */
  readonly figures: ReadonlyMap<number, PlannedFigure>
  /** What arithmetic tokens come to, by source offset. */
  readonly computed: ReadonlyMap<number, Pick<PlannedFigure, 'term' | 'token'>>
  readonly villages: readonly string[]
  /** What each claim's own condition compares with, by source offset. */
  readonly claims: ReadonlyMap<number, Decimal>
}

/** Figures whose tokens stand in a stretch of the line, in its order. */
export function figuresIn({ line, figures }: SubjectContext, from: number, to: number): readonly PlannedFigure[] {
  const { text, origin } = line.reading.normal
  const found: PlannedFigure[] = []
  for (let index = from; index < to; index += 1) {
    const figure = text[index] === '\uE000' ? figures.get(origin[index] ?? -1) : undefined
    if (figure !== undefined && figure.indicator.type !== 'pick') found.push(figure)
  }
  return found
}

/** The time that governs a place of the line: the last word of time in its sentence before it, else the report's period. */
export function timeAt(
  { line, period }: SubjectContext,
  { sentence, start }: Pick<Assertion, 'sentence' | 'start'>,
): { readonly period: Period; readonly said: boolean } {
  const words = line.reading.words.filter(
    (word) =>
      word.start >= sentence.start &&
      word.end <= start &&
      word.kind !== 'compared' &&
      !isBase(word, line) &&
      !isOfTask(word, line, start) &&
      reaches(word, { line, period, start }),
  )
  const last = words.at(-1)
  if (last === undefined) return { period, said: false }
  // 10月完成到资380万元后，累计到资突破3000万元: of all months up to that.
  const own = sentence.clauses.find((clause) => clause.start <= start && start <= clause.end)
  if (
    own !== undefined &&
    last.period.grain === 'month' &&
    last.end <= own.start &&
    /累计/.test(line.reading.normal.text.slice(own.start, start))
  )
    return { period: yearToDate(last.period), said: true }
  if (/同期$/.test(last.word)) return { period: lastYearPeriod(words.at(-2)?.period ?? period), said: true }
  return { period: last.period, said: true }
}

/** 2020年与2019年相比: what is compared with governs nothing. */
function isBase({ end }: PeriodWord, line: ReadLine): boolean {
  return /^(?:度|底|末|同期)*(?:相比|比较)/.test(line.reading.normal.text.slice(end, end + 6))
}

/** 前三季度就已完成全年150人的目标: the year is the task's, and not of what was done. */
function isOfTask({ end, word }: PeriodWord, line: ReadLine, start: number): boolean {
  const { text } = line.reading.normal
  return (
    /^(?:全年|年度)$/.test(word) &&
    end === start &&
    /^[\d.]+[万亿]?[\u4e00-\u9fa5]{1,3}的?(?:年度)?(?:目标|任务|预算|计划)/.test(text.slice(start, start + 16))
  )
}

/** 由上年的1起降为零: an earlier time ends at the comma behind its clause and at the verb that arrives at now. */
function reaches(word: PeriodWord, { line, period, start }: Pick<SubjectContext, 'line' | 'period'> & { readonly start: number }): boolean {
  const between = line.reading.normal.text.slice(word.end, start)
  // 由一季度的下降转为增长: what it was then ends where it turns.
  if (/[由从]$/.test(line.reading.normal.text.slice(0, word.start)) && /^[^，；]*(?:[转变]为|[转变]成|转[正增升])/.test(between))
    return false
  if (word.period.lastMonth >= period.firstMonth) return true
  return !arriving.test(between) && !/；/.test(between) && (/^(?:底|末)?，/.test(between) || !between.includes('，'))
}

/** Another level or a part of the town: the town's figure says nothing of it. */
const elsewhere = /全[国省市县]|(?:本|各|每个|某)[县市省村组]|各[乡镇]|县里|全村|村均|户均|人均|亩均|亩产/

/** Whether the words are of another level or of a part of the town, of which its figures say nothing. */
export function speaksOfElsewhere(text: string): boolean {
  return elsewhere.test(text)
}

/** The villages that a stretch of text names. */
export function villagesIn(text: string, villages: readonly string[]): readonly string[] {
  // 白水、枫树岗两村: short names, where it is said that they are villages.
  const [listed = ''] = /^.*?(?=(?:[两二三四五六七八九十]|\d+)个?村)/.exec(text) ?? []
  const placeOf = (village: string) => {
    const place = text.indexOf(village)
    return place >= 0 || !listed.includes('、') ? place : listed.indexOf(village.replace(/村$/, ''))
  }
  const named = villages.map((village) => ({ village, place: placeOf(village) })).filter(({ place }) => place >= 0)
  return named.toSorted((left, right) => left.place - right.place).map(({ village }) => village)
}

/** What an assertion's clause speaks of, the likeliest first: named before it in its clause, figures before it, then the clauses to the left up to ；. */
export function subjectsOf(
  context: SubjectContext,
  assertion: Assertion,
  fits: (indicator: ResolvedIndicator) => boolean = () => true,
): readonly Subject[] {
  const { line, catalogue } = context
  const { text } = line.reading.normal
  const { clause, sentence, start } = assertion
  const found: Subject[] = []
  const time = timeAt(context, assertion)
  const seen = new Set<string>()
  const add = (told: Subject) => {
    const subject = uncut(told)
    const key = `${subject.indicator.id}@${subject.period.key}/${subject.slices.map(({ value }) => value).join()}`
    if (seen.has(key) || !fits(subject.indicator)) return
    seen.add(key)
    found.push(subject)
  }
  const own = text.slice(clause.start, start)
  const left = sentence.clauses.filter((other) => other.part === clause.part && other.end <= clause.start).reverse()
  const ownFigures = figuresIn(context, clause.start, start).toReversed()
  const named = rankIndicators(catalogue, own).filter((match) => isNamed(match))
  const best = named[0]
  if (!speaksOfElsewhere(own) && best?.whole !== true) {
    const earlier = sentence.clauses.filter((other) => other.end <= clause.start).reverse()
    const begun = ellipticIn(context, own, earlier)
    const cut = villagesIn(own, context.villages).length > 0 || left[0] === undefined ? own : text.slice(left[0].start, left[0].end)
    for (const { indicator } of begun) add({ indicator, ...slicing(context, cut), period: time.period, certain: begun.length === 1 })
  }
  const share = shareBegun(context, own, left)
  if (share !== undefined) add({ indicator: share, slices: [], period: time.period, certain: false })
  for (const match of named.slice(0, 4))
    if (!speaksOfElsewhere(own) || isOwnAverage(match))
      add({ indicator: match.indicator, ...slicing(context, own), period: time.period, certain: match.whole && match === best })
  for (const figure of ownFigures) add(subjectOf(figure, best === undefined || best.indicator.id === figure.indicator.id))
  // 新增柚园327亩，面积增长10.6%: a noun of its own that names nothing here is another thing.
  const bare = found.length === 0 && movement.test(own.replace(timeWords, ''))
  for (const other of left) {
    // 人均消费52元，比上年增加6元: of the average, which no indicator is.
    const told = text.slice(other.start, other.end)
    if (found.length === 0 && averaged.test(told) && figuresIn(context, other.start, other.end).length === 0)
      if (!rankIndicators(catalogue, told).some(isOwnAverage)) return []
    const figures = figuresIn(context, other.start, other.end).toReversed()
    const part = partBetween(context, text.slice(other.end, start), text.slice(other.start, other.end))
    for (const figure of figures)
      add(part === undefined ? subjectOf(figure, bare && found.length === 0) : { ...subjectOf(figure, false), slices: part })
    const words =
      text
        .slice(other.start, other.end)
        .split(/占(?!比)|(?<![同环占对可正])比(?![例重])|[高低快慢多少大小]于|完成(?=[^，]{0,6}(?:任务|目标|预算|计划))/)[0] ?? ''
    const before = fittingTo(context, words, other)
    const at = time.said ? time : timeAt(context, { sentence, start: other.end })
    for (const indicator of sharesSaid(context, text.slice(other.start, other.end)))
      add({ indicator, slices: [], period: time.period, certain: bare && found.length === 0 })
    const farther = left.filter(({ end }) => end <= other.start)
    const begun = speaksOfElsewhere(words) ? [] : longerIn(context, words, { before, farther })
    for (const { indicator } of begun)
      add({ indicator, ...slicing(context, words), period: at.period, certain: bare && found.length === 0 && begun.length === 1 })
    // 财政总支出…，同比增长: who is named in full is meant, and not another of whose name a part is the same.
    for (const match of before.slice(0, 2).filter(({ whole }) => whole || before[0]?.whole !== true))
      if (!speaksOfElsewhere(words) || isOwnAverage(match))
        add({
          indicator: match.indicator,
          ...slicing(context, words),
          period: at.period,
          certain: bare && found.length === 0 && match.whole,
        })
  }
  return found
}

/** 培训1246人次，同比增长34.3%: what was counted before is what grew, and nothing of another unit. */
function fittingTo({ catalogue, line }: SubjectContext, words: string, { start, end }: Stretch): readonly NameMatch[] {
  const typed = line.reading.quantities.findLast((one) => one.start >= start && one.stop <= end && one.base !== '%' && one.base !== '成')
  const named = rankIndicators(catalogue, words).filter(isNamed)
  if (typed === undefined) return named
  const fitting = named.filter(({ indicator }) => unitFits(indicator, typed))
  if (fitting.length > 0) return fitting
  return rankIndicators(catalogue, words, (indicator) => unitFits(indicator, typed))
    .filter((match) => coverageOf(match) >= 0.5)
    .slice(0, 1)
    .map((match) => ({ ...match, whole: false }))
}

/** 分别位于大岙村和白水村，覆盖村由9个…: how many villages there are no village cuts. */
function uncut(subject: Subject): Subject {
  return subject.offset === undefined && subject.indicator.label.endsWith('村数') ? { ...subject, slices: [] } : subject
}

interface Leading {
  readonly before: readonly NameMatch[]
  readonly farther: readonly Stretch[]
}

/** 养老保险参保6738人，参保率98.4%: a name that is whole at the number, and longer by what stands before, is the longer one. */
function longerIn(context: SubjectContext, words: string, { before: [leading], farther }: Leading): readonly NameMatch[] {
  return ellipticIn(context, words, farther).filter(({ covered }) => leading?.whole !== true || covered > leading.covered)
}

/** 低收入农户180户，其中石门村最多，有25户: the number behind a part is of that part. */
function partBetween(context: SubjectContext, between: string, before: string): readonly SliceFilter[] | undefined {
  const [village, ...more] = villagesIn(between, context.villages)
  if (village === undefined || more.length > 0 || !/最[\u4e00-\u9fa5]，[^，]*$/.test(between) || before.includes(village)) return undefined
  return [{ dimension: '村', value: village }]
}

/** 产业帮扶户均资金: the average is an indicator of its own. */
function isOwnAverage({ whole, indicator: { label } }: NameMatch): boolean {
  return whole && speaksOfElsewhere(label)
}

function subjectOf({ indicator, period, token }: PlannedFigure, certain: boolean): Subject {
  return { indicator, period, slices: token.slices, offset: token.offset, certain }
}

/** 税收占财政总收入的87.6%: the share whose whole stands behind 占, and of whose own name half before it. */
function sharesSaid({ catalogue }: SubjectContext, words: string): readonly ResolvedIndicator[] {
  const [part = '', whole] = words.split('占')
  if (whole === undefined || part === '') return []
  const wholes = rankIndicators(catalogue, whole).filter(({ whole: full }) => full)
  return rankIndicators(catalogue, part, ({ type }) => type === 'share')
    .filter(({ covered, missing }) => covered >= missing)
    .flatMap(({ indicator }) =>
      indicator.type === 'share' && wholes.some((match) => match.indicator.id === indicator.whole) ? [indicator] : [],
    )
    .slice(0, 1)
}

/** {{规上工业总产值}}亿元，占全镇工业的比重: the share of what stands before. */
function shareBegun(context: SubjectContext, own: string, left: readonly Stretch[]): ResolvedIndicator | undefined {
  if (!/^占[^，]{1,12}的?(?:比重|比例|份额)/.test(own)) return undefined
  const figure = left.flatMap(({ start, end }) => figuresIn(context, start, end).toReversed())[0]
  return context.catalogue.catalogue.indicators.find((one) => one.type === 'share' && one.of === figure?.indicator.id)
}

function isGrowth(indicator: ResolvedIndicator): indicator is Extract<ResolvedIndicator, { type: 'yearOnYear' | 'periodOnPeriod' }> {
  return indicator.type === 'yearOnYear' || indicator.type === 'periodOnPeriod'
}

/** 受理网格事件2316件，办结率99.2%: the clause says the end of a name, and those to its left in the sentence the beginning. */
function ellipticIn(context: SubjectContext, own: string, left: readonly Stretch[]): readonly NameMatch[] {
  const { text } = context.line.reading.normal
  const said = left.map(
    ({ start, end }) =>
      `${text.slice(start, end)}${figuresIn(context, start, end)
        .map(({ indicator }) => indicator.label)
        .join('')}`,
  )
  const words = plainName(own)
  // 总面积突破3400亩: the measure alone, of what the clauses before speak of.
  const measure = /^总?(面积|产量|产值|收入|支出|投资)/.exec(words.replace(timeWords, ''))?.[1]
  const ends = (indicator: ResolvedIndicator) =>
    (measure !== undefined && indicator.label.endsWith(measure) && !/新增|净增/.test(indicator.label)) ||
    (indicator.label.length >= 5 && (words.includes(plainLabel(indicator).slice(-3)) || words.includes(plainContent(indicator).slice(-2))))
  const [before] = rankIndicators(context.catalogue, said[0] ?? '').filter(({ whole }) => whole)
  const joined = rankIndicators(context.catalogue, `${said.toReversed().join('，')}，${own}`, ends).filter(
    // 规下工业总产值，同比下降: the growth of 工业总产值 is of another thing than what stands before.
    ({ missing, indicator }) => missing === 0 && !(isGrowth(indicator) && before !== undefined && indicator.of !== before.indicator.id),
  )
  const most = Math.max(0, ...joined.map(({ covered }) => covered))
  return joined.filter(({ covered }) => covered === most)
}

const averaged = /[人户亩村场件期企家]均|平均/

const timeWords = /\d{4}年(?:度|底|末)?|全年|今年|本年|去年|上年|同期|年底|年末|[\d一二三四两上下前]+(?:个)?(?:季度|半年|月份?)/g
/** Words that only say how something moved, compares or is done. */
const movement =
  /^(?:同比|环比|[比较与和由从超占达为是居列将]|上一?年|去年|同期|年度?|全年|年初|任务|预算|目标|计划|持续|稳步|明显|大幅|小幅|略有?|有所|进一步|继续|逐[年月季]|不断|实现|保持|呈|完成|超额|了|的|约|近|也|又|再|还|已|均|都|双双|分别|名义|实际|净?增[长加收产]?|上[升涨]|提[高升]|攀升|回[升落]|下[降滑跌]|减少|降低|压减|降|减|升|涨|多|少|增[幅速]|降幅|幅度?|扩大|缩小|收窄|率|数|总量|总额|其中|首次|突破|超过|不到|不足|至|到|以上|左右|继|再次|高于|低于|快于|慢于|速度|仍|却|反而|一举|连续|[两二三四五六七八九十]年|累计|间|来|仅|只|有|这一数字|该项?(?:收入|支出|指标|数字)?|[一-龥]?均|最[高低多少大小]|前者|后者|全镇|各村|年均|平均|人次|高达|接近|[，、：])*$/

function slicing({ villages }: SubjectContext, words: string): { readonly slices: readonly SliceFilter[] } {
  const [village] = villagesIn(words, villages)
  return { slices: village === undefined ? [] : [{ dimension: '村', value: village }] }
}

/** Whether enough of an indicator's name stands there to take it as meant: all of it, or 60 %. */
export function isNamed(match: NameMatch): boolean {
  return match.whole || coverageOf(match) >= 0.6
}
