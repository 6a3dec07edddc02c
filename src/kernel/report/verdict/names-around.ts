import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
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
import { baseUnit } from '../../../definition/unit/unit.ts'
import { type NumberAssertion, unitFits } from './prove-common.ts'
import { figuresIn, isNamed, type SubjectContext } from './subjects.ts'

/** What is not of one kind is of the other: 规下企业, 县外游客, 女性人员. */
const narrowing = /规上|规下|[境国省市县镇][内外]|女性?|男性?|外来|外省|外籍|新增|净增|存量/g

/** 规下工业企业 is no 工业企业数: the words right at the number narrow it, and its name does not. */
export function isNarrowed({ indicator }: NameMatch, lead: string): boolean {
  const own = [indicator.label, ...indicator.aliases, ...(indicator.wordings ?? [])].map(plainName).join('，')
  const said = plainName(lead)
  if (/^(?:新增|净增)/.test(said)) return false
  return [...said.matchAll(narrowing)].some(([word]) => !own.includes(word) && !own.includes(word.slice(0, 2)))
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
export function namesAround(context: SubjectContext, { quantity, clause, sentence, start }: NumberAssertion): NamesAround {
  const { text } = context.line.reading.normal
  const before = text.slice(clause.start, start)
  const beside = /^[^，。；：（）\d\uE000-\uE002]{0,14}/.exec(text.slice(quantity.stop, clause.end))?.[0] ?? ''
  // 40项重点项目完工24项: what is done with them counts the number behind.
  const counted = /[\d\uE000]/.test(text[quantity.stop + beside.length] ?? '')
  const behind = counted
    ? // 网格员22名、驻村干部44名: what the next number is of.
      (beside.split('、')[0] ?? '').replace(
        /(?<=[\u4e00-\u9fa5]{2})(?:已|共|均)*(?:完工|开工|竣工|投产|验收|办结|整改|化解|签约|参保)[\u4e00-\u9fa5]{0,2}$/,
        '',
      )
    : beside
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
  ).filter((match) => isBegun(match, `${lead}${behind}`) || isMeasured(match, lead))
  const hinted = rankIndicators(context.catalogue, `${lead}${behind}`, fits).filter(isHinted)
  const near = hinted.some(({ whole }) => whole) || begun.length !== 1 ? hinted : [...begun, ...hinted]
  const nearest = near.find(({ whole }) => whole) ?? (begun.length === 1 || behind !== '' ? near[0] : undefined)
  const rest = text.slice(quantity.stop, clause.end)
  const wide = rankIndicators(context.catalogue, `${clauseWords}，${said}`, fits).filter(isHinted)
  // 小微企业36家、个体工商户28家获得“两直”补助: what ends the clause makes a longer name of each.
  const longer = rankIndicators(context.catalogue, `${before}${rest}`, fits).filter(
    (match) => match.missing === 0 && near.some((own) => own.covered < match.covered && sharesEnds(match.indicator, own.indicator)),
  )
  return { behind, left, lead, clauseWords, said, fits, near, nearest, wide: [...longer, ...wide] }
}

/** 当年新认定12户、退出6户: the words at the number say the one end of a name, the sentence the rest. */
function isBegun({ indicator, missing }: NameMatch, words: string): boolean {
  const content = plainContent(indicator)
  const own = plainName(words)
  return (
    missing === 0 && content.length >= 4 && !own.includes(content) && (own.includes(content.slice(0, 2)) || own.includes(content.slice(-2)))
  )
}

/** 新增甜桔柚300余亩，总面积突破3400亩: the measure alone, of what the sentence has named before. */
function isMeasured({ indicator, missing }: NameMatch, lead: string): boolean {
  const [, total, measure] = /^(总?)(面积|产量|产值|收入|支出|投资)(?:达到?|为|超|突破|稳定在|扩大到|增至|近|约|逾)*$/.exec(lead) ?? []
  if (measure === undefined || missing > 0 || !indicator.label.endsWith(measure)) return false
  return total === '' || !/新增|净增/.test(indicator.label)
}

