import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Clause } from '../../../definition/report/reading/sentences.ts'
import { nameTopic } from './name-topic.ts'
import { marks, type Shape } from './shape.ts'
import type { Claimed, Form, MemberWord, Topic } from './types.ts'

/** Some parts of a measure, or all of it where none are named. */
export interface Level {
  readonly topic: Topic
  readonly of: readonly MemberWord[]
}

/** What the clauses before say of whom and of what, for those that go on about it. */
export interface Told {
  readonly topic: Topic | undefined
  readonly what: string
  readonly members: readonly MemberWord[]
  readonly period: Period
  /** 除白水村外. */
  readonly but: readonly MemberWord[]
  /** Whether they spoke of several together. */
  readonly summed: boolean
  /** Whether the clause before told of a growth by that name. */
  readonly grown?: boolean
  /** The parts of which the sentence has told a value, one after another. */
  readonly levels: readonly Level[]
  readonly last: { readonly from: 'top' | 'bottom'; readonly place: number; readonly form: Form; readonly share?: true } | undefined
}

export interface ClauseInput {
  readonly catalogue: CatalogueIndex
  readonly measures: readonly ResolvedIndicator[]
  readonly clause: Clause
  readonly shape: Shape
  readonly told: Told
}

export interface ClauseRead {
  readonly claims: readonly Claimed[]
  readonly told: Told
  /** Whether a figure told the value. */
  readonly figured?: true
}

/** Whatever the measure can be taken apart by: nothing is said of its parts. */
export const anyKind = '任何'

/** Of what and of whom a clause speaks: its own words and members, or those before for what it does not say. */
export function subjectIn(
  { catalogue, measures, told }: Pick<ClauseInput, 'catalogue' | 'measures' | 'told'>,
  {
    what,
    members,
    kind,
    fits = () => true,
  }: {
    readonly what: string
    readonly members: readonly MemberWord[]
    readonly kind?: string | undefined
    readonly fits?: (indicator: ResolvedIndicator) => boolean
  },
): { readonly topic: Topic; readonly members: readonly MemberWord[] } | undefined {
  const words = what.replaceAll(marks.member, '').replace(/[、和与及Ⓣ]/g, '')
  const own = members.length > 0 ? members : kind === undefined ? told.members : []
  if (words === '' && told.topic !== undefined && (members.length === 0 || told.topic.candidates.length > 0)) {
    const sharing = members.length === 0 || sharesAxis(told.topic, members)
    if (sharing && told.topic.candidates.some(({ indicator }) => fits(indicator))) return { topic: told.topic, members: own }
  }
  const topic = nameTopic(catalogue, { measures, what: words === '' ? told.what : words, members: own, kind, fits })
  return topic.candidates.length === 0 ? undefined : { topic, members: own }
}

function sharesAxis({ candidates }: Topic, members: readonly MemberWord[]): boolean {
  return candidates.some(({ axis }) => members.every((word) => word.members.some(({ dimension }) => dimension === axis)))
}

/** What a clause leaves behind for those that go on about the same. */
export function onward(told: Told, { topic, members, what }: Pick<Told, 'topic' | 'members' | 'what'>): Told {
  return {
    ...told,
    topic,
    members,
    what: what === '' ? told.what : what,
    summed: false,
    grown: false,
    last: topic === told.topic ? told.last : undefined,
  }
}

/** Of 青竹村低保户 the village is the part, the choice is fixed. */
export function lastOfAxis({ topic, members }: { readonly topic: Topic; readonly members: readonly MemberWord[] }): readonly MemberWord[] {
  const [candidate] = topic.candidates
  const own = members.filter((word) => word.members.some(({ dimension }) => dimension === candidate?.axis))
  return own.length > 0 ? own : members
}

/** How many of some words name a part along the dimension of what is spoken of. */
export function axisCount({ candidates: [first] }: Topic, members: readonly MemberWord[]): number {
  return members.filter((word) => word.members.some(({ dimension }) => dimension === first?.axis)).length
}

/** The words of a measure without the signs of what stands between them. */
export function plainWhat(what: string): string {
  return what.replaceAll(marks.member, '').replace(/[、和与及]/g, '')
}
