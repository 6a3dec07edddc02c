import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { mayReferTo } from '../../../definition/field/field-type.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import {
  contentOf,
  coverageOf,
  matchIndicator,
  matchName,
  type NameMatch,
  plainContent,
  plainLabel,
  plainName,
  rankIndicators,
} from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import { reportProblem } from '../codes.ts'
import { isWorded } from '../plan/match-wording.ts'
import type { PlannedFigure, PrintedReport, ReportPlan, Stranger } from '../types.ts'
import type { ReadLine } from '../verdict/types.ts'
import { findOtherStem } from './find-other-stem.ts'
import { findOtherVillage } from './find-other-village.ts'
import { findOwed } from './find-owed.ts'
import { findStrangeOperand } from './find-strange-operand.ts'
import type { Findings } from './findings.ts'
import { isKin, madeOf } from './kin.ts'
import type { PlannedWords } from './once-per-plan.ts'
import { rowsOfTokens } from './rows-of-tokens.ts'

/** What a token's words are read with. */
type TokenWords = Pick<PlannedWords, 'catalogue'> & { readonly plan: Pick<ReportPlan, 'figures' | 'lines' | 'villages'> }

/** The words before a token say what it is: another indicator's whole name, or another village, is refused, unless the numbers are the same. */
export function checkTokenWords({ plan, resultOf }: PrintedReport): Findings {
  const value = (request: IndicatorRequest | undefined) => (request === undefined ? undefined : resultOf(request)?.value)
  const problems = plan.strangers.flatMap(({ problem, printed, meant }) => {
    const said = value(meant)
    return said !== undefined && said !== null && said === value(printed) ? [] : [problem]
  })
  return { problems, checks: [] }
}

/** Every token whose words speak of something else; known before any value is. */
export function findStrangers(report: TokenWords): readonly Stranger[] {
  const figures = new Map(
    report.plan.figures.flatMap((figure) => (figure.indicator === undefined ? [] : [[figure.token.offset, figure] as const])),
  )
  return report.plan.lines.flatMap((line) => (line.kind === 'cell' ? [] : checkLine(report, line, figures)))
}

function checkLine(report: TokenWords, line: ReadLine, figures: ReadonlyMap<number, PlannedFigure>): readonly Stranger[] {
  const { text, origin } = line.reading.normal
  const named = new Map(rowsOfTokens(line).flatMap((row) => row.map(({ index, name }) => [index, name] as const)))
  return line.reading.sentences.flatMap(({ clauses, start: from, end: to }) => {
    let beside: string | undefined
    return clauses.flatMap((clause) => {
      const problems: Stranger[] = []
      let last = clause.start
      for (let index = clause.start; index < clause.end; index += 1) {
        const figure = text[index] === '\uE000' ? figures.get(origin[index] ?? -1) : undefined
        if (figure === undefined) continue
        const words = {
          lead: named.get(index) ?? text.slice(last, index),
          clause: text.slice(clause.start, index),
          behind: /^[^，。；：（）、\d\uE000-\uE002]{0,10}/.exec(text.slice(index + 1, clause.end))?.[0] ?? '',
          rest: text.slice(index + 1, clause.end),
          sentence: text.slice(from, index),
          whole: text.slice(from, to),
          beside,
        }
        problems.push(...checkFigureOnce(report, figure, words))
        last = index + 1
        if (figure.indicator.unit !== '%' && figure.indicator.type !== 'pick') beside = figure.indicator.id
      }
      return problems
    })
  })
}

interface Words {
  /** Since the token or number before, within the clause; of a row of tokens behind a row of names, the name at its place. */
  readonly lead: string
  readonly clause: string
  readonly behind: string
  /** The clause behind it to its end. */
  readonly rest: string
  readonly sentence: string
  /** The sentence to its end. */
  readonly whole: string
  /** The amount that the nearest token before in the sentence prints, by id. */
  readonly beside: string | undefined
}

/** A long report has some thousand figures; this is a few of them. */
const mostFigures = 20_000

interface Finding {
  readonly problem: Diagnostic
  readonly meant?: Omit<IndicatorRequest, 'period'>
}

const known = new WeakMap<CatalogueIndex, Map<string, readonly Finding[]>>()

