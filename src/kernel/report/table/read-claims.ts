import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Clause, Sentence } from '../../../definition/report/reading/sentences.ts'
import { isOverOtherTime } from '../verdict/prove-change.ts'
import type { MemberIndex } from './members.ts'
import { readAlike, readAllMoved, readDealt, readDealtShares, readEachBy, readNext, readRowMoved } from './read-dealt.ts'
import { readNumbers, readTurn } from './read-number.ts'
import { readAllClaim, readExtreme, readRankClaim } from './read-order.ts'
import { readNamedExtreme, readNoneBeyond, readOrdered } from './read-ordered.ts'
import { readPeak } from './read-peak.ts'
import { keepsOn, readByParts, readInPieces, turnedShape } from './read-pieces.ts'
import { readAbove, readAny, readEven, readNamedRow, readNone, readPlaces, readSame, readSpread } from './read-row.ts'
import { readRun } from './read-run.ts'
import { readTally, readTallyFirst, readTallyOfNames, readTallyTurn } from './read-tally.ts'
import { marks, type Shape, type ShapeInput, shapeOf } from './shape.ts'
import type { ClauseInput, ClauseRead, Level, Told } from './told.ts'
import type { Claimed, MemberWord, TableClaim, Topic } from './types.ts'

export interface SentenceInput extends Omit<ShapeInput, 'memberAt'> {
  readonly members: MemberIndex
  readonly catalogue: CatalogueIndex
  readonly measures: ClauseInput['measures']
  readonly period: Period
}

/** What a sentence says of measures by their parts, clause by clause; a clause of which a word is left over says nothing, and ends what was spoken of. */
export function readTableClaims(input: SentenceInput, sentence: Sentence): readonly TableClaim[] {
  const none: Told = { topic: undefined, what: '', members: [], period: input.period, but: [], summed: false, levels: [], last: undefined }
  let told = none
  const found: TableClaim[] = []
  let last: readonly Claimed[] = []
  for (const clause of sentence.clauses) {
    const before = told
    const tried = [input.members.strictly, input.members.at].map(
      (memberAt) => () =>
        readClause({
          catalogue: input.catalogue,
          measures: input.measures,
          clause,
          shape: shapeOf({ ...input, memberAt }, clause),
          told: before,
        }),
    )
    const read = likelier(tried) ?? readNoException({ ...input, memberAt: input.members.at }, { clause, told: before, last })
    if (read === undefined) {
      last = []
      const unread = shapeOf({ ...input, memberAt: input.members.at }, clause)
      // 上半年受疫情拖累，接待…: a time that stands ahead governs what follows, whatever else its clause says.
      const [time] = unread.text.startsWith(marks.time) ? unread.times : []
      told = { ...(keepsOn(unread) ? told : none), period: time?.period ?? told.period, levels: levelsUnread(before, unread) }
      continue
    }
    last = read.claims
    told = { ...read.told, levels: [...before.levels, ...levelsOf(read)] }
    // 2018年以来，…由9个增加到11个: against another year than the last.
    const isOther = isOverOtherTime(input.text.slice(sentence.start, clause.end))
    for (const claim of read.claims) if (!isOther || !/^(?:from|change|grown|moved)$/.test(claim.type)) found.push({ ...claim, clause })
  }
  return found
}

/** Without words that as well are of a measure's name, unless only with them something is said of parts. */
function likelier(tried: readonly (() => ClauseRead | undefined)[]): ClauseRead | undefined {
  const [strict, loose] = tried
  const first = strict?.()
  if (first !== undefined && (first.claims.length > 0 || first.figured === true)) return first
  const second = loose?.()
  return second !== undefined && second.claims.length > 0 ? second : (first ?? second)
}

interface Exception {
  readonly clause: Clause
  readonly told: Told
  /** What the clause before claimed. */
  readonly last: readonly Claimed[]
}

/** 11个村无一例外: what the clause before said of each, and how many there are of them. */
function readNoException(input: ShapeInput, { clause, told, last }: Exception): ClauseRead | undefined {
  const { text, numbers } = shapeOf(input, clause)
  if (!/^(?:Ⓝ个?村|各村|村村)?无一例外$/.test(text) || last.length === 0) return undefined
  const claims = last.flatMap((claim): readonly Claimed[] => (claim.type === 'all' ? [{ ...claim, count: claim.count ?? numbers[0] }] : []))
  return claims.length < last.length ? undefined : { claims, told }
}

