import { type RawBuilder, sql } from 'kysely'
import { addTerm } from '../../../definition/calendar/working-days.ts'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { TypedExpression } from '../../../definition/expression/types.ts'
import type { ResolvedLoop, ResolvedState, ResolvedTerm } from '../../../definition/loop/types.ts'
import { flag, orNull, text } from '../../../definition/shape/shape.ts'
import { compileExpression, type LedgerSource } from '../../ledger/sql/index.ts'
import { row, uuid } from '../../storage/row.ts'
import type { TownReading } from '../../town-session.ts'
import { chosen, openRecords, type WrittenValues } from './record-source.ts'

export interface Term {
  readonly due: string | undefined
  readonly holdUntil: string | undefined
  /** What keeps a day from being worked out, in Chinese; undefined when all is well. */
  readonly missing: string | undefined
}

export interface TermsRequest {
  readonly loop: ResolvedLoop
  readonly state: ResolvedState
  readonly subjects: readonly string[]
  /** The day on which the state is entered. */
  readonly today: string
  /** The records as they were written, where no statement sees them yet. */
  readonly written?: WrittenValues | undefined
}

const termRow = row('the records of a loop', {
  id: uuid,
  deadline_days: orNull(text),
  deadline_from: orNull(text),
  deadline_working: orNull(flag),
  hold_days: orNull(text),
  hold_from: orNull(text),
  hold_working: orNull(flag),
})

/** The deadline and the hold of a state for records that enter it today: one statement for all of them. Records stand as they will when the state is entered. */
export async function computeTerms(place: TownReading, request: TermsRequest): Promise<ReadonlyMap<string, Term>> {
  const { loop, state, subjects, today, written } = request
  if (state.deadline === undefined && state.hold === undefined)
    return new Map(subjects.map((id) => [id, { due: undefined, holdUntil: undefined, missing: undefined }]))
  const source = openRecords(place, loop.ledger, written)
  const deadline = compileTerm(place.kernel.catalogue, state.deadline, { source, today })
  const hold = compileTerm(place.kernel.catalogue, state.hold, { source, today })
  const id = source.system('id')
  const statement = sql`
    select ${id} as id, ${deadline.days} as deadline_days, ${deadline.from} as deadline_from, ${deadline.working} as deadline_working,
      ${hold.days} as hold_days, ${hold.from} as hold_from, ${hold.working} as hold_working
    from ${source.from()} where ${chosen(source, subjects)}
  `
  const rows = termRow.all(await place.session.query(statement))
  const ledger = place.kernel.catalogue.getLedger(loop.ledger)
  const nameField = (field: string): string => ledger.fields.find((one) => one.id === field)?.field.label ?? field
  return new Map(
    rows.map((row) => {
      const due = lastDay(state.deadline, { days: row.deadline_days, from: row.deadline_from, working: row.deadline_working })
      const holdUntil = lastDay(state.hold, { days: row.hold_days, from: row.hold_from, working: row.hold_working })
      const broken = due === null ? state.deadline : holdUntil === null ? state.hold : undefined
      const missing =
        broken === undefined
          ? undefined
          : `“${state.label}”的期限算不出来，请先填写${fieldsOf(broken)
              .map((field) => `“${nameField(field)}”`)
              .join('、')}。`
      return [row.id, { due: due ?? undefined, holdUntil: holdUntil ?? undefined, missing }]
    }),
  )
}

export interface CompiledTerm {
  readonly days: RawBuilder<unknown>
  readonly from: RawBuilder<unknown>
  readonly working: RawBuilder<unknown>
}

/** A term over a source's records: how many days, from which, and whether they are working days. */
export function compileTerm(
  catalogue: CatalogueIndex,
  term: ResolvedTerm | undefined,
  { source, today }: { readonly source: LedgerSource; readonly today: string },
): CompiledTerm {
  if (term === undefined) return { days: sql`null::text`, from: sql`null::text`, working: sql`null::boolean` }
  const compile = (expression: TypedExpression): RawBuilder<unknown> => compileExpression(expression, { sources: [source], today }).sql
  const { kind } = term
  return {
    days: sql`trunc((${compile(daysOf(catalogue, term))})::numeric)::text`,
    from: term.from === undefined ? sql`${today}::text` : sql`(${compile(term.from)})::date::text`,
    working: typeof kind === 'string' ? sql`${kind === 'working'}::boolean` : sql`coalesce(${compile(kind.working)}, false)`,
  }
}

function daysOf(catalogue: CatalogueIndex, { days }: ResolvedTerm): TypedExpression {
  switch (days.type) {
    case 'number':
      return { type: 'number', value: String(days.value) }
    case 'expression':
      return days.expression
    case 'setting': {
      const setting = catalogue.catalogue.settings.find(({ id }) => id === days.setting)
      if (setting === undefined) throw new Error(`there is no setting ${days.setting}`)
      return { type: 'setting', setting: setting.id, label: setting.label, fallback: setting.value }
    }
  }
}

interface Counted {
  readonly days: string | null
  readonly from: string | null
  readonly working: boolean | null
}

/** undefined: there is no such term; null: it cannot be worked out. */
function lastDay(term: ResolvedTerm | undefined, { days, from, working }: Counted): string | undefined | null {
  if (term === undefined) return undefined
  if (days === null || from === null) return null
  return addTerm(from, Math.max(wholeNumber(days), 0), working === true ? 'working' : 'calendar')?.day ?? null
}

/** The fields of the record that a term is worked out from. */
function fieldsOf({ days, from }: ResolvedTerm): readonly string[] {
  const found = new Set<string>()
  const parts = [from, days.type === 'expression' ? days.expression : undefined]
  for (const part of parts) if (part !== undefined) collectFields(part, found)
  return [...found]
}

function collectFields(expression: TypedExpression, found: Set<string>): void {
  switch (expression.type) {
    case 'field':
      found.add(expression.through[0]?.field ?? expression.field)
      return
    case 'not':
    case 'negate':
    case 'empty':
      collectFields(expression.operand, found)
      return
    case 'logic':
    case 'compare':
    case 'arithmetic':
      collectFields(expression.left, found)
      collectFields(expression.right, found)
      return
    case 'in':
      collectFields(expression.operand, found)
      return
    case 'call':
      for (const argument of expression.arguments) collectFields(argument, found)
      return
    default:
  }
}
