import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Dimension, ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { dimensionTarget } from '../../indicator/index.ts'
import { shortOf, spellings } from '../record/spellings.ts'
import type { ToldLedger } from '../record/types.ts'
import { isOfRecords, type RecordMeasures } from './record-measures.ts'
import type { Member, MemberWord } from './types.ts'

/** Finds the longest word at a place of a text that names a part of something. */
export interface MemberIndex {
  readonly at: (text: string, place: number) => MemberWord | undefined
  /** The same without words that as well are a stretch of some indicator's own name: 收入, 网格. */
  readonly strictly: (text: string, place: number) => MemberWord | undefined
  /** All values of a dimension, in the order in which they are kept. */
  readonly valuesOf: (indicator: ResolvedIndicator, label: string) => readonly string[]
}

const measured = new WeakMap<CatalogueIndex, readonly ResolvedIndicator[]>()

/** The indicators that can be taken apart: counts, sums and the ratios of them. */
export function partedIndicators(catalogue: CatalogueIndex): readonly ResolvedIndicator[] {
  const known = measured.get(catalogue)
  if (known !== undefined) return known
  const found = catalogue.catalogue.indicators.filter(
    (one) => /^(?:count|countDistinct|sum|ratio)$/.test(one.type) && dimensionsOf(catalogue, one).length > 0,
  )
  measured.set(catalogue, found)
  return found
}

const dimensions = new WeakMap<ResolvedIndicator, readonly Dimension[]>()

/** The dimensions of an indicator, those of what refers to it left out; of a ratio what both its sides have. */
export function dimensionsOf(catalogue: CatalogueIndex, indicator: ResolvedIndicator): readonly Dimension[] {
  const known = dimensions.get(indicator)
  if (known !== undefined) return known
  const own =
    'dimensions' in indicator
      ? indicator.dimensions
      : indicator.type === 'ratio'
        ? dimensionsOf(catalogue, catalogue.getIndicator(indicator.numerator)).filter(
            ({ label }) => catalogue.findDimension(indicator, label) !== undefined,
          )
        : []
  const found = isOfRecords(indicator) ? own : own.filter(({ label }) => !/的|状态$/.test(label))
  dimensions.set(indicator, found)
  return found
}

/** The ledgers by whose records something is taken apart, and those whose own texts take it apart. */
export function targetsOf(catalogue: CatalogueIndex): ReadonlySet<string> {
  const found = partedIndicators(catalogue).flatMap((indicator) =>
    dimensionsOf(catalogue, indicator).flatMap((dimension) => sourceOf(catalogue, { indicator, dimension })?.ledger ?? []),
  )
  return new Set(found)
}

interface Cut {
  readonly indicator: ResolvedIndicator
  readonly dimension: Dimension
}

/** Where the values of a dimension stand that is no choice: the titles of a ledger, or the texts of one of its fields. */
function sourceOf(
  catalogue: CatalogueIndex,
  { indicator, dimension }: Cut,
): { readonly ledger: string; readonly field: string | undefined } | undefined {
  if (dimension.options !== undefined) return undefined
  const target = dimensionTarget(catalogue, dimension)
  if (target !== undefined) return { ledger: target, field: undefined }
  const { through, field } = dimension.value
  return 'ledger' in indicator && through.length === 0 && dimension.value.valueType === 'text'
    ? { ledger: indicator.ledger, field }
    : undefined
}

export interface MembersInput {
  readonly catalogue: CatalogueIndex
  readonly told: readonly ToldLedger[]
}

/** Every word by which prose may name a choice, a record that measures refer to, or a text that they keep. */
export function indexMembers({ catalogue, told }: MembersInput): MemberIndex {
  const words = new Map<string, Map<string, Member>>()
  const add = (text: string, member: Member) => {
    if (!isPart(text)) return
    const known = words.get(text) ?? new Map<string, Member>()
    words.set(text, known.set(`${member.dimension}=${member.value}`, member))
  }
  const ledgers = new Map(told.map((one) => [one.ledger.id, one]))
  const valuesOf = (indicator: ResolvedIndicator, label: string): readonly string[] => {
    const dimension = catalogue.findDimension(indicator, label)
    if (dimension === undefined) return []
    if (dimension.options !== undefined) return Object.keys(dimension.options)
    const source = sourceOf(catalogue, { indicator, dimension })
    const kept = source === undefined ? undefined : ledgers.get(source.ledger)
    return kept === undefined ? [] : textsOf(kept, source?.field)
  }
  const seen = new Set<string>()
  for (const indicator of partedIndicators(catalogue))
    for (const dimension of dimensionsOf(catalogue, indicator)) {
      const source = sourceOf(catalogue, { indicator, dimension })
      const key = `${dimension.label}/${source?.ledger ?? Object.keys(dimension.options ?? {}).join()}/${source?.field ?? ''}`
      if (seen.has(key)) continue
      seen.add(key)
      const short = ledgers.get(source?.ledger ?? '')?.short
      for (const value of valuesOf(indicator, dimension.label)) {
        if (/^[是否]$|^其他$/.test(value)) continue
        const texts = source === undefined || source.field !== undefined ? choiceSpellings(value) : spellings(value, [])
        for (const text of [...texts, ...(dimension.options === undefined ? [] : shortOf(value)), ...(short?.get(value) ?? [])])
          add(text, { dimension: dimension.label, value })
      }
    }
  return { ...findersOf(catalogue, words), valuesOf }
}