/** A rate of growth, a task or its completion is meant only where the words say so. */
export function kindFits({ type, label }: ResolvedIndicator, words: string): boolean {
  if (type === 'yearOnYear' || type === 'periodOnPeriod') return /增|降|减|速|幅|同比|环比|升|跌|回落|收窄|转/.test(words)
  if (type === 'completion') return /完成|任务|预算|目标|计划|进度/.test(words)
  return !label.endsWith('目标') || /目标|任务|计划|预期/.test(words)
}

/** Where a name stands there in full, one of which a part is missing and that has nothing more is not meant. */
function undominated(matches: readonly NameMatch[], near: readonly NameMatch[]): readonly NameMatch[] {
  const isFull = ({ missing, indicator }: NameMatch) => missing === 0 || (missing === 1 && indicator.label.endsWith('率'))
  const full = matches.filter(isFull)
  if (full.length === 0) return matches
  const most = Math.max(...full.map(({ covered }) => covered))
  // 企业全部复工，返岗率97.8%: the full name stands in another clause, the half of one at the number.
  const apart = !near.some(isFull)
  const own = (match: NameMatch) => apart && near.some(({ indicator }) => indicator.id === match.indicator.id && isNamed(match))
  return matches.filter((match) => isFull(match) || match.covered > most || own(match))
}

/** 推介活动86场 is no 推介活动数 of 12次: of two full names the one whose unit the text writes. */
function exactFirst(matches: readonly NameMatch[], { base }: Quantity): readonly NameMatch[] {
  const exact = ({ indicator }: NameMatch) => baseUnit(indicator.unit) === base
  const full = matches.filter(({ missing }) => missing === 0)
  if (!full.some(exact) || full.every(exact)) return matches
  return matches.filter((match) => match.missing > 0 || exact(match))
}

/** …个体工商户34家、规上企业8家: the name at the number goes before one of the sentence's, unless more of another stands there. */
function nearestFirst(
  matches: readonly NameMatch[],
  nearest: NameMatch | undefined,
  leads: (match: NameMatch) => boolean,
): readonly NameMatch[] {
  const own = matches.find(({ indicator }) => indicator.id === nearest?.indicator.id)
  if (own === undefined) return matches
  // “两直”补助小微企业36家、个体工商户28家: what leads the list makes a longer name of each.
  const longer = (match: NameMatch) =>
    match.missing === 0 && match.covered > own.covered && sharesEnds(match.indicator, own.indicator) && leads(match)
  return matches.some(longer) ? matches : [own, ...matches.filter((match) => match !== own)]
}

/** 两直个体工商户数 and 个体工商户数, 在外创业人员数 and 在外人员数: the one is the other narrowed. */
function sharesEnds(longer: ResolvedIndicator, shorter: ResolvedIndicator): boolean {
  const [long, short] = [plainContent(longer), plainContent(shorter)]
  return long.endsWith(short) || (long.startsWith(short.slice(0, 2)) && long.endsWith(short.slice(2)))
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
export function isHinted(match: NameMatch): boolean {
  return match.whole || coverageOf(match) >= 0.5
}

/** The names that a number may be of, the likeliest first. */
export function likeliest(
  context: SubjectContext,
  { quantity, clause }: NumberAssertion,
  { left, near, nearest, wide }: NamesAround,
): readonly NameMatch[] {
  // 信访积案全部清零，信访化解率100%: what a clause has told to its end leads nothing.
  const leading = left.filter((words) => !/[\d\uE000-\uE002]|全部|均|都|清零/.test(words))
  const { text } = context.line.reading.normal
  const leads = ({ indicator }: NameMatch) =>
    matchName(plainContent(indicator), plainName([...leading, text.slice(clause.start, clause.end)].join('，'))).missing === 0
  return nearestFirst(exactFirst(undominated(bestOfEach([...near, ...wide]), near), quantity), nearest, leads).slice(0, 8)
}
