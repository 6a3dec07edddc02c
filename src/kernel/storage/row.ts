import {
  type Members,
  mapOf,
  type ObjectOf,
  object,
  orNull,
  requireShape,
  type Shape,
  shapeOf,
  text,
} from '../../definition/shape/shape.ts'

const textLike = (says: string, pattern: RegExp) =>
  shapeOf(says, (value): value is string => typeof value === 'string' && pattern.test(value))

/** What a column comes back as (see `Session`), beside `text`, `flag`, `count` (int4) and the other shapes. */
export const uuid = textLike('a UUID', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
/** timestamptz: `2020-03-01T00:00:00.000000Z` */
export const instant = textLike('an instant', /^\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
/** bigint: digits, for it may be larger than JavaScript's numbers are exact. */
export const bigint = textLike('a whole number in digits', /^-?\d+$/)

/** Takes the rows of a statement as what they are said to be, having looked. */
export interface RowReader<Row> {
  /** Every row. Throws when one is something else: the statement and its reader disagree, which is a bug. */
  all(rows: readonly unknown[]): readonly Row[]
  /** The first row; undefined when there is none. Throws like `all`. */
  first(rows: readonly unknown[]): Row | undefined
}

/** What a reader's rows are. */
export type RowOf<Reader> = Reader extends RowReader<infer Row> ? Row : never

/**
 * A reader of rows with these columns, for the tables that the kernel declares itself: `row('user', { id: uuid, cadre: orNull(uuid) })`. The type of a row
 * is what was looked for, not what a caller claims.
 */
export function row<Columns extends Members>(what: string, columns: Columns): RowReader<ObjectOf<Columns>> {
  return rowOf(what, object(columns))
}

/** A reader of rows that have a shape as a whole. */
export function rowOf<Row>(what: string, shape: Shape<Row>): RowReader<Row> {
  const read = (value: unknown) => requireShape(shape, value, `a row of ${what}`)
  return {
    all: (rows) => (rows.every((value) => shape.is(value)) ? rows : rows.map(read)),
    first: (rows) => (rows.length === 0 ? undefined : read(rows[0])),
  }
}

/** Records of some ledger, by nothing but their ids. */
export const idRow = row('a ledger', { id: uuid })

/** Columns that a statement names itself, each printed as text. */
export const printedRow = rowOf('printed values', mapOf(orNull(text)))