type Finders = Pick<MemberIndex, 'at' | 'strictly'>

function findersOf(catalogue: CatalogueIndex, words: ReadonlyMap<string, ReadonlyMap<string, Member>>): Finders {
  const names = catalogue.catalogue.indicators.flatMap(({ label, aliases }) => [label, ...aliases])
  const own = new Map([...words].filter(([text]) => !names.some((name) => name.includes(text))))
  return { at: finderOf(words), strictly: finderOf(own) }
}

const recorded = new WeakMap<RecordMeasures, Finders>()

/** With the words by which single records are told apart: the longest at a place, with all that it may mean. */
export function withRecordMembers(catalogue: CatalogueIndex, members: MemberIndex, measures: readonly RecordMeasures[]): MemberIndex {
  const others = measures.map((one) => {
    const finders = recorded.get(one) ?? findersOf(catalogue, wordsOfCuts(catalogue, one))
    recorded.set(one, finders)
    return finders
  })
  const all = [members, ...others]
  return {
    at: longestOf(all.map(({ at }) => at)),
    strictly: longestOf(all.map(({ strictly }) => strictly)),
    valuesOf: members.valuesOf,
  }
}

function wordsOfCuts(catalogue: CatalogueIndex, { cuts }: RecordMeasures): ReadonlyMap<string, ReadonlyMap<string, Member>> {
  const words = new Map<string, Map<string, Member>>()
  const names = catalogue.catalogue.indicators.flatMap(({ label, aliases }) => [label, ...aliases])
  for (const { label, values, textsOf: texts } of cuts)
    for (const value of values)
      for (const text of texts(value)) {
        // 到位, 群众: what some record holds, and as well two characters of a measure's name.
        if (!isPart(text) || (text.length === 2 && names.some((name) => name.includes(text)))) continue
        const known = words.get(text) ?? new Map<string, Member>()
        words.set(text, known.set(`${label}=${value}`, { dimension: label, value }))
      }
  return words
}

function longestOf(finders: readonly MemberIndex['at'][]): MemberIndex['at'] {
  return (text, place) => {
    const found = finders.flatMap((finder) => finder(text, place) ?? [])
    const length = Math.max(0, ...found.map((word) => word.text.length))
    const [first, ...more] = found.filter((word) => word.text.length === length)
    if (first === undefined || more.length === 0) return first
    const members = new Map([first, ...more].flatMap((word) => word.members.map((one) => [`${one.dimension}=${one.value}`, one] as const)))
    return { text: first.text, members: [...members.values()] }
  }
}

/** A number or a month names no part, nor what the parts of anything are called. */
function isPart(text: string): boolean {
  return text.length >= 2 && !/^(?:科室|企业|项目|群众|干部|行业)$/.test(text) && !/^\d|[月季]度?$|第[一二三四五六七八九十\d]+$/.test(text)
}

function textsOf({ records }: ToldLedger, field: string | undefined): readonly string[] {
  return [...new Set(records.flatMap(({ title, words }) => (field === undefined ? title : (words[field] ?? []))))]
}

/** 教育 for 教育支出, 消防 for 消防类. */
function choiceSpellings(value: string): readonly string[] {
  const levels = /^A+$/.test(value) ? [`${value}级`] : []
  return [...new Set([...levels, ...spellings(value, []).flatMap((one) => [one, one.replace(/(?:类|户|支出|纠纷|警情)$/, '')])])]
}

function finderOf(words: ReadonlyMap<string, ReadonlyMap<string, Member>>): MemberIndex['at'] {
  const byStart = new Map<string, MemberWord[]>()
  for (const [text, members] of words) {
    const key = text.slice(0, 1)
    const list = byStart.get(key) ?? []
    byStart.set(key, list)
    list.push({ text, members: [...members.values()] })
  }
  for (const list of byStart.values()) list.sort((left, right) => right.text.length - left.text.length)
  return (text, place) => byStart.get(text.slice(place, place + 1))?.find((word) => text.startsWith(word.text, place))
}