function levelsOf({ claims, told, figured }: ClauseRead): readonly Level[] {
  const own = claims.flatMap((claim) => (claim.type === 'level' ? [{ topic: claim.topic, of: claim.of }] : []))
  return figured === true && told.topic !== undefined ? [...own, { topic: told.topic, of: told.members }] : own
}

/** 刑事警情{{刑事警情数}}起: a figure that no part takes apart is a value of its own all the same. */
function levelsUnread({ levels }: Told, { figures, numbers }: Shape): readonly Level[] {
  const [figure, ...more] = figures
  if (figure === undefined || more.length + numbers.length > 0 || figure.term !== undefined || figure.indicator.type === 'pick') return []
  return [...levels, { topic: { candidates: [{ indicator: figure.indicator, axis: '', filters: figure.token.slices }] }, of: [] }]
}

const led = /^(?:其中|另外|却|只|全镇|我镇|全年|年末|目前|截至|而|且|但|并|则|也|又|还|中|里|，)+/

/** Words between that change nothing of what is said. */
const idle =
  /这[件项个处家类批]|(?<=Ⓜ)一(?:个项目|项|村|家|处|类|个村|地)(?:就|便|即)?|虽然?(?=[同增降减提为居])|[却仍也则](?=[以居排列为是占位Ⓝ最])|仍然?(?=[居排列为是占位])|依然|即告|(?:总|数)量(?=仍?(?:位?居|排))|恰好?(?=[为是占])|[正刚]好(?=[为是占])/g

/** 村集体总收入村村突破23万元: of each of the villages. */
const villageByVillage = /村村(?=Ⓝ|超过|突破|达到?|高于|低于|不低于|不足|增长|增加|提高|下降|减少)/
/** Of each, which what all come to does not tell. */
const eachOne = /([村户家人个样项件])\1/

function readClause(given: ClauseInput): ClauseRead | undefined {
  const input = { ...given, shape: { ...given.shape, text: given.shape.text.replace(villageByVillage, '各村均') } }
  if (eachOne.test(input.shape.text) && !/大家家/.test(input.shape.text) && input.shape.numbers.length > 0) return undefined
  const turned = turnedShape(input.shape)
  return readWhole(input) ?? readInPieces({ ...input, shape: turned }, readWhole) ?? readByParts(input, readWhole)
}

function readWhole(input: ClauseInput): ClauseRead | undefined {
  const { shape, told } = input
  const ahead = shape.text.startsWith(marks.time) && !/^Ⓣ(?:[、份]|最|为|Ⓜ?[^Ⓝ]*最)/.test(shape.text)
  const [time] = shape.times
  const period = ahead && time !== undefined ? time.period : told.period
  const text = (ahead ? shape.text.slice(1) : shape.text).replace(idle, '').replace(led, '')
  const own: ClauseInput = {
    ...input,
    shape: { ...shape, text, times: ahead ? shape.times.slice(1) : shape.times },
    told: { ...told, period },
  }
  return (
    readFrame(own) ??
    readRun(own) ??
    readDealt(own) ??
    readDealtShares(own) ??
    readEachBy(own) ??
    readRowMoved(own) ??
    readAlike(own) ??
    readNext(own) ??
    readAllMoved(own) ??
    readTurn(own) ??
    readPeak(own) ??
    readOrdered(own) ??
    readNoneBeyond(own) ??
    readNamedExtreme(own) ??
    readAllClaim(own) ??
    readExtreme(own) ??
    readRankClaim(own) ??
    readTally(own) ??
    readTallyOfNames(own) ??
    readTallyFirst(own) ??
    readTallyTurn(own) ??
    readSpread(own) ??
    readEven(own) ??
    readSame(own) ??
    readAbove(own) ??
    readNone(own) ??
    readAny(own) ??
    readNamedRow(own) ??
    readPlaces(own) ??
    readNumbers(own)
  )
}