/** What is said of a figure depends on the words about it and not on where they stand: an edit elsewhere asks for the same again. */
function checkFigureOnce(report: TokenWords, figure: PlannedFigure, words: Words): readonly Stranger[] {
  const { catalogue, plan } = report
  const ofCatalogue = known.get(catalogue) ?? new Map<string, readonly Finding[]>()
  known.set(catalogue, ofCatalogue)
  if (ofCatalogue.size >= mostFigures) ofCatalogue.clear()
  const key = JSON.stringify([figure.indicator.id, figure.term !== undefined, figure.token.slices, words, plan.villages])
  const found = ofCatalogue.get(key) ?? checkFigure(report, figure, words)
  ofCatalogue.set(key, found)
  return found.map(({ problem, meant }) => ({
    problem: { ...problem, at: figure.token.at },
    printed: figure.request,
    meant: meant === undefined ? undefined : { ...meant, period: figure.period.key },
  }))
}

function checkFigure({ catalogue, plan }: TokenWords, figure: PlannedFigure, words: Words): readonly Finding[] {
  const { indicator, token } = figure
  if (indicator.type === 'pick') return findOtherEvent(figure, words)
  if (figure.term !== undefined) return findStrangeOperand(catalogue, figure, words).map((problem) => ({ problem }))
  const village = findOtherVillage(figure, words, plan.villages)
  if (village !== undefined) return [village]
  const related = findOtherRelation(figure, words) ?? findOtherGrowth(figure, words, catalogue) ?? findOtherStem(figure, words, catalogue)
  if (related !== undefined) return [{ problem: related }]
  // 其中拆除违建{{环境整治事项数[类别=拆除违建]}}项: the words are the part that the token takes.
  if (token.slices.some(({ value }) => value.length >= 2 && !plan.villages.includes(value) && words.lead.endsWith(value))) return []
  const unit = baseUnit(indicator.unit)
  const fits = (other: ResolvedIndicator) => other.type !== 'pick' && baseUnit(other.unit) === unit
  const twin = findTwin(figure, words, catalogue) ?? findOwed(figure, words.lead, catalogue)
  if (twin !== undefined) return [{ problem: twin }]
  const counted = findCounted(figure, words, catalogue) ?? findRightBefore(figure, words.lead, catalogue)
  if (counted !== undefined) return [counted]
  const unlike = findOtherUnit(figure, words.lead, catalogue)
  if (unlike !== undefined) return [{ problem: unlike }]
  const level = levelOf(words.lead)
  const kept = levelOf(indicator.label)
  if (level !== undefined && kept !== undefined && level.slice(0, -1) !== kept.slice(0, -1))
    return [{ problem: reportProblem(token.at, 'words-mismatch.figure', { other: level, indicator: indicator.label }) }]
  const item = words.lead.replace(/^.*[和与、及]/, '')
  // {{税收收入}}万元的财政总收入: what the number is of stands behind it.
  const follows = /^[\u4e00-\u9fa5]{0,4}的/.test(words.behind) && words.lead.length < 2
  const said = (item === '' && words.lead !== '') || follows ? words.behind.replace(/^[\u4e00-\u9fa5]{0,4}的/, '') : words.lead
  const [other] = rankIndicators(catalogue, said, fits).filter(
    (match) => match.indicator.id !== indicator.id && !isKin(match.indicator, indicator, catalogue),
  )
  if (other === undefined || isOfThose(catalogue, { indicator, other: other.indicator, lead: words.lead })) return []
  // 小微企业{{两直小微企业数}}家…纳入两直补助: the whole sentence says the longer name.
  const entire = matchIndicator(catalogue, indicator.id, words.whole)
  if (entire?.missing === 0 && plainContent(indicator).includes(plainContent(other.indicator))) return []
  const own = bestOf(indicator, catalogue, said)
  const ownWide = bestOf(indicator, catalogue, `${words.sentence}，${words.behind}`)
  // 低收入农户产业帮扶{{产业帮扶户数}}户: its own name stands nearer.
  if (own?.whole === true && other.whole && own.end > other.end) return []
  const named = other.whole && other.covered > (own?.covered ?? 0) && !(ownWide?.whole === true && ownWide.covered >= other.covered)
  const unsaid = ownWide === undefined || ownWide.missing >= 2
  const same =
    said === words.lead &&
    other.whole &&
    other.covered >= 4 &&
    unsaid &&
    other.covered >= (own?.covered ?? 0) &&
    (ownWide?.covered ?? 0) <= other.covered
  // 历年引进、尚未投产的 is no 引进项目投产数.
  const denied = /未|尚|没|不(?!足|到|少)|其余|剩余|以外/.test(said)
  const turned =
    (!denied && coverageOf(other) === 1 && unsaid && other.covered >= (ownWide?.covered ?? 0) + 2) ||
    (!denied && coverageOf(other) === 1 && other.covered >= (ownWide?.covered ?? 0) + 3)
  const nearly = !denied && coverageOf(other) >= 0.6 && other.covered >= 4 && (ownWide === undefined || coverageOf(ownWide) < 0.4)
  // 调解成功{{受理数}}: nothing of its own name anywhere, half of another's.
  const stranger = !denied && said === words.lead && ownWide === undefined && other.covered >= 4 && coverageOf(other) >= 0.5
  const within =
    said === words.lead &&
    other.whole &&
    other.covered >= 4 &&
    ownWide?.whole === false &&
    ownWide.covered <= other.covered &&
    ownWide.missing >= 1
  const known = ownWide !== undefined && coverageOf(ownWide) >= 0.8
  const closer = !denied && !known && endsLike(other.indicator, said) && !endsLike(indicator, said) && other.covered > (own?.covered ?? 0)
  // 整改安全隐患{{安全隐患数}}: the words hold all of what is done and of what there is.
  const done = !denied && said === words.lead && other.missing === 0 && own?.whole === true && other.covered >= own.covered + 2
  const narrowed = !denied && said === words.lead && isNarrower(other, indicator, { said: plainName(said), ownWide })
  if (!narrowed && !named && !nearly && !turned && !same && !stranger && !within && !closer && !done) return []
  const problem = reportProblem(token.at, 'words-mismatch.figure', { other: other.indicator.label, indicator: indicator.label })
  return [{ problem, meant: { indicator: other.indicator.id, ...(token.slices.length === 0 ? {} : { slices: token.slices }) } }]
}

