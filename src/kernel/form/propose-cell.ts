import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import { isSamePeriod, spansYears } from '../../definition/period/period-days.ts'
import { lastYearPeriod, yearOf } from '../../definition/period/related-periods.ts'
import type { Period } from '../../definition/period/types.ts'
import type { SliceFilter } from '../../definition/report/types.ts'
import { type UnitId, unitsConvert } from '../../definition/unit/unit.ts'
import { less, type NamedFigure, nameByTopic, nameWhole, narrows, nearFigures, sliceNamed, unitFits } from './name-figure.ts'
import type { BlankCell } from './read-cells.ts'
import { readLabelPeriod } from './read-period.ts'
import type { CellBinding, FigureForm, FormContext, SaidOfCell } from './types.ts'
import { isByHand, isNeutral, type LabelRelation, readLabelRelation, readUnit, readWords, subjectOf } from './words.ts'

export interface CellContext extends FormContext {
  readonly catalogue: CatalogueIndex
  readonly form: Period
  /** Units of the line above the table. */
  readonly sheetUnits: readonly UnitId[]
}

export interface ProposedCell {
  readonly binding: CellBinding | undefined
  readonly confidence: number
  readonly why: string
  readonly candidates: readonly string[]
  /** What its labels say of time and unit, whatever it is of. */
  readonly said: SaidOfCell
}

/** A label's words with the place they have: of the row, of the column, or of a group over several. */
interface Piece {
  readonly text: string
  readonly group: boolean
  readonly place: 'row' | 'head'
}

interface CellWords {
  readonly pieces: readonly Piece[]
  readonly units: readonly UnitId[]
  /** Of the thing itself, where the cell is a rate of it. */
  readonly thingUnits: readonly UnitId[]
  readonly relation: LabelRelation | undefined
  readonly period: Period
  /** Whether any of them says a time; and whether it is known which time is meant. */
  readonly said: boolean
  readonly timed: boolean
  readonly remarks: readonly string[]
  readonly village: string | undefined
  /** The pieces with relation and time still in them. */
  readonly written: readonly string[]
}

/** What a blank cell wants, from the words around it: every one of them must be accounted for, or nothing is proposed. */
export function proposeCell(blank: BlankCell, context: CellContext): ProposedCell {
  const words = withRateTime(readCellWords(blank, context), blank, context)
  const units = words.units.length > 0 ? words.units : context.sheetUnits
  return { ...propose(blank, words, context), said: { period: words.period.key, units } }
}

/**
 * 同比 in a column of its own is of the time that the columns to its left say: of several (本月, 累计) of the one whose year before stands beside it, and
 * of none where that is not there.
 */
function withRateTime(words: CellWords, { besides }: BlankCell, { form }: CellContext): CellWords {
  const isRateOrChange = words.relation === 'growth' || words.relation === 'change' || words.relation === 'completion'
  if (words.said || !isRateOrChange) return words
  const times = besides.flatMap((text) => {
    const { said, period } = readLabelPeriod([text], form)
    return said ? [period] : []
  })
  const own = new Map(times.filter((period) => yearOf(period) === yearOf(form)).map((period) => [period.key, period]))
  const [only, another] = own.values()
  if (only === undefined || another === undefined) return only === undefined ? words : { ...words, period: only }
  const before = times.at(-1)
  const [meant, more] = [...own.values()].filter((period) => before !== undefined && isSamePeriod(lastYearPeriod(period), before))
  return meant === undefined || more !== undefined ? { ...words, timed: false } : { ...words, period: meant }
}

type Proposed = Omit<ProposedCell, 'said'>

