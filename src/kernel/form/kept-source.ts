import { parseShape } from '../../definition/shape/parse-json.ts'
import { count, flag, listOf, object, oneOf, type ShapeOf, text } from '../../definition/shape/shape.ts'

/** Which time a cell is of: what its labels say, the form's own period, or one beside that. */
export const cellTimes = ['said', 'period', 'lastYear', 'toDate', 'lastYearToDate'] as const
export type CellTime = (typeof cellTimes)[number]

const keptCell = object(
  {
    key: text,
    indicator: text,
    form: oneOf(['value', 'growth', 'change']),
    slices: listOf(object({ dimension: text, value: text })),
  },
  { at: oneOf(cellTimes), unit: text },
)
const keptLeft = object({ key: text, why: text, byHand: flag })
const keptBlock = object(
  {
    sheet: text,
    firstRow: count,
    lastRow: count,
    /** Empty: nothing fills these rows. */
    ledger: text,
    filters: listOf(object({ field: text, value: text })),
    columns: listOf(object({ column: count, label: text }, { field: text, part: text, number: flag })),
  },
  { order: object({ field: text, descending: flag }) },
)
const keptSource = object(
  { cells: listOf(keptCell) },
  { left: listOf(keptLeft), refused: listOf(text), blocks: listOf(keptBlock), labels: listOf(text) },
)

/** A cell's binding as it is kept: by its label, and without time and unit, which each edition of a form says itself, unless a person said them. */
export type KeptCell = ShapeOf<typeof keptCell>
/** Rows that a person bound to a ledger, known again by their heads, else by their place. */
export type KeptBlock = ShapeOf<typeof keptBlock>
/** What is kept of a form: bindings, cells left empty, proposals that a person took away, rows, and the labels by which its next edition is known. */
export type KeptSource = ShapeOf<typeof keptSource>

/** Reads what a record of 报表绑定 holds. */
export function readSource(source: string): KeptSource {
  return parseShape(keptSource, source, 'a kept binding')
}
