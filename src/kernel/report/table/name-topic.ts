import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { contentOf, matchName, plainLabel, plainName, scoreOf } from '../../../definition/report/reading/name-indicators.ts'
import type { SliceFilter } from '../../../definition/report/types.ts'
import { dimensionTarget } from '../../indicator/index.ts'
import { small } from '../verdict/words-left.ts'
import { dimensionsOf, partedIndicators } from './members.ts'
import type { Candidate, MemberWord, Topic } from './types.ts'

export interface Naming {
  /** The words beside the parts: 甜桔柚面积. */
  readonly what: string
  readonly members: readonly MemberWord[]
  /** What kind of part is spoken of where none is named: 村, 类. */
  readonly kind: string | undefined
  readonly fits: (indicator: ResolvedIndicator) => boolean
}

const mostCandidates = 4

/** Words for the parts themselves, which say nothing of what is measured. */
const parts =
  /(?:[两三四五六七八九十\d]+)?(?:各?行政村|各村|[两三四五六七八九十]村|[两三四五六七八九十]个村|各类|[类级型户项村]|方面|办公室)/g

/** The measures that some words name and that can be taken apart by the members said, the best first: only those of which as many characters stand there. */
export function nameTopic(catalogue: CatalogueIndex, naming: Naming): Topic {
  const plain = plainName(naming.what)
  const found = partedIndicators(catalogue).flatMap((indicator) => {
    if (!naming.fits(indicator)) return []
    const axis = axisOf(catalogue, indicator, naming)
    if (axis === undefined) return []
    const match = matchOf(catalogue, indicator, { plain, bare: isSpecific(naming.members) })
    return match === undefined ? [] : [{ candidate: { indicator, ...axis }, ...match }]
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

/** The dimension by which the members are told apart, and the one value that others of them fix. */
function axisOf(
  catalogue: CatalogueIndex,
  indicator: ResolvedIndicator,
  { members, kind }: Naming,
): Omit<Candidate, 'indicator'> | undefined {
  const own = dimensionsOf(catalogue, indicator)
  const [first] = members
  if (first === undefined) {
    const axis = own.find((dimension) => isKind(catalogue, dimension.label, { indicator, kind }))
    return axis === undefined ? undefined : { axis: axis.label, filters: [] }
  }
  const labels = own.map(({ label }) => label).filter((label) => first.members.some((one) => valueIn(catalogue, indicator, one, label)))
  const counted = labels.map((label) => ({
    label,
    inside: members.filter((word) => word.members.some((one) => valueIn(catalogue, indicator, one, label))),
  }))
  const [best] = counted.toSorted((left, right) => right.inside.length - left.inside.length)
  if (best === undefined) return undefined
  const filters: SliceFilter[] = []
  for (const word of members.filter((one) => !best.inside.includes(one))) {
    const label = own.map((one) => one.label).find((one) => word.members.some((each) => valueIn(catalogue, indicator, each, one)))
    const value = word.members.find(({ dimension }) => dimension === label)?.value
    if (label === undefined || value === undefined || filters.some(({ dimension }) => dimension === label)) return undefined
    filters.push({ dimension: label, value })
  }
  return { axis: best.label, filters }
}

function isKind(
  catalogue: CatalogueIndex,
  label: string,
  { indicator, kind }: { readonly indicator: ResolvedIndicator; readonly kind: string | undefined },
): boolean {
  const dimension = catalogue.findDimension(indicator, label)
  if (kind === '任何') return true
  if (dimension === undefined || kind === undefined) return false
  if (kind === '村') return label === '村'
  if (kind === '企业') return label === '企业'
  if (kind === '类') return dimension.options !== undefined && /类别|科目|级别/.test(label)
  return label.includes(kind)
}

function valueIn(catalogue: CatalogueIndex, indicator: ResolvedIndicator, member: MemberWord['members'][number], label: string): boolean {
  if (member.dimension !== label) return false
  const dimension = catalogue.findDimension(indicator, label)
  if (dimension?.options !== undefined) return Object.hasOwn(dimension.options, member.value)
  return dimension !== undefined && (dimensionTarget(catalogue, dimension) !== undefined || dimension.value.valueType === 'text')
}