function propose(blank: BlankCell, words: CellWords, context: CellContext): Proposed {
  const own = blank.rows.at(-1)?.text ?? ''
  if (
    blank.heads.length === 0 &&
    /^(?:填报|报送|上报|填表|编报)?(?:单位|乡镇|[乡镇]|街道|乡镇名称|单位名称|填报机构)(?:名称)?(?:[（(](?:盖?章?|公章|乡镇)[)）])?[:：]?$/.test(
      own,
    )
  )
    return { binding: { type: 'town' }, confidence: 0.9, why: '', candidates: [] }
  if (isByHand(blank.heads.at(-1)?.text ?? '') || isByHand(own))
    return { binding: undefined, confidence: 0, why: '这一栏由人填写', candidates: [] }
  if (words.remarks.length > 0) return open(`括号里的“${words.remarks.join('、')}”不知道怎么算`, context, words)
  if (!words.timed) return open('看不出是哪一段时间的', context, words)
  if (words.relation === 'unclear') return open('看不出要的是增减量还是增减率', context, words)
  const found = nameFigure(blank, words, context)
  if (found === undefined) return open('没有指标叫这个名字', context, words)
  return bindFigure(found, words, context)
}

function open(why: string, { catalogue }: CellContext, { pieces }: CellWords): Proposed {
  const candidates = nearFigures(catalogue, pieces.map(({ text }) => text).join(''))
  return { binding: undefined, confidence: 0, why, candidates }
}

function readCellWords(blank: BlankCell, { form, villages, town }: CellContext): CellWords {
  // Of the column's head, of the row's unit column, of the row's label, of groups: the nearest says it.
  const units: UnitId[][] = [[], [], [], []]
  const remarks: string[] = []
  const pieces: Piece[] = []
  const written: string[] = []
  let relation: LabelRelation | undefined
  let village: string | undefined
  const last = blank.rows.at(-1)
  const cells = [
    ...blank.rows.map((cell) => ({
      cell,
      place: 'row' as const,
      group: cell !== last && last !== undefined && cell.area.lastRow - cell.area.firstRow > last.area.lastRow - last.area.firstRow,
    })),
    ...blank.heads.map((cell, at) => ({ cell, place: 'head' as const, group: at < blank.heads.length - 1 })),
  ]
  for (const { cell, place, group } of cells) {
    const unit = readUnit(cell.text)
    if (unit !== undefined) {
      units[1]?.push(unit)
      continue
    }
    const read = readWords(cell.text)
    units[group ? 3 : place === 'head' ? 0 : 2]?.push(...read.units)
    remarks.push(...read.remarks)
    const named = villages.find(
      (name) => read.plain === name || (name.endsWith('村') && read.plain === name.slice(0, -1) && read.plain.length >= 2),
    )
    if (named !== undefined) {
      village = named
      continue
    }
    if (read.plain.replace(town, '') === '') continue
    written.push(read.plain)
    const related = readLabelRelation(read.plain, read.units.includes('%'))
    if (related !== undefined && (place === 'head' || related.rest !== '')) relation = closer(relation, related.relation)
    pieces.push({ text: related !== undefined && (place === 'head' || related.rest !== '') ? related.rest : read.plain, group, place })
  }
  const { period, said, rest } = readLabelPeriod(
    pieces.map(({ text }) => text),
    form,
  )
  const title = blank.banners.map((banner) => villages.filter((name) => banner.includes(name))).find((found) => found.length === 1)
  return {
    pieces: promoted(pieces.map((piece, at) => ({ ...piece, text: trimmed(rest[at] ?? '') })).filter(({ text }) => !isNeutral(text))),
    units: units.find((list) => list.length > 0) ?? [],
    thingUnits: units.map((list) => list.filter((unit) => unit !== '%')).find((list) => list.length > 0) ?? [],
    relation,
    period,
    said,
    timed: said || !spansYears(form),
    remarks,
    village: village ?? title?.[0],
    written: readLabelPeriod(written, form)
      .rest.map(trimmed)
      .filter((text) => !isNeutral(text)),
  }
}

/** Of a group (增减) and the column below it (增减量) the column says it; what a group leaves unclear it does not unsay. */
function closer(before: LabelRelation | undefined, relation: LabelRelation): LabelRelation {
  return relation === 'unclear' && before !== undefined ? before : relation
}

