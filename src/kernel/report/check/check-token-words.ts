import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { operandsOf } from '../../../definition/indicator/operands.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import {
  contentOf,
  coverageOf,
  matchIndicator,
  type NameMatch,
  plainContent,
  plainLabel,
  plainName,
  rankIndicators,
} from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { reportProblem } from '../codes.ts'
import type { PlannedFigure } from '../types.ts'
import { villagesIn } from '../verdict/subjects.ts'
import type { ReadLine } from '../verdict/types.ts'
import type { Findings } from './findings.ts'
import type { PlannedWords } from './once-per-plan.ts'

/** The words before a token say what it is: another indicator's whole name, or another village, is refused. */
export function checkTokenWords(report: PlannedWords): Findings {
  const figures = new Map(
    report.plan.figures.flatMap((figure) => (figure.indicator === undefined ? [] : [[figure.token.offset, figure] as const])),
  )
  const problems = report.plan.lines.flatMap((line) => (line.kind === 'cell' ? [] : checkLine(report, line, figures)))
  return { problems, checks: [] }
}

function checkLine(report: PlannedWords, line: ReadLine, figures: ReadonlyMap<number, PlannedFigure>): readonly Diagnostic[] {
  const { text, origin } = line.reading.normal
  return line.reading.sentences.flatMap(({ clauses, start: from }) =>
    clauses.flatMap((clause) => {
      const problems: Diagnostic[] = []
      let last = clause.start
      for (let index = clause.start; index < clause.end; index += 1) {
        const figure = text[index] === '\uE000' ? figures.get(origin[index] ?? -1) : undefined
        if (figure === undefined) continue
        const words = {
          lead: text.slice(last, index),
          clause: text.slice(clause.start, index),
          behind: /^[^，。；：（）、\d\uE000-\uE002]{0,10}/.exec(text.slice(index + 1, clause.end))?.[0] ?? '',
          sentence: text.slice(from, index),
        }
        problems.push(...checkFigureOnce(report, figure, words))
        last = index + 1
      }
      return problems
    }),
  )
}

interface Words {
  /** Since the token or number before, within the clause. */
  readonly lead: string
  readonly clause: string
  readonly behind: string
  readonly sentence: string
}

/** A long report has some thousand figures; this is a few of them. */
const mostFigures = 20_000

const known = new WeakMap<CatalogueIndex, Map<string, readonly Diagnostic[]>>()

/** What is said of a figure depends on the words about it and not on where they stand: an edit elsewhere asks for the same again. */
function checkFigureOnce(report: PlannedWords, figure: PlannedFigure, words: Words): readonly Diagnostic[] {
  const { catalogue, plan } = report
  const ofCatalogue = known.get(catalogue) ?? new Map<string, readonly Diagnostic[]>()
  known.set(catalogue, ofCatalogue)
  if (ofCatalogue.size >= mostFigures) ofCatalogue.clear()
  const key = JSON.stringify([figure.indicator.id, figure.term !== undefined, figure.token.slices, words, plan.villages])
  const found = ofCatalogue.get(key) ?? checkFigure(report, figure, words)
  ofCatalogue.set(key, found)
  return found.map((problem) => ({ ...problem, at: figure.token.at }))
}

function checkFigure({ catalogue, plan }: PlannedWords, figure: PlannedFigure, words: Words): readonly Diagnostic[] {
  const { indicator, token } = figure
  if (indicator.type === 'pick' || figure.term !== undefined) return []
  const village = findOtherVillage(figure, words, plan.villages)
  if (village !== undefined) return [village]
  const related = findOtherRelation(figure, words)
  if (related !== undefined) return [related]
  const unit = baseUnit(indicator.unit)
  const fits = (other: ResolvedIndicator) => other.type !== 'pick' && baseUnit(other.unit) === unit
  const unlike = findOtherUnit(figure, words.lead, catalogue)
  if (unlike !== undefined) return [unlike]
  const item = words.lead.replace(/^.*[和与、及]/, '')
  // {{税收收入}}万元的财政总收入: what the number is of stands behind it.
  const follows = /^[\u4e00-\u9fa5]{0,4}的/.test(words.behind) && words.lead.length < 2
  const said = (item === '' && words.lead !== '') || follows ? words.behind.replace(/^[\u4e00-\u9fa5]{0,4}的/, '') : words.lead
  const [other] = rankIndicators(catalogue, said, fits).filter(
    (match) => match.indicator.id !== indicator.id && !isKin(match.indicator, indicator, catalogue),
  )
  if (other === undefined) return []
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
  const narrowed = !denied && said === words.lead && isNarrower(other, indicator, { said: plainName(said), ownWide })
  if (!narrowed && !named && !nearly && !turned && !same && !stranger && !within && !closer) return []
  return [reportProblem(token.at, 'words-mismatch.figure', { other: other.indicator.label, indicator: indicator.label })]
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
const averaged = /([人户亩村场件期企家次])均(?:[\u4e00-\u9fa5]{0,4})$/

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
  if (grows || !moved.test(lead) || /增|降|减|升|超|差|目标/.test(own)) return undefined
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

function madeOf(indicator: ResolvedIndicator): readonly string[] {
  return 'ledger' in indicator ? [] : operandsOf(indicator)
}

/** The same quantity in another guise: 累计, 目标, 同比 of one indicator. */
function isKin(left: ResolvedIndicator, right: ResolvedIndicator, catalogue: CatalogueIndex): boolean {
  if (madeOf(left).includes(right.id) || madeOf(right).includes(left.id)) return true
  const bare = ({ label }: ResolvedIndicator) => label.replace(/(?:累计增速|增速目标|累计|目标|同比|环比|占比|完成率)$/, '')
  return bare(left) === bare(right) || (catalogue.findIndicators(left.label).length > 1 && left.label === right.label)
}

/** 瓦窑山村…{{…}}: the town's figure, or another village's, is not that village's. */
function findOtherVillage({ indicator, token }: PlannedFigure, { clause }: Words, villages: readonly string[]): Diagnostic | undefined {
  const named = villagesIn(clause, villages)
  const last = named.at(-1)
  const slice = token.slices.find(({ value }) => villages.includes(value) || villages.includes(`${value}村`))
  if (last === undefined || slice?.value === last || `${slice?.value ?? ''}村` === last) return undefined
  // 甲村、乙村等3个村获得命名 lists villages of the town's figure.
  const behind = clause.slice(clause.lastIndexOf(last) + last.length)
  if (named.length > 1 || /^(?:等|、|和|与|率先|牵头|试点)/.test(behind) || /[。；]/.test(behind) || /全镇|我镇/.test(behind))
    return undefined
  const whose = slice === undefined ? '全镇' : slice.value
  return reportProblem(token.at, 'slice-mismatch', { village: last, indicator: indicator.label, whose })
}