/** 重点项目完成民间投资{{重点项目投资}}: the other's whole name stands right before it, and its own is picked from words apart. */
function findRightBefore({ indicator, token }: PlannedFigure, said: string, catalogue: CatalogueIndex): Finding | undefined {
  const end = plainName(said)
  const names = [indicator.label, ...indicator.aliases, ...(indicator.wordings ?? [])].map(plainName)
  if (token.slices.length > 0 || /未|尚|没|不|其余|剩余|以外|人均|户均|占/.test(said) || names.some((one) => end.endsWith(one)))
    return undefined
  const other = catalogue.catalogue.indicators.find((one) => {
    const name = plainName(one.label)
    if (one.id === indicator.id || one.type === 'pick' || baseUnit(one.unit) !== baseUnit(indicator.unit)) return false
    return name.length >= 4 && end.endsWith(name) && !names.some((own) => own.includes(name))
  })
  if (other === undefined) return undefined
  const problem = reportProblem(token.at, 'words-mismatch.figure', { other: other.label, indicator: indicator.label })
  return { problem, meant: { indicator: other.id } }
}

interface Served {
  readonly indicator: ResolvedIndicator
  readonly other: ResolvedIndicator
  readonly lead: string
}

/** 惠及低收入农户{{产业帮扶户数}}户: whom it went to are some of what the other counts. */
function isOfThose(catalogue: CatalogueIndex, { indicator, other, lead }: Served): boolean {
  if (
    indicator.type !== 'countDistinct' ||
    !('ledger' in other) ||
    !/惠及|受益|覆盖|涉及|补助|扶持|带动|督查|走访|慰问|检查|核查|排查|回访|巡查/.test(lead)
  )
    return false
  return catalogue.getLedger(indicator.ledger).fields.some(({ field }) => mayReferTo(field, other.ledger) && indicator.of?.type === 'field')
}

const measured = /^[个家户项处座条件起次场例名人批所期位宗]/

/** 企业划分为{{企业大网格数}}个小网格, 办结{{网格事件数}}件网格事件: with what is counted behind the token the words say all of another name. */
function findCounted({ indicator, token }: PlannedFigure, words: Words, catalogue: CatalogueIndex): Finding | undefined {
  const { lead, behind, rest, whole } = words
  const [noun = ''] = measured.test(behind) ? behind.slice(1).split(/[和与及、的]/) : []
  if (noun.length < 2 || /未|尚|没|仍|历年|其余|剩余/.test(lead)) return undefined
  // 成功申报{{…}}个A级旅游景区村: its author says it so.
  if (isWorded(indicator, { before: lead, behind: rest.slice(1) })) return undefined
  const said = `${lead}，${noun}`
  const own = bestOf(indicator, catalogue, said)
  const unit = baseUnit(indicator.unit)
  const [other] = rankIndicators(
    catalogue,
    said,
    (one) => one.type !== 'pick' && baseUnit(one.unit) === unit && one.id !== indicator.id && !isKin(one, indicator, catalogue),
  ).filter(({ missing }) => missing === 0)
  if (other === undefined) return undefined
  // {{集中隔离人数}}名密接集中隔离: more of its own name follows.
  const follows = matchIndicator(catalogue, indicator.id, rest)
  if (follows?.missing === 0 && follows.covered > other.covered) return undefined
  const unsaid = own === undefined || (own.missing > 0 && matchIndicator(catalogue, indicator.id, whole)?.missing !== 0)
  const isCloser = other.covered >= (own?.covered ?? 0) + (unsaid ? 1 : 2)
  // All that the other says beyond its own name must be said, and by what is counted.
  if (!isCloser || matchName(plainContent(other.indicator), plainName(noun)).covered < 2) return undefined
  const problem = reportProblem(token.at, 'words-mismatch.figure', { other: other.indicator.label, indicator: indicator.label })
  return { problem, meant: { indicator: other.indicator.id, ...(token.slices.length === 0 ? {} : { slices: token.slices }) } }
}