/** Where a column's own head says only a time or a unit, the group above it names the thing. */
function promoted(pieces: readonly Piece[]): readonly Piece[] {
  return (['row', 'head'] as const).reduce((list: readonly Piece[], place) => {
    const own = list.filter((piece) => piece.place === place)
    const last = own.at(-1)
    return last === undefined || own.some(({ group }) => !group)
      ? list
      : list.map((piece) => (piece === last ? { ...piece, group: false } : piece))
  }, pieces)
}

function trimmed(text: string): string {
  return text.replace(/^[的、,，]+|[的、,，]+$/g, '')
}

interface FoundFigure extends NamedFigure {
  readonly relation: LabelRelation | undefined
}

/** The indicator that the words name: as they are written (家医签约率), else without what they make of it (同比, 完成率). */
function nameFigure(blank: BlankCell, words: CellWords, context: CellContext): FoundFigure | undefined {
  const { catalogue } = context
  const whole =
    words.relation === undefined
      ? undefined
      : joined(words.written)
          .map((text) => nameWhole(catalogue, { words: text, units: words.units }))
          .find(isFound)
  if (whole !== undefined) return { ...whole, relation: undefined }
  const units = words.relation === undefined ? words.units : words.thingUnits
  const found = namePieces(blank, words.pieces, { context, units })
  return found === undefined ? undefined : { ...found, relation: words.relation }
}

function isFound(found: NamedFigure | undefined): found is NamedFigure {
  return found !== undefined
}

/** The ways in which the words of a row and those of its column make one name. */
function joined(texts: readonly string[]): readonly string[] {
  const [first = '', second = '', ...more] = texts
  if (texts.length <= 1) return [first]
  if (more.length > 0) return [texts.join(''), [...texts].reverse().join('')]
  return [first + second, second + first]
}

interface Naming {
  readonly context: CellContext
  readonly units: readonly UnitId[]
}

function namePieces(blank: BlankCell, pieces: readonly Piece[], { context, units }: Naming): NamedFigure | undefined {
  const { catalogue } = context
  const name = (words: string) => nameWhole(catalogue, { words, units })
  const must = pieces.filter(({ group }) => !group).map(({ text }) => text)
  const groups = pieces.filter(({ group }) => group).map(({ text }) => text)
  const all = pieces.map(({ text }) => text)
  const topics = topicsOf(blank, context)
  const parent = blank.parent === undefined ? '' : readWords(blank.parent.text).plain
  const together = joined(all).map(name).find(isFound)
  if (together !== undefined)
    return narrowed(
      together,
      topics.filter((topic) => !all.includes(topic)),
      context,
    )
  if (must.length === 0) return undefined
  const alone = joined(must).map(name).find(isFound)
  if (alone !== undefined) return narrowed(narrowedByGroup(less(alone, 0.04), groups, context), topics, context)
  const parts = [...(parent === '' ? [] : [parent]), ...groups]
  for (const part of parts) {
    const found = joined(must)
      .flatMap((text) => [name(text + part), name(part + text)])
      .find(isFound)
    if (found !== undefined) return narrowed(less(found, 0.06), topics, context)
  }
  const sliced = sliceOut(all, name) ?? sliceOut(must, name)
  if (sliced !== undefined) return narrowed(less(sliced, 0.08), topics, context)
  for (const topic of [...topics].reverse()) {
    const found = joined(must)
      .flatMap((text) => [name(topic + text), nameByTopic(catalogue, { topic, words: text, units })])
      .find(isFound)
    if (found !== undefined) return less(found, 0.08)
  }
  return undefined
}

/** What the titles speak of, without the town's name and the time. */
function topicsOf({ banners }: BlankCell, { form, town, villages }: CellContext): readonly string[] {
  return banners.flatMap((banner) => {
    const [plain = ''] = readLabelPeriod([villages.reduce((text, name) => text.replace(name, ''), banner.replace(town, ''))], form).rest
    const topic = readWords(subjectOf(plain)).plain.replace(/^[^\u4e00-\u9fa5]+/, '')
    return topic.length >= 2 ? [topic] : []
  })
}

