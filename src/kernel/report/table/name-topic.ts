import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { contentOf, matchName, plainLabel, plainName, scoreOf } from '../../../definition/report/reading/name-indicators.ts'
import type { SliceFilter } from '../../../definition/report/types.ts'
import { dimensionTarget } from '../../indicator/index.ts'
import { small } from '../verdict/words-left.ts'
import { dimensionsOf, partedIndicators } from './members.ts'
import type { Candidate, MemberWord, Topic } from './types.ts'

export interface Naming {
  /** What is measured over single records besides the indicators. */
  readonly measures: readonly ResolvedIndicator[]
  /** The words beside the parts: 甜桔柚面积. */
  readonly what: string
  readonly members: readonly MemberWord[]
  /** What kind of part is spoken of where none is named: 村, 类. */
  readonly kind: string | undefined
  readonly fits: (indicator: ResolvedIndicator) => boolean
}

const mostCandidates = 6

/** What the records themselves are called by. */
export const titleKind = '名称'

/** Words for the parts themselves, which say nothing of what is measured. */
const parts =
  /(?:[两三四五六七八九十\d]+)?(?:各?行政村|各村|[两三四五六七八九十]村|[两三四五六七八九十]个村|各类|[类级型户项村]|方面|领到|拿到|卖出|售出|拆了|办公室|在册|单[次期场月]|群众|主动)/g

/** The measures that some words name and that can be taken apart by the members said, the best first: only those of which as many characters stand there. */
export function nameTopic(catalogue: CatalogueIndex, naming: Naming): Topic {
  const plain = plainName(naming.what)
  const found = [...partedIndicators(catalogue), ...naming.measures].flatMap((indicator) => {
    if (!naming.fits(indicator)) return []
    const axes = axesOf(catalogue, indicator, naming)
    if (axes.length === 0) return []
    // 油画棒自动化项目到位: by what the parts are told apart is no more than they are.
    const beside = axes.reduce((words, { axis }) => words.replace(axis, '，'), plain)
    const match =
      matchOf(catalogue, indicator, { plain, bare: isSpecific(naming.members) }) ??
      (beside === plain ? undefined : matchOf(catalogue, indicator, { plain: beside, bare: isSpecific(naming.members) }))
    return match === undefined ? [] : axes.map((axis) => ({ candidate: { indicator, ...axis }, ...match }))
  })
  const covered = Math.max(0, ...found.map((one) => one.covered))
  const candidates = found
    .filter((one) => one.covered === covered)
    .toSorted((left, right) => right.score - left.score)
    .slice(0, mostCandidates)
    .map(({ candidate }) => candidate)
  return { candidates }
}

/** A choice or a thing by its own name says what is spoken of; a village is in every ledger. */
function isSpecific(members: readonly MemberWord[]): boolean {
  return members.length > 0 && members.some((word) => word.members.every(({ dimension }) => !/村$/.test(dimension)))
}

interface Match {
  readonly covered: number
  readonly score: number
}

/** How well the words name an indicator, every one of them read; undefined where a word is left over. */
function matchOf(
  catalogue: CatalogueIndex,
  indicator: ResolvedIndicator,
  { plain, bare }: { readonly plain: string; readonly bare: boolean },
): Match | undefined {
  const ledger = 'ledger' in indicator ? catalogue.getLedger(indicator.ledger) : undefined
  const names = [
    plainLabel(indicator),
    ...[
      ...indicator.aliases,
      ...(indicator.wordings ?? []),
      ...(indicator.said ?? []),
      ...(ledger === undefined ? [] : [ledger.label]),
    ].map(plainName),
  ]
  if (isMoreThanName(plain, names)) return undefined
  let rest = plain
  let covered = 0
  // A name that stands there whole is read before what only shares a stretch with another.
  for (const name of names.toSorted((left, right) => right.length - left.length)) {
    if (name.length < 2 || !rest.includes(name)) continue
    rest = rest.replace(name, '，')
    covered += name.length
  }
  for (const name of names)
    for (let length = name.length; length >= 2; length -= 1)
      for (let from = 0; from + length <= name.length; from += 1) {
        const part = name.slice(from, from + length)
        if (!rest.includes(part)) continue
        rest = rest.replace(part, '，')
        covered += length
      }
  if (
    rest
      .replace(parts, '')
      .replace(small, '')
      .replace(/[，、：]/g, '') !== ''
  )
    return undefined
  if (covered < 2 && !bare) return undefined
  const content = [indicator.label, ...indicator.aliases].map((name) => scoreOf(matchName(contentOf(name), plain)))
  return { covered, score: Math.max(...content) - (indicator.type === 'ratio' ? 0.2 : 0) }
}