/** 青竹村接待{{…}}、瓦窑山村接待{{…}}: parts of one measure, which the clauses behind may take together. */
function rowOfFigures({ figures, numbers }: Shape): Pick<Told, 'topic' | 'what' | 'members' | 'period' | 'summed'> | undefined {
  const [first, ...more] = figures
  const axis = first?.token.slices[0]?.dimension
  if (first === undefined || axis === undefined || more.length === 0 || numbers.length > 0) return undefined
  const alike = figures.every(
    ({ indicator, term, period, token: { slices } }) =>
      term === undefined &&
      indicator.id === first.indicator.id &&
      period.key === first.period.key &&
      slices.length === 1 &&
      slices[0]?.dimension === axis,
  )
  if (!alike) return undefined
  const members = figures.flatMap(({ token: { slices } }) =>
    slices.map(({ value }) => ({ text: value, members: [{ dimension: axis, value }] })),
  )
  const topic: Topic = { candidates: [{ indicator: first.indicator, axis, filters: [] }] }
  return { topic, what: first.indicator.label, members, period: first.period, summed: true }
}

function isGrowthOf(indicator: ResolvedIndicator, { topic }: Told): boolean {
  if (indicator.type !== 'yearOnYear' && indicator.type !== 'periodOnPeriod') return false
  return topic?.candidates.some((candidate) => candidate.indicator.id === indicator.of) === true
}

/** What only says of what the clauses behind speak: 除白水村外, 各村甜桔柚面积中, a figure by its token. */
function readFrame({ catalogue, shape, told }: ClauseInput): ClauseRead | undefined {
  const { text, members, figures } = shape
  if (text === '') return { claims: [], told }
  if (/^(?:Ⓝ(?:个)?月?|四个季度|各月|各季度?)(?:中|里|当中)$/.test(text)) return { claims: [], told }
  if (/^除了?Ⓜ(?:[、和与]Ⓜ)*(?:[两三四五](?:个?村|家|项|类)|Ⓝ(?:个?村|企业)?)?(?:外|以外|之外)$/.test(text))
    return { claims: [], told: { ...told, but: members } }
  const among =
    /^(?:(?:各村|各类|各企业)([^ⓂⓃⓉⓅⒻ]{2,})|(?:Ⓝ|[两三四五六七八九十]大?[类项])?[个家项件]?(?:在册|在库|所有|全部)?([^ⓂⓃⓉⓅⒻ]{2,}))(?:中|里|当中|之中)$/.exec(
      text,
    )
  if (among !== null) return { claims: [], told: { ...told, what: among[1] ?? among[2] ?? '', topic: undefined, members: [] } }
  // 按接待人次，瓦窑山村位居第二: by what they are ranked.
  const by = /^(?:按照?|从|就)([^ⓂⓃⓉⓅⒻ]{2,}?)(?:排名?|排序|计算?|统计|看|来看)?$/.exec(text)
  if (by !== null) return { claims: [], told: { ...told, what: by[1] ?? '', topic: undefined, members: [] } }
  const row = rowOfFigures(shape)
  if (row !== undefined) return { claims: [], told: { ...told, ...row }, figured: true }
  const [figure, ...more] = figures
  if (figure === undefined || more.length > 0 || shape.numbers.length > 0) return undefined
  const slices = figure.token.slices.filter(({ dimension }) => !/的/.test(dimension))
  const [slice] = slices
  const words: readonly MemberWord[] =
    slice === undefined ? [] : [{ text: slice.value, members: [{ dimension: slice.dimension, value: slice.value }] }]
  // 村集体总收入{{…}}万元，同比增长{{…}}%: of what it grew the clauses behind go on to speak.
  if (isGrowthOf(figure.indicator, told) && slices.length === 0) return { claims: [], told }
  const axis = slice?.dimension ?? '村'
  if (
    figure.term !== undefined ||
    slices.length !== figure.token.slices.length ||
    catalogue.findDimension(figure.indicator, axis) === undefined
  )
    return undefined
  const topic: Topic = { candidates: [{ indicator: figure.indicator, axis, filters: slices.slice(1) }] }
  return { claims: [], told: { ...told, topic, what: figure.indicator.label, members: words, period: figure.period }, figured: true }
}