/** A group's or a title's word that has an indicator of its own beside the one named makes it unsure which is meant. */
function narrowed(found: NamedFigure | undefined, around: readonly string[], { catalogue }: CellContext): NamedFigure | undefined {
  if (found === undefined) return undefined
  return around.some((word) => narrows(catalogue, { word, indicator: found.indicator, before: true })) ? less(found, 0.3) : found
}

function narrowedByGroup(found: NamedFigure | undefined, groups: readonly string[], { catalogue }: CellContext): NamedFigure | undefined {
  if (found === undefined) return undefined
  return groups.some((word) => narrows(catalogue, { word, indicator: found.indicator, before: false })) ? less(found, 0.3) : found
}

/** One word is an option of a dimension, the others name the indicator. */
function sliceOut(texts: readonly string[], name: (words: string) => NamedFigure | undefined): NamedFigure | undefined {
  for (const [at, word] of texts.entries()) {
    const others = texts.filter((_, index) => index !== at)
    if (others.length === 0) continue
    const found = joined(others).map(name).find(isFound)
    const slice = found === undefined ? undefined : sliceNamed(found.indicator, word)
    if (found !== undefined && slice !== undefined) return { ...found, slices: [...found.slices, slice] }
  }
  return undefined
}

function bindFigure(found: FoundFigure, words: CellWords, context: CellContext): Proposed {
  const related = relate(found, context)
  if (related === undefined) return open('没有指标算这个', context, words)
  const { indicator, form, confidence } = related
  const slices: SliceFilter[] = [...found.slices]
  if (words.village !== undefined) {
    const dimension = context.catalogue.findDimension(indicator, '村')
    if (dimension === undefined) return open(`“${indicator.label}”不能按村分`, context, words)
    slices.push({ dimension: '村', value: words.village })
  }
  const unit = found.relation !== undefined && isRate(found.relation) ? '%' : unitFor(indicator, words, context)
  if (unit === undefined) return open(`“${indicator.label}”的单位是${indicator.unit}，与表上的对不上`, context, words)
  return {
    binding: { type: 'indicator', indicator: indicator.id, form, period: words.period.key, unit, slices },
    confidence: Math.round(confidence * 100) / 100,
    why: '',
    candidates: [indicator.label],
  }
}

interface RelatedFigure {
  readonly indicator: ResolvedIndicator
  readonly form: FigureForm
  readonly confidence: number
}

function relate({ indicator, relation, confidence }: FoundFigure, { catalogue }: CellContext): RelatedFigure | undefined {
  const of = (type: ResolvedIndicator['type']) =>
    catalogue.catalogue.indicators.filter((other) => other.type === type && 'of' in other && other.of === indicator.id)
  const only = (list: readonly ResolvedIndicator[]): RelatedFigure | undefined => {
    const [first, another] = list
    return first === undefined || another !== undefined ? undefined : { indicator: first, form: 'value', confidence }
  }
  if (relation === undefined) return { indicator, form: 'value', confidence }
  if (indicator.type === 'pick') return undefined
  if (relation === 'growth')
    return only(of('yearOnYear')) ?? (indicator.unit === '%' ? undefined : { indicator, form: 'growth', confidence: confidence - 0.04 })
  if (relation === 'previous') return only(of('periodOnPeriod'))
  if (relation === 'completion') return only(of('completion'))
  if (relation === 'share') return only(of('share'))
  if (relation === 'change') return indicator.unit === '%' ? undefined : { indicator, form: 'change', confidence: confidence - 0.04 }
  return only(catalogue.catalogue.indicators.filter(({ label }) => label === `${indicator.label}目标`))
}

/** What the cell counts in: its own unit, else that of the line above the table where it is of the same kind, else the indicator's. */
function unitFor(indicator: ResolvedIndicator, words: CellWords, { sheetUnits }: CellContext): UnitId | undefined {
  if (words.units.length > 0) return words.units.find((unit) => unitFits(indicator, unit))
  return sheetUnits.find((unit) => unitsConvert(indicator.unit, unit)) ?? indicator.unit
}

function isRate(relation: LabelRelation): boolean {
  return relation !== 'change' && relation !== 'target' && relation !== 'unclear'
}
