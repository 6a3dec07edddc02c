import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { contentOf, coverageOf, matchName, plainName, scoreOf } from '../../../definition/report/reading/name-indicators.ts'
import { type Relation, readRelation } from '../../../definition/report/reading/relation.ts'
import { unitWordFits } from '../../../definition/report/unit-words.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { matchWording } from '../plan/match-wording.ts'

/** The words around a spot, nearest first. */
export interface SpotWords {
  /** Of its own clause, before and behind it. */
  readonly before: string
  readonly after: string
  /** The clauses to its left in the sentence, nearest first, and how the paragraph begins. */
  readonly left: readonly string[]
  /** The sentence up to the spot, and from its unit on: for whole wordings. */
  readonly sentence: string
  readonly behind: string
  /** Under a plan's heading, or in a clause that plans. */
  readonly planned: boolean
}

export interface Candidate {
  readonly indicator: ResolvedIndicator
  readonly score: number
  /** A declared wording, the whole name, or a part of it. */
  readonly by: 'wording' | 'name' | 'part'
}

/** Indicators that a number may be, the likeliest first: of its unit and of the kind that the words around make of it. */
export function rankNumber(catalogue: CatalogueIndex, quantity: Quantity, words: SpotWords): readonly Candidate[] {
  const relation = readRelation(quantity, { before: words.before, after: words.after })
  const wording = matchWording({ sentence: words.sentence, start: words.sentence.length, after: words.behind }, quantity, catalogue)
  return catalogue.catalogue.indicators
    .flatMap((indicator): readonly Candidate[] => {
      if (indicator.type === 'pick' || !unitFits(indicator, quantity) || !kindFits(indicator, relation, quantity, words)) return []
      const named = scoreOfNames(indicator, namesFor(catalogue, indicator), words, relation)
      const said = wording?.id === indicator.id && relation.type !== 'change'
      if (named === undefined && !said) return []
      const score = (named?.score ?? 0) + (said ? 8 : 0)
      return [{ indicator, score, by: said ? 'wording' : (named?.whole ?? false) ? 'name' : 'part' }]
    })
    .sort((left, right) => right.score - left.score)
}

/** Whether a number with this unit may be a value of the indicator. */
export function unitFits(indicator: ResolvedIndicator, { base, unit }: Quantity): boolean {
  if (baseUnit(indicator.unit) === base) return true
  if (unit.word === '万人次' && indicator.unit === '人次') return true
  return unit.scaleWord === '' && unitWordFits(indicator.unit, unit.word, indicator.label)
}

const unsaid = /完成|完工|开工|整改|办结|化解|验收|投产|创成|建设|申报|满意|退出|新认定|未归|无班子/

/** Growth, completion, share and target each have indicators of their own; a plain number is none of those. */
function kindFits(indicator: ResolvedIndicator, relation: Relation, quantity: Quantity, words: SpotWords): boolean {
  const isTarget = /目标$/.test(indicator.label)
  if (isTarget !== (words.planned && indicator.ofPlan !== true)) {
    if (isTarget) return false
    // What the plan itself counts has no target beside it.
    if (words.planned && indicator.ofPlan !== true) return false
  }
  if (isTarget) return quantity.base !== '%' || relation.type !== 'change' || /增速目标$/.test(indicator.label)
  const percent = quantity.base === '%'
  if (indicator.type === 'yearOnYear') return percent && relation.type === 'change' && relation.against === 'lastYear'
  if (indicator.type === 'periodOnPeriod') return percent && relation.type === 'change' && relation.against === 'previous'
  if (indicator.type === 'completion') return percent && relation.type === 'completion'
  if (relation.type === 'completion') return false
  if (percent && relation.type === 'change') return false
  if (indicator.type === 'share') return relation.type === 'share' || relation.type === 'level' || relation.type === 'part'
  return true
}

/** What of an indicator the words have to say: 同比, 完成率 and 目标 are said by the relation. */
function namesFor(catalogue: CatalogueIndex, indicator: ResolvedIndicator): readonly string[] {
  const of = 'of' in indicator && typeof indicator.of === 'string' ? catalogue.getIndicator(indicator.of) : undefined
  const own = [indicator.label, ...indicator.aliases].map((label) => label.replace(/(?:增速)?目标$/, ''))
  const isDerived = /^(?:yearOnYear|periodOnPeriod|completion)$/.test(indicator.type)
  return [...new Set([...(isDerived ? [] : own), ...(of === undefined ? [] : [of.label, ...of.aliases])])]
}

/** What of a list is left out because it was said before: 在外人员N人，其中省外a人; 建设景区村N个，申报n个. */
export function scoreOfListed(content: string, written: string, left: readonly string[]): number | undefined {
  const own = plainName(written).replace(/^(?:全[镇乡]|其中|共|有|含|包括|也|已|并)+|(?:也|已|均|都|达到?|为|约|近|共|有)+$/g, '')
  if (own.length < 2 || own === content) return undefined
  const rest = content.startsWith(own) ? content.slice(own.length) : content.endsWith(own) ? content.slice(0, -own.length) : ''
  return rest.length >= 2 && left.some((text) => plainName(text).includes(rest)) ? content.length + 0.6 : undefined
}

function scoreOfNames(
  indicator: ResolvedIndicator,
  names: readonly string[],
  words: SpotWords,
  relation: Relation,
): { readonly score: number; readonly whole: boolean } | undefined {
  const places: readonly (readonly [text: string, weight: number])[] = [
    [plainName(words.before), 1],
    [plainName(words.after), 0.95],
    [plainName(words.before + words.after), 0.95],
    ...words.left.map((text, at): [string, number] => [plainName(text), at === 0 ? 0.8 : 0.6]),
    ...words.left.slice(0, 2).map((text): [string, number] => [plainName(`${text}${words.before}${words.after}`), 0.75]),
  ]
  let best: { score: number; whole: boolean } | undefined
  for (const name of names) {
    const content = contentOf(name)
    const listed = scoreOfListed(content, words.before, words.left)
    if (listed !== undefined && (best === undefined || listed > best.score)) best = { score: listed, whole: true }
    for (const [text, weight] of places) {
      const match = matchName(content, text)
      if (match.covered < 2 || (!match.whole && coverageOf(match) < 0.5)) continue
      // The nearer its end to the number, the likelier it is what the number counts.
      const near = match.whole && weight === 1 && text.endsWith(content) ? 0.6 : 0
      const score = scoreOf(match) * weight + near
      if (best === undefined || score > best.score) best = { score, whole: match.whole }
    }
  }
  if (best === undefined) return undefined
  // A cumulative or derived form of a name says the same number; the plain one is meant.
  const plain = indicator.type === 'cumulative' || /累计/.test(indicator.label) ? -1 : 0
  // 40个项目 are not those of them that are finished, unless it is said.
  const state = unsaid.exec(indicator.label)?.[0]
  const unsaidState = state !== undefined && !`${words.before}${words.after}`.includes(state.slice(0, 2)) ? -2 : 0
  const share = relation.type === 'share' && (indicator.type === 'share' || indicator.type === 'ratio') ? 0.5 : 0
  return { score: best.score + plain + share + unsaidState, whole: best.whole }
}
