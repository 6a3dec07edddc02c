import { type RawBuilder, sql } from 'kysely'
import type { BoardEntry, ResolvedBoard } from '../../../definition/board/types.ts'
import type { TypedExpression } from '../../../definition/expression/types.ts'
import type { DecimalText } from '../../../definition/field/types.ts'
import {
  asNumeric,
  compileCondition,
  compileExpression,
  compilePrinted,
  compileTitle,
  openLedgerSource,
  openStatement,
} from '../../ledger/sql/index.ts'
import { printedRow } from '../../storage/row.ts'
import type { BoardReading, MeasuredMonths } from './board-reading.ts'
import type { MonthSpan } from './month-span.ts'

/** Columns of one statement over the board's records, by a name of one's own. */
type Wanted = Readonly<Record<string, TypedExpression | undefined>>

interface BoardRow {
  readonly id: string
  readonly title: string
  readonly category: string | null
  readonly values: Readonly<Record<string, DecimalText | null>>
}

/** What the ledgers say of every project in scope at the end of a month, as of an instant: one statement, in the order of ids. */
export async function readEntries(
  place: BoardReading,
  board: ResolvedBoard,
  { span, measured }: { readonly span: MonthSpan; readonly measured: MeasuredMonths },
): Promise<readonly BoardEntry[]> {
  const figures = board.criteria.flatMap(({ id, actual, plan }) => [[`actual ${id}`, actual] as const, [`plan ${id}`, plan] as const])
  const rows = await readRows(place, board, {
    span,
    measured,
    wanted: {
      ...Object.fromEntries(figures),
      difficulty: board.difficulty?.expression,
      bonus: board.bonus?.expression,
      deduction: board.deduction?.expression,
      sample: board.sample.count,
    },
  })
  return rows.map(({ id, title, category, values }) => ({
    id,
    title,
    category,
    figures: Object.fromEntries(
      board.criteria.map((criterion) => [
        criterion.id,
        { actual: values[`actual ${criterion.id}`] ?? null, plan: values[`plan ${criterion.id}`] ?? null },
      ]),
    ),
    difficulty: values.difficulty ?? null,
    bonus: values.bonus ?? null,
    deduction: values.deduction ?? null,
    sample: values.sample ?? null,
  }))
}

interface RowsWanted {
  readonly span: MonthSpan
  readonly measured: MeasuredMonths
  readonly wanted: Wanted
}

/** Some numbers of every project in scope at the end of a month. */
export async function readRows(
  { kernel: { catalogue }, session, town, asOf }: BoardReading,
  board: ResolvedBoard,
  { span: { month, periodStart, periodEnd }, measured, wanted }: RowsWanted,
): Promise<readonly BoardRow[]> {
  const source = openLedgerSource(openStatement({ catalogue, town, asOf }), board.ledger)
  const id = source.system('id')
  const figures = sql`(${JSON.stringify(measured.get(month) ?? {})}::jsonb ->> ${id}::text)::numeric`
  const scope = { sources: [source] as const, period: { periodStart, periodEnd }, measured: figures }
  const columns = Object.entries(wanted).map(([name, expression], index) => ({ name, expression, alias: `v${index}` }))
  const values = columns.map(({ expression, alias }) => {
    const value = expression === undefined ? sql`null::text` : printNumber(asNumeric(compileExpression(expression, scope)))
    return sql`${value} as ${sql.id(alias)}`
  })
  const title = compileTitle(source)
  const category = board.category === undefined ? sql`null::text` : compilePrinted(source, { through: [], field: board.category })
  const conditions = [source.where(), ...(board.inScope === undefined ? [] : [compileCondition(board.inScope, scope)])]
  const select = sql.join([sql`${id}::text as id`, sql`coalesce(${title}, '') as title`, sql`${category} as category`, ...values])
  const rows = printedRow.all(
    await session.query(sql`select ${select} from ${source.from()} where ${sql.join(conditions, sql` and `)} order by ${id}`),
  )
  return rows.map((row) => ({
    id: row.id ?? '',
    title: row.title ?? '',
    category: row.category ?? null,
    values: Object.fromEntries(columns.map(({ name, alias }) => [name, row[alias] ?? null])),
  }))
}

/** The value that some settings have in the town: its own record, else the pack's. */
export async function readSettings(
  { kernel: { catalogue }, session, town, asOf }: BoardReading,
  board: ResolvedBoard,
  ids: readonly string[],
): Promise<Readonly<Record<string, DecimalText>>> {
  const source = openLedgerSource(openStatement({ catalogue, town, asOf }), board.ledger)
  const columns = ids.map((id, index) => {
    const setting = catalogue.catalogue.settings.find((one) => one.id === id)
    if (setting === undefined) throw new Error(`the board ${board.id} names the setting ${id}, which no pack has`)
    const { label, value } = setting
    const expression = compileExpression({ type: 'setting', setting: id, label, fallback: value }, { sources: [source] })
    return sql`${printNumber(asNumeric(expression))} as ${sql.id(`v${index}`)}`
  })
  const row = printedRow.first(await session.query(sql`select ${sql.join(columns)}`))
  return Object.fromEntries(ids.map((id, index) => [id, row?.[`v${index}`] ?? '0']))
}

/** Without trailing zeros: the same number is the same text, whatever column it came from. */
function printNumber(value: RawBuilder<unknown>): RawBuilder<string | null> {
  return sql<string | null>`trim_scale(${value})::text`
}