/** The level that some words say last: 省级, 镇级. */
function levelOf(words: string): string | undefined {
  return [...words.matchAll(/(?:国家|[省市县镇乡村])[级际](?![以及])/g)].at(-1)?.[0]
}

/** 规上企业完成产值{{工业总产值}}, 规上工业企业{{工业企业数}}: the words narrow it to what another name says. */
function isNarrower(
  other: NameMatch,
  indicator: ResolvedIndicator,
  { said, ownWide }: { readonly said: string; readonly ownWide: NameMatch | undefined },
): boolean {
  const ends = plainContent(other.indicator).slice(-2)
  if (said.includes(ends) && coverageOf(other) >= 0.6 && other.covered >= (ownWide?.covered ?? 0) + 2)
    if (ownWide === undefined || coverageOf(ownWide) <= 0.5) return true
  const outer = qualifierOf(other.indicator)
  if (coverageOf(other) < 1 || outer === '' || !said.includes(outer) || plainLabel(indicator).includes(outer)) return false
  return isSaidFirst(said, outer, qualifierOf(indicator)) && ends === plainContent(indicator).slice(-2)
}

/** 规上 of 规上企业数. */
function qualifierOf(indicator: ResolvedIndicator): string {
  const content = plainContent(indicator)
  return content.length >= 4 ? content.slice(0, 2) : ''
}

/** The outer of two qualifiers narrows: 规上工业企业 are 规上企业. */
function isSaidFirst(words: string, outer: string, inner: string): boolean {
  return inner === '' || !words.includes(inner) || words.indexOf(outer) < words.indexOf(inner)
}

const moved =
  /(?:同比|环比|[比较](?:上年|去年|上一年)(?:同期)?)?(?:净|实际|略|再|又|共|多|少)?(?:增长|增加|增收|增幅|增速|上升|提高|下降|减少|降低|压减|增|减|降)(?:了|约|近|超|为|达)*$/
/** 由51件降为{{信访受理数}}件: what it came to is the figure as it is. */
const cameTo = /[由从][^，。；]*[\d\uE000][^，。；]*(?:下?降低?|增加?|增长|减少?|上?升|提[高升]|扩大|压减)(?:为|到|至|成)$/
const averaged = /(?<![个各每全农有的])([人户亩村场件期企家次])均(?![有已为未已获建衡])(?:[\u4e00-\u9fa5]{0,10})$/

/** {{工业总产值}}亿元，同比增长{{规上工业总产值同比}}: a change that names nothing is of the figure before it. */
function findOtherGrowth({ indicator, token }: PlannedFigure, { clause, sentence, beside }: Words, catalogue: CatalogueIndex) {
  if ((indicator.type !== 'yearOnYear' && indicator.type !== 'periodOnPeriod') || beside === undefined || beside === indicator.of)
    return undefined
  if (!moved.test(clause) || clause.replace(moved, '') !== '') return undefined
  const [before, grown] = [catalogue.getIndicator(beside), catalogue.getIndicator(indicator.of)]
  if (isKin(before, grown, catalogue) || matchIndicator(catalogue, grown.id, sentence)?.missing === 0) return undefined
  return reportProblem(token.at, 'words-mismatch.figure', { other: before.label, indicator: indicator.label })
}

/** {{首例确诊日期}}，某村实行封闭管理: the day of an event of which the sentence says nothing. */
function findOtherEvent({ indicator, token }: PlannedFigure, { whole }: Words): readonly Finding[] {
  if (!/(?:日期|时间)$/.test(indicator.label)) return []
  const names = [indicator.label, ...indicator.aliases, ...(indicator.wordings ?? [])].map((name) =>
    plainName(name).replace(/日期|时间/g, ''),
  )
  const said = plainName(whole)
  if (names.some((name) => matchName(name, said).covered >= Math.min(2, name.length))) return []
  return [{ problem: reportProblem(token.at, 'words-mismatch.operand', { indicator: indicator.label }) }]
}

