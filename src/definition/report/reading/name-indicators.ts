import type { CatalogueIndex } from '../../catalogue/index-catalogue.ts'
import { groupBy } from '../../group-by.ts'
import type { ResolvedIndicator } from '../../indicator/types.ts'
import { remember } from '../../remember.ts'

/** How well some words name an indicator. */
export interface NameMatch {
  readonly indicator: ResolvedIndicator
  /** Characters of the name that stand in the words, in stretches of two or more; and those that do not. */
  readonly covered: number
  readonly missing: number
  /** The whole name stands there in one. */
  readonly whole: boolean
  /** Where a whole name ends in the words; 0 when it is not whole. */
  readonly end: number
}

interface IndicatorName {
  readonly indicator: ResolvedIndicator
  readonly content: string
}

interface Names {
  readonly all: readonly IndicatorName[]
  readonly byIndicator: ReadonlyMap<string, readonly IndicatorName[]>
}

const named = new WeakMap<CatalogueIndex, Names>()

/** What offices call the same thing, in the form that the labels use. */
const synonyms: readonly (readonly [RegExp, string])[] = [
  [/规模以上|规模(?=工业|企业)/g, '规上'],
  [/规模以下/g, '规下'],
  [/密切接触者|密切接触/g, '密接'],
  [/家庭医生/g, '家医'],
  [/违法建筑|违章建筑/g, '违建'],
  [/城乡居民医保|基本医疗保险|医疗保险/g, '医保'],
  [/基本养老保险|城乡居民养老/g, '养老保险'],
  [/实际到位资金|到位(?:招商|引资|招商引资)资金|到位资金|实际到资|到账资金|资金到位/g, '到资'],
  [/协议引资|协议资金额?/g, '引进项目协议资金'],
  [/招商引资/g, '招商'],
  [/总产值|产值/g, '产值'],
  [/财政收入/g, '财政总收入'],
  [/财政支出/g, '财政总支出'],
  [/电信网络诈骗|电诈/g, '电信诈骗'],
  [/发案数?|案件数?/g, '警情'],
  [/卫生厕所|公共厕所|公厕/g, '公厕'],
  [/停车泊位|车位/g, '停车位'],
  [/调处|调解|化解/g, '化解'],
  [/村集体经济/g, '村集体'],
  [/旅游收入/g, '旅游总收入'],
  [/景区村庄|旅游景区村/g, '景区村'],
  [/贫困户|困难群众|低收入群众/g, '低收入农户'],
  [/重点工程|重大项目/g, '重点项目'],
  [/竣工|完工|建成投用/g, '完工'],
  [/(?<!整)改完/g, '整改'],
  [/信访(?:总量|量|件)/g, '信访受理'],
  [/粮食总产量?(?!值)/g, '粮食产量'],
  [/粮食面积/g, '粮食播种面积'],
  [/全部工业(?!总?产值|企业)/g, '工业产值'],
  [/(?<!安全)事故起数/g, '安全事故'],
  [/确诊患者/g, '确诊病例'],
  [/(?<!户籍|参保|农户|常住|流动|外来|服务|户)人口(?!数?密度|普查)/g, '户籍人口'],
  [/[省市县国](?:家)?级(?:及)?以上/g, ''],
  [/治愈(?!出院|率)/g, '治愈出院'],
  [/办结|办理完毕|答复|落地见效|落地|办好|办成/g, '完成'],
  [/命名|创成|获评/g, '创成'],
]

