import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import { normaliseName } from '../../definition/name/normalise-name.ts'
import { contentOf, plainName } from '../../definition/report/reading/name-indicators.ts'
import type { SliceFilter } from '../../definition/report/types.ts'
import { unitWordFits } from '../../definition/report/unit-words.ts'
import { type UnitId, unitsConvert } from '../../definition/unit/unit.ts'
import { bareName } from './words.ts'

/** An indicator that some words name in full, and how surely. */
export interface NamedFigure {
  readonly indicator: ResolvedIndicator
  readonly slices: readonly SliceFilter[]
  readonly confidence: number
}

interface Name {
  readonly indicator: ResolvedIndicator
  readonly label: string
  readonly plain: string
  readonly content: string
  readonly own: boolean
}

const names = new WeakMap<CatalogueIndex, readonly Name[]>()

/** 累计 is a matter of the period; what it is of says the same. */
function isCumulative(indicator: ResolvedIndicator, catalogue: CatalogueIndex): boolean {
  if (indicator.type === 'cumulative') return true
  return indicator.type === 'yearOnYear' && catalogue.getIndicator(indicator.of).type === 'cumulative'
}

function namesOf(catalogue: CatalogueIndex): readonly Name[] {
  const known = names.get(catalogue)
  if (known !== undefined) return known
  const all = catalogue.catalogue.indicators
    .filter((indicator) => !isCumulative(indicator, catalogue))
    .flatMap((indicator) =>
      [indicator.label, ...indicator.aliases].map((label, at) => ({
        indicator,
        label: normaliseName(label),
        plain: plainName(label),
        content: contentOf(label),
        own: at === 0,
      })),
    )
  names.set(catalogue, all)
  return all
}

export interface NamedBy {
  readonly words: string
  /** The cell's own units: in its row, or in its column's head. */
  readonly units: readonly UnitId[]
}

/** The one indicator whose name these words are, whole: nothing left over, nothing missing but an ending that the unit says. */
export function nameWhole(catalogue: CatalogueIndex, { words, units }: NamedBy): NamedFigure | undefined {
  return named(catalogue, words, units) ?? less(named(catalogue, bareName(words), units), 0.03)
}

function named(catalogue: CatalogueIndex, words: string, units: readonly UnitId[]): NamedFigure | undefined {
  if (words.length < 2) return undefined
  const all = namesOf(catalogue).filter(({ indicator }) => units.length === 0 || units.some((unit) => unitFits(indicator, unit)))
  const label = normaliseName(words)
  const plain = plainName(words)
  const content = contentOf(words)
  const steps: readonly (readonly [number, (name: Name) => boolean])[] = [
    [0.97, (name) => name.label === label],
    [0.93, (name) => name.plain === plain],
    [units.length > 0 ? 0.9 : /[数率]$/.test(words) ? 0.72 : 0.6, (name) => name.content === content],
  ]
  for (const [confidence, fits] of steps) {
    const found = new Set(all.filter(fits).map(({ indicator }) => indicator))
    const [only, another] = found
    if (only === undefined) continue
    if (another !== undefined) return undefined
    return { indicator: only, slices: [], confidence }
  }
  return undefined
}

/** The same, less surely. */
export function less(found: NamedFigure | undefined, by: number): NamedFigure | undefined {
  return found === undefined ? undefined : { ...found, confidence: found.confidence - by }
}

/** Whether a cell that counts in this unit may hold the indicator. */
export function unitFits(indicator: ResolvedIndicator, unit: UnitId): boolean {
  return unitsConvert(indicator.unit, unit) || unitWordFits(indicator.unit, unit, indicator.label)
}

/** The slice of an indicator that a word names: an option of one of its dimensions. */
export function sliceNamed(indicator: ResolvedIndicator, word: string): SliceFilter | undefined {
  if (!('dimensions' in indicator)) return undefined
  const found = indicator.dimensions.flatMap((dimension) =>
    dimension.value.through.length === 0 &&
    Object.keys(dimension.options ?? {}).some((option) => normaliseName(option) === normaliseName(word))
      ? [{ dimension: dimension.label, value: word }]
      : [],
  )
  return found.length === 1 ? found[0] : undefined
}

/** Indicators whose names are made of these words more than of others, for a person to choose from. */
export function nearFigures(catalogue: CatalogueIndex, words: string): readonly string[] {
  const content = contentOf(words)
  if (content.length < 2) return []
  return [
    ...new Set(
      namesOf(catalogue)
        .filter((name) => name.content.includes(content) || (content.includes(name.content) && name.content.length >= 3))
        .map(({ indicator }) => indicator.label),
    ),
  ].slice(0, 5)
}

/** The one indicator that begins as the title does and ends in these words: 总收入 under 村集体经济收入情况. */
export function nameByTopic(
  catalogue: CatalogueIndex,
  { topic, words, units }: NamedBy & { readonly topic: string },
): NamedFigure | undefined {
  const [title, plain] = [plainName(topic), plainName(words)]
  if (plain.length < 2) return undefined
  const found = new Set(
    namesOf(catalogue)
      .filter(({ plain: name, indicator }) => {
        const begins = name.slice(0, -plain.length)
        return begins.length >= 2 && name.endsWith(plain) && title.startsWith(begins) && units.every((unit) => unitFits(indicator, unit))
      })
      .map(({ indicator }) => indicator),
  )
  const [only, another] = found
  return only === undefined || another !== undefined ? undefined : { indicator: only, slices: [], confidence: 0.88 }
}

/** What stands behind a name in the names of its rates and targets narrows nothing. */
const relationTail = /^(?:同比|环比|占比|完成率|任务完成率|目标|增速目标|累计|累计增速|[户家]均)$/

interface Narrowing {
  readonly word: string
  readonly indicator: ResolvedIndicator
  /** Only what stands before the name narrows it: what a title speaks of. */
  readonly before: boolean
}

/** Whether a word narrows what is named to something that has an indicator of its own: 规上 above 总产值, 产业帮扶 over 户数. */
export function narrows(catalogue: CatalogueIndex, { word, indicator, before }: Narrowing): boolean {
  const content = contentOf(indicator.label)
  const said = plainName(word).replaceAll(content, '|')
  return namesOf(catalogue).some((name) => {
    if (name.indicator === indicator) return false
    const at = name.content.indexOf(content)
    if (at < 0) return false
    const around = before ? [name.content.slice(0, at)] : [name.content.slice(0, at), name.content.slice(at + content.length)]
    const ends = around.filter((end) => end.length >= 2 && !relationTail.test(end))
    return ends.some((end) => said.includes(end))
  })
}