/** 同比增加{{税收收入}}, 人均消费{{户均资金}}: the words make a change or an average of what the token gives as it is. */
function findOtherRelation({ indicator, token }: PlannedFigure, { lead, clause }: Words): Diagnostic | undefined {
  const own = `${indicator.label}${indicator.aliases.join('')}${(indicator.wordings ?? []).join('')}`
  const said = lead === '' ? clause.replace(/\uE000[^\uE000]*$/, '') : lead
  const per = averaged.exec(said)?.[1]
  if (per !== undefined && !own.includes(`${per}均`) && !/平均|均/.test(own) && indicator.type !== 'average')
    return reportProblem(token.at, 'words-mismatch.average', { per, indicator: indicator.label })
  if (per !== undefined && /[人户亩村场件期企家次]均/.test(own) && !own.includes(`${per}均`))
    return reportProblem(token.at, 'words-mismatch.otherAverage', { per, indicator: indicator.label })
  const grows = indicator.type === 'yearOnYear' || indicator.type === 'periodOnPeriod'
  // 全年新增{{新建照料中心数}}个: what a year brought is new.
  if (
    /(?:^|[^同环比较])新增$/.test(lead) &&
    indicator.type === 'count' &&
    indicator.flow === 'flow' &&
    /^新|创成|引进|认定/.test(indicator.label)
  )
    return undefined
  if (grows || !moved.test(lead) || cameTo.test(clause) || /增|降|减|升|超|差|目标/.test(own)) return undefined
  return reportProblem(token.at, 'words-mismatch.change', { words: moved.exec(lead)?.[0] ?? '', indicator: indicator.label })
}

function bestOf(indicator: ResolvedIndicator, catalogue: CatalogueIndex, words: string): NameMatch | undefined {
  const family = [indicator.id, ...madeOf(indicator)]
  return family
    .flatMap((id) => matchIndicator(catalogue, id, words) ?? [])
    .sort((left, right) => right.covered - right.missing - (left.covered - left.missing))[0]
}

/** 小网格{{企业大网格数}}: the words end as the other's name does, not as its own. */
function endsLike({ label }: ResolvedIndicator, said: string): boolean {
  const content = contentOf(label)
  return content.length >= 4 && plainName(said).endsWith(content.slice(-3))
}

/** 甜桔柚产量{{甜桔柚产值}}: another indicator's full name right before the token, of another unit. */
function findOtherUnit({ indicator, token }: PlannedFigure, lead: string, catalogue: CatalogueIndex): Diagnostic | undefined {
  const said = plainName(lead).replace(/(?:为|达到?|是|共|约|近|超过?|逾|已|有)*$/, '')
  const own = bestOf(indicator, catalogue, said)
  if (own?.whole === true) return undefined
  const strange = own === undefined || coverageOf(own) < 0.5
  const other = catalogue.catalogue.indicators.find(
    (one) =>
      one.id !== indicator.id &&
      one.type !== 'pick' &&
      one.label.length >= 4 &&
      (said.endsWith(plainLabel(one)) ||
        // 批准帮扶资金{{批准帮扶批次数}}批: more of its own name stands there.
        (strange &&
          plainContent(one).length >= 4 &&
          said.endsWith(plainContent(one)) &&
          !plainLabel(indicator).startsWith(plainContent(one)))) &&
      baseUnit(one.unit) !== baseUnit(indicator.unit) &&
      !isKin(one, indicator, catalogue),
  )
  if (other === undefined) return undefined
  return reportProblem(token.at, 'words-mismatch.figure', { other: other.label, indicator: indicator.label })
}

/** 推介活动{{推介活动场次}}次: of two that differ by what they count in, the one whose measure word stands behind. */
function findTwin({ indicator, token }: PlannedFigure, { lead, behind }: Words, catalogue: CatalogueIndex): Diagnostic | undefined {
  if (behind.startsWith(indicator.unit) || plainName(lead).includes(plainLabel(indicator))) return undefined
  const twin = catalogue.catalogue.indicators.find(
    (one) =>
      one.id !== indicator.id &&
      one.unit !== indicator.unit &&
      plainContent(one) === plainContent(indicator) &&
      one.type !== 'pick' &&
      behind.startsWith(one.unit),
  )
  if (twin === undefined || /^(?:元|%|人|亩)$/.test(twin.unit)) return undefined
  return reportProblem(token.at, 'words-mismatch.figure', { other: twin.label, indicator: indicator.label })
}