/** A name in the form in which names are compared: without quotation marks and white space, each of several words for one thing as one of them. */
export const plainName = remember(20_000, (text: string): string => {
  let plain = text.replace(/[“”"‘’「」『』\s·]/g, '')
  for (const [pattern, word] of synonyms) plain = plain.replace(pattern, word)
  return plain
})

const plainLabels = new WeakMap<ResolvedIndicator, string>()

/** The indicator's label as `plainName` has it. Every token of a text is held against every label. */
export function plainLabel(indicator: ResolvedIndicator): string {
  const known = plainLabels.get(indicator)
  if (known !== undefined) return known
  const plain = plainName(indicator.label)
  plainLabels.set(indicator, plain)
  return plain
}

/** Endings that every second label has and no sentence needs to say. */
const tail =
  /(?:名单|日期|(?:人|(?<![农商客])户|家|村|个|处|(?<![事案])件|条|期|笔|(?<!专)班|场|(?<!事)项|天)?数|人次|场次|项次|班次|面积|总额|金额|里程)$/

/** What of a label a sentence has to say. */
export function contentOf(label: string): string {
  const plain = plainName(label)
  const content = plain.replace(tail, '')
  return content.length >= 2 ? content : plain
}

const plainContents = new WeakMap<ResolvedIndicator, string>()

/** `contentOf` the indicator's label, kept as `plainLabel` is. */
export function plainContent(indicator: ResolvedIndicator): string {
  const known = plainContents.get(indicator)
  if (known !== undefined) return known
  const content = contentOf(indicator.label)
  plainContents.set(indicator, content)
  return content
}

function namesOf(catalogue: CatalogueIndex): Names {
  const known = named.get(catalogue)
  if (known !== undefined) return known
  const all = catalogue.catalogue.indicators.flatMap((indicator) =>
    [indicator.label, ...indicator.aliases].map((label) => ({ indicator, content: contentOf(label) })),
  )
  const names = { all, byIndicator: groupBy(all, ({ indicator }) => indicator.id) }
  named.set(catalogue, names)
  return names
}

/** The match of one name in plain words. */
export function matchName(content: string, words: string): Omit<NameMatch, 'indicator'> {
  const at = words.lastIndexOf(content)
  if (at >= 0) return { covered: content.length, missing: 0, whole: true, end: at + content.length }
  let covered = 0
  let index = 0
  while (index < content.length) {
    let length = 0
    for (let end = content.length; end >= index + 2; end -= 1) {
      if (words.includes(content.slice(index, end))) {
        length = end - index
        break
      }
    }
    covered += length
    index += Math.max(1, length)
  }
  return { covered, missing: content.length - covered, whole: false, end: 0 }
}

/** The best match of an indicator's names in some words. */
export function matchIndicator(catalogue: CatalogueIndex, id: string, words: string): NameMatch | undefined {
  return rankNames(namesOf(catalogue).byIndicator.get(id) ?? [], plainName(words))[0]
}

/** Indicators that the words name, best first: those of whose name more is there than not. */
export function rankIndicators(
  catalogue: CatalogueIndex,
  words: string,
  fits: (indicator: ResolvedIndicator) => boolean = () => true,
): readonly NameMatch[] {
  return rankAll(catalogue, plainName(words)).filter(({ indicator }) => fits(indicator))
}

const ranked = new WeakMap<CatalogueIndex, Map<string, readonly NameMatch[]>>()
const mostRanked = 5_000

/** Of a text that is read again after an edit most words were ranked before. */
function rankAll(catalogue: CatalogueIndex, words: string): readonly NameMatch[] {
  const known = ranked.get(catalogue) ?? new Map<string, readonly NameMatch[]>()
  ranked.set(catalogue, known)
  const before = known.get(words)
  if (before !== undefined) return before
  const matches = rankNames(namesOf(catalogue).all, words)
  if (known.size >= mostRanked) known.clear()
  known.set(words, matches)
  return matches
}

function rankNames(names: readonly IndicatorName[], words: string): readonly NameMatch[] {
  const best = new Map<string, NameMatch>()
  for (const { indicator, content } of names) {
    const match = matchName(content, words)
    if (match.covered < 2) continue
    const known = best.get(indicator.id)
    if (known === undefined || scoreOf(match) > scoreOf(known)) best.set(indicator.id, { indicator, ...match })
  }
  // Two of one content, 推介活动数 and 推介活动场次: the one whose whole label stands there.
  const said = ({ indicator }: NameMatch) => (words.includes(plainLabel(indicator)) ? 1 : 0)
  return [...best.values()].sort((left, right) => scoreOf(right) - scoreOf(left) || said(right) - said(left))
}

/** How well a name fits, to rank matches by: characters found less those missing, half a character more when all of it stands there. */
export function scoreOf({ covered, missing, whole }: Pick<NameMatch, 'covered' | 'missing' | 'whole'>): number {
  return covered - missing + (whole ? 0.5 : 0)
}

/** The part of a name that was found, from 0 to 1. */
export function coverageOf({ covered, missing }: Pick<NameMatch, 'covered' | 'missing'>): number {
  return covered / (covered + missing)
}
