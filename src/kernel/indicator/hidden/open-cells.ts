import { type RawBuilder, sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { TypedExpression } from '../../../definition/expression/types.ts'
import { placingOf } from '../../../definition/field/field-type.ts'
import { villageLedger } from '../../../definition/field/kinds.ts'
import type { ResolvedMeasure } from '../../../definition/indicator/types.ts'
import { compileCondition, compileExpression, type ExpressionScope, type LedgerSource, openLedgerSource } from '../../ledger/sql/index.ts'
import { printedRow } from '../../storage/row.ts'
import type { ReadingScope } from '../reading-scope.ts'
import { dimensionTarget } from '../resolve-slices.ts'
import type { PlannedLeaf } from '../scan/leaf-terms.ts'
import { keyAfterPeriod } from '../window.ts'
import { type Cell, type Class, cellsOf, fewest, standingOf } from './cells.ts'
import { isChosenByHidden, toldOf } from './concealment.ts'

/** Says which totals over hidden values a reader may be told. */
export interface OpenCells {
  readonly tells: (planned: PlannedLeaf) => boolean
}

/** What a ledger's hidden measures look at. Every figure of theirs is made of whole cells, so that no two of them differ by a few records. */
interface Layout {
  readonly measures: readonly ResolvedMeasure[]
  readonly calendars: readonly string[]
  readonly conditions: readonly TypedExpression[]
  readonly values: readonly TypedExpression[]
  readonly village: TypedExpression | undefined
}

/**
 * Reads, for a reader who does not see everything, the cells of the ledgers that such leaves add up. The past as it was recorded is told to nobody of
 * them: between two instants lies one record.
 */
export async function openCells(leaves: readonly PlannedLeaf[], scope: ReadingScope): Promise<OpenCells> {
  const wanted = leaves.filter(({ leaf }) => toldOf(leaf.measure, scope) === 'totals')
  if (scope.asOf !== undefined || wanted.length === 0) return { tells: () => false }
  const read = new Map<string, { readonly layout: Layout; readonly cells: readonly Cell[] }>()
  for (const { leaf } of wanted) {
    const { ledger } = leaf.measure
    if (read.has(ledger)) continue
    const layout = layOut(ledger, scope)
    read.set(ledger, { layout, cells: cellsOf(await readClasses(ledger, layout, scope)) })
  }
  return {
    tells: (planned) => {
      const found = read.get(planned.leaf.measure.ledger)
      return found !== undefined && toldOf(planned.leaf.measure, scope) === 'totals' && tellsOf(planned, found.layout, { ...found, scope })
    },
  }
}

function layOut(ledger: string, scope: ReadingScope): Layout {
  const measures = scope.catalogue.catalogue.indicators.filter(
    (indicator): indicator is ResolvedMeasure =>
      'ledger' in indicator && indicator.ledger === ledger && toldOf(indicator, scope) === 'totals',
  )
  const villages = measures.flatMap(({ dimensions }) =>
    dimensions.filter((dimension) => dimensionTarget(scope.catalogue, dimension) === villageLedger).map(({ value }) => value),
  )
  return {
    measures,
    calendars: [...new Set(measures.flatMap(calendarsOf))],
    conditions: distinct(measures.map(({ condition }) => condition)),
    values: distinct(measures.map(({ of }) => of)),
    village: villages[0],
  }
}

function calendarsOf({ placing }: ResolvedMeasure): readonly string[] {
  if (placing.by === 'none') return []
  if (placing.by !== 'effective') return [placing.field]
  return [placing.from, placing.to].filter((field) => field !== undefined)
}

function distinct(expressions: readonly (TypedExpression | undefined)[]): readonly TypedExpression[] {
  return [...new Map(expressions.filter((one) => one !== undefined).map((one) => [JSON.stringify(one), one])).values()]
}

async function readClasses(ledger: string, layout: Layout, scope: ReadingScope): Promise<readonly Class[]> {
  const source = openLedgerSource(scope.open(), ledger)
  const terms: ExpressionScope = { sources: [source] }
  const keys = layout.calendars.map((field) => compileCalendar(source, field))
  const marks = [
    ...layout.conditions.map((condition) => sql`coalesce((${compileCondition(condition, terms)}), false)::text`),
    ...layout.values.map((value) => sql`(${compileExpression(value, terms).sql} is not null)::text`),
  ]
  const village = layout.village === undefined ? sql`null::text` : sql`(${compileExpression(layout.village, terms).sql})::text`
  const columns = [...keys, ...marks, village]
  const selected = sql.join(columns.map((column, index) => sql`${column} as ${sql.id(`c${index}`)}`))
  const places = sql.join(columns.map((_, index) => sql.raw(String(index + 1))))
  const statement = sql`select ${selected}, count(*)::text as count from ${source.from()} where ${source.where()} group by ${places}`
  return printedRow.all(await scope.session.query(statement)).map((row) => ({
    keys: keys.map((_, index) => row[`c${index}`] ?? null),
    marks: marks.map((_, index) => row[`c${keys.length + index}`] === 'true'),
    village: row[`c${keys.length + marks.length}`] ?? null,
    count: wholeNumber(row.count ?? '0'),
  }))
}

function compileCalendar(source: LedgerSource, field: string): RawBuilder<unknown> {
  const { sql: column, definition } = source.field({ through: [], field })
  const by = definition === undefined ? undefined : placingOf(definition)
  return by === 'date' || by === 'dateTime' ? sql`to_char(${column}, 'YYYY-MM')` : sql`${column}::text`
}

interface Read {
  readonly cells: readonly Cell[]
  readonly scope: ReadingScope
}

function tellsOf(planned: PlannedLeaf, layout: Layout, { cells, scope }: Read): boolean {
  const { leaf, slices } = planned
  if (leaf.period.grain === 'day' || slices.length > 1) return false
  const village = slices[0] === undefined ? undefined : villageOf(slices[0], layout)
  if (slices.length > 0 && village === undefined) return false
  for (const cell of cells) {
    if (!marksHold(leaf.measure, layout, { cell, scope })) continue
    const standing = placeOf(planned, layout, cell)
    if (standing === 'out' || (village !== undefined && !cell.villages.has(village))) continue
    if (standing === 'across' || cell.count < fewest || (village !== undefined && !cell.open.has(village))) return false
  }
  return true
}

/** The record that a slice by village names; undefined where it slices by anything else. */
function villageOf(slice: TypedExpression, { village }: Layout): string | undefined {
  if (village === undefined || slice.type !== 'compare' || slice.right.type !== 'text') return undefined
  return JSON.stringify(slice.left) === JSON.stringify(village) ? slice.right.value : undefined
}

/**
 * Whether a cell's records count for a measure. Where hidden values choose them, those that they do not choose are looked at as well: that there is
 * none tells as much.
 */
function marksHold(
  measure: ResolvedMeasure,
  { conditions, values }: Layout,
  { cell, scope }: Pick<Read, 'scope'> & { readonly cell: Cell },
): boolean {
  const { condition, of } = measure
  const marked = (among: readonly TypedExpression[], wanted: TypedExpression | undefined, from: number): boolean =>
    wanted === undefined || cell.marks[from + among.findIndex((one) => JSON.stringify(one) === JSON.stringify(wanted))] === true
  return marked(values, of, conditions.length) && (isChosenByHidden(measure, scope) || marked(conditions, condition, 0))
}

/** Where a cell stands on the leaf's calendar. */
function placeOf({ leaf, window }: PlannedLeaf, { calendars }: Layout, { keys }: Cell): 'in' | 'out' | 'across' {
  const keyOf = (field: string) => keys[calendars.indexOf(field)] ?? null
  if (window.type === 'range') {
    const key = keyOf(window.field)
    return key === null ? 'out' : standingOf(key, window)
  }
  const { from, to } = window.effective ?? {}
  const after = keyAfterPeriod('date', leaf.period)
  const begun = from === undefined ? null : keyOf(from)
  const ended = to === undefined ? null : keyOf(to)
  const standings = [
    begun === null ? 'in' : standingOf(begun, { from: undefined, until: after }),
    ended === null ? 'in' : standingOf(ended, { from: after, until: undefined }),
  ]
  if (standings.includes('out')) return 'out'
  return standings.includes('across') ? 'across' : 'in'
}