/** Words that say more of a value than that it is so: an average, a plan, a first, a manner. */
const more =
  /[户人亩村场件期家次项批个]均|平均|人均|每|任务|目标|预算|计划|预期|新增|净增|首次|首度|率先|提前|超额|如期|按期|连续|逐[年月季]|稳步|大幅|小幅|明显|显著|略|翻|历史|累计|全[省市县国]|[省市县]级|其余|另有/g

function isMoreThanName(plain: string, names: readonly string[]): boolean {
  return [...plain.matchAll(more)].some(([word]) => !names.some((name) => name.includes(word)))
}

type Axis = Omit<Candidate, 'indicator'>

/** The dimensions by which the members may be told apart, each with the values that the other members fix; those that most of them share. */
function axesOf(catalogue: CatalogueIndex, indicator: ResolvedIndicator, { members, kind, what }: Naming): readonly Axis[] {
  const own = dimensionsOf(catalogue, indicator)
  const [first] = members
  if (first === undefined) {
    const axis = own.find((dimension) => isKind(catalogue, dimension.label, { indicator, kind }))
    return axis === undefined ? [] : [{ axis: axis.label, filters: [] }]
  }
  const labels = own.map(({ label }) => label).filter((label) => first.members.some((one) => valueIn(catalogue, indicator, one, label)))
  const counted = labels.map((label) => ({
    label,
    inside: members.filter((word) => word.members.some((one) => valueIn(catalogue, indicator, one, label))),
  }))
  const most = Math.max(0, ...counted.map(({ inside }) => inside.length))
  const best = counted.filter(({ inside }) => inside.length === most)
  // 疫情防控领域: the words may say by what they are told apart.
  const said = best.filter(({ label }) => what.includes(label))
  return (said.length > 0 ? said : best).flatMap(({ label, inside }) => {
    const filters = filtersOf(
      catalogue,
      indicator,
      members.filter((one) => !inside.includes(one)),
    )
    return filters === undefined ? [] : [{ axis: label, filters }]
  })
}

function filtersOf(
  catalogue: CatalogueIndex,
  indicator: ResolvedIndicator,
  members: readonly MemberWord[],
): readonly SliceFilter[] | undefined {
  const own = dimensionsOf(catalogue, indicator)
  const filters: SliceFilter[] = []
  for (const word of members) {
    const label = own.map((one) => one.label).find((one) => word.members.some((each) => valueIn(catalogue, indicator, each, one)))
    const value = word.members.find((one) => label !== undefined && valueIn(catalogue, indicator, one, label))?.value
    if (label === undefined || value === undefined || filters.some(({ dimension }) => dimension === label)) return undefined
    filters.push({ dimension: label, value })
  }
  return filters
}

function isKind(
  catalogue: CatalogueIndex,
  label: string,
  { indicator, kind }: { readonly indicator: ResolvedIndicator; readonly kind: string | undefined },
): boolean {
  const dimension = catalogue.findDimension(indicator, label)
  if (kind === '任何') return true
  if (kind === titleKind) return titleOf(catalogue, indicator).includes(label)
  if (dimension === undefined || kind === undefined) return false
  if (kind === '村') return label === '村'
  if (kind === '企业') return label === '企业'
  if (kind === '类') return dimension.options !== undefined && /类别|科目|级别|费用项目|险种|品种|作物|行业|事项/.test(label)
  return label.includes(kind)
}

function titleOf(catalogue: CatalogueIndex, indicator: ResolvedIndicator): readonly string[] {
  if (!('ledger' in indicator)) return []
  const { title, fields } = catalogue.getLedger(indicator.ledger)
  return title.slice(0, 1).flatMap((id) => fields.find((one) => one.id === id)?.field.label ?? [])
}

function valueIn(catalogue: CatalogueIndex, indicator: ResolvedIndicator, member: MemberWord['members'][number], label: string): boolean {
  if (member.dimension !== label) return false
  const dimension = catalogue.findDimension(indicator, label)
  if (dimension?.options !== undefined) return Object.hasOwn(dimension.options, member.value)
  return dimension !== undefined && (dimensionTarget(catalogue, dimension) !== undefined || dimension.value.valueType === 'text')
}
