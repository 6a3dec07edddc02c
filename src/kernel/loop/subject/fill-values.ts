import { type RawBuilder, sql } from 'kysely'
import { decimal, roundHalfUp } from '../../../definition/decimal/decimal.ts'
import type { TypedExpression } from '../../../definition/expression/types.ts'
import { fieldScale } from '../../../definition/field/field-type.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedLoop, ResolvedStep, ResolvedValue } from '../../../definition/loop/types.ts'
import { listOf, orNull, text } from '../../../definition/shape/shape.ts'
import type { Moment } from '../../audit/moment.ts'
import { assertMayFill } from '../../ledger/record/guarded.ts'
import type { StoredVersion } from '../../ledger/record/read-version.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import { storeFieldValue, validateValues } from '../../ledger/record/validate-values.ts'
import { compileExpression, openLedgerSource, openStatement } from '../../ledger/sql/index.ts'
import { columnType } from '../../ledger/table/column-type.ts'
import { Refusal } from '../../refusal.ts'
import { row, uuid } from '../../storage/row.ts'
import type { TownSession } from '../../town-session.ts'
import { stateOf } from '../loop-index.ts'

const filledRow = row('what a step fills in', { id: uuid, results: listOf(orNull(text)) })

export interface FillRequest {
  readonly loop: ResolvedLoop
  readonly step: ResolvedStep
  /** What the caller fills in, the same for every record. */
  readonly values: FieldValues
  readonly subjects: readonly StoredVersion[]
}

/**
 * What the records say once the step is taken: the caller's values, what the step sets by itself, and the option that shows the new state. Refuses with
 * `invalid`, each field named, what cannot be kept and what must be filled in.
 */
export async function fillValues(place: TownSession, request: FillRequest): Promise<ReadonlyMap<string, StoredValues>> {
  const { loop, step, subjects, values } = request
  const ledger = place.kernel.catalogue.getLedger(loop.ledger)
  assertFillable(ledger, step, values)
  const filled = new Map<string, StoredValues>()
  const fixed = fixedValues(place, ledger, request)
  const common = await validateCommon(place, ledger, request)
  const given = ledger.fields.filter(({ id }) => Object.hasOwn(common, id))
  for (const { id, values: before } of subjects) {
    assertMayFill(place.actor.role, given, { before, after: common })
    filled.set(id, { ...before, ...common, ...fixed })
  }
  const computed = Object.entries(step.sets).flatMap(([field, value]) => (value.type === 'expression' ? [{ field, value }] : []))
  if (computed.length > 0) {
    const changed = { ...common, ...fixed }
    for (const [id, own] of await computeValues(place, { request, ledger, changed, computed }))
      filled.set(id, { ...filled.get(id), ...own })
  }
  assertFilled(ledger, step, filled)
  return filled
}

function assertFillable(ledger: ResolvedLedger, step: ResolvedStep, values: FieldValues): void {
  const odd = Object.keys(values).filter((field) => !step.fill.some((one) => one.field === field))
  if (odd.length === 0) return
  const fields = odd.map((field) => ({ field, message: `“${step.label}”不填写“${labelOf(ledger, field)}”` }))
  throw new Refusal('invalid', fields.map(({ message }) => message).join('；'), { fields })
}

function assertFilled(ledger: ResolvedLedger, step: ResolvedStep, filled: ReadonlyMap<string, StoredValues>): void {
  const required = step.fill.filter((one) => one.required)
  const empty = required.filter(({ field }) => [...filled.values()].some((values) => (values[field] ?? null) === null))
  if (empty.length === 0) return
  const fields = empty.map(({ field }) => ({ field, message: `办“${step.label}”要填写“${labelOf(ledger, field)}”` }))
  throw new Refusal('invalid', fields.map(({ message }) => message).join('；'), { fields })
}

/** The caller's values in stored form. They are judged upon the first record; what is the same for all need not be asked of the database for each. */
async function validateCommon(place: TownSession, ledger: ResolvedLedger, { values, subjects }: FillRequest): Promise<StoredValues> {
  const [first] = subjects
  if (first === undefined || Object.keys(values).length === 0) return {}
  const validated = await validateValues({ ...place, ledger }, values, first.values)
  return Object.fromEntries(Object.keys(values).map((field) => [field, validated[field] ?? null]))
}

/** What the step sets to the same for every record. */
function fixedValues(place: TownSession, ledger: ResolvedLedger, { loop, step }: FillRequest): StoredValues {
  const fixed: Record<string, string | null> = {}
  for (const [id, value] of Object.entries(step.sets)) {
    if (value.type !== 'expression') fixed[id] = fixedValue(fieldOf(ledger, id), value, place)
  }
  const { shows } = stateOf(loop, step.to)
  if (loop.stateField !== undefined && shows !== undefined) fixed[loop.stateField] = shows
  return fixed
}

/** A value that does not depend on the record. Refuses with `wrong-state` where the actor's cadre is wanted and the account has none. */
export function fixedValue(
  target: ResolvedField,
  value: Exclude<ResolvedValue, { readonly type: 'expression' }>,
  { actor, moment }: Pick<TownSession, 'actor' | 'moment'>,
): string | null {
  switch (value.type) {
    case 'today':
      return kept(target, target.field.kind === 'dateTime' ? moment.now : moment.today, moment)
    case 'now':
      return kept(target, target.field.kind === 'date' ? moment.today : moment.now, moment)
    case 'actor':
      if (target.field.kind !== 'ref') return kept(target, actor.name, moment)
      if (actor.cadre === undefined)
        throw new Refusal('wrong-state', `${actor.name}的账号还没有对应到干部名册，填不了“${target.field.label}”。`)
      return actor.cadre
    case 'value':
      return value.value === null ? null : kept(target, String(value.value), moment)
  }
}

/** A computed value in stored form: decimals are rounded half up to what the field keeps. */
export function kept(target: ResolvedField, text: string | null, { today }: Pick<Moment, 'today'>): string | null {
  if (text === null) return null
  const scale = fieldScale(target.field)
  const exact = scale === undefined ? text : roundHalfUp(decimal(text), scale)
  const stored = storeFieldValue(target, exact, today)
  if ('why' in stored) throw new Refusal('invalid', stored.why, { fields: [{ field: target.id, message: stored.why }] })
  return stored.text
}

interface Computation {
  readonly request: FillRequest
  readonly ledger: ResolvedLedger
  readonly changed: StoredValues
  readonly computed: readonly { readonly field: string; readonly value: { readonly expression: TypedExpression } }[]
}

/** What the step works out from each record, with the values just filled in. */
async function computeValues(
  { kernel, session, town, moment }: TownSession,
  { request: { subjects }, ledger, changed, computed }: Computation,
): Promise<ReadonlyMap<string, StoredValues>> {
  const statement = openStatement({ catalogue: kernel.catalogue, town })
  const ids = subjects.map(({ id }) => id)
  const source = openLedgerSource(statement, ledger.id, overlay(ledger, { changed, town, ids }))
  const results = computed.map(
    ({ value }) => sql`(${compileExpression(value.expression, { sources: [source], today: moment.today }).sql})::text`,
  )
  const rows = filledRow.all(
    await session.query(
      sql`select ${source.system('id')} as id, array[${sql.join(results)}]::text[] as results from ${source.from()} where ${source.where()}`,
    ),
  )
  return new Map(
    rows.map((row) => [
      row.id,
      Object.fromEntries(computed.map(({ field }, index) => [field, kept(fieldOf(ledger, field), row.results[index] ?? null, moment)])),
    ]),
  )
}

/** The records with some columns as they would be. */
function overlay(
  ledger: ResolvedLedger,
  { changed, town, ids }: { readonly changed: StoredValues; readonly town: string; readonly ids: readonly string[] },
): RawBuilder<unknown> {
  const own = ['town', 'id', 'version', 'recorded_at', 'replaced_at'].map((column) => sql.ref(`r.${column}`))
  const columns = ledger.fields.map(({ id, column, field }) =>
    Object.hasOwn(changed, id) ? sql`${changed[id] ?? null}::${sql.raw(columnType(field))} as ${sql.id(column)}` : sql.ref(`r.${column}`),
  )
  return sql`(select ${sql.join([...own, ...columns])} from ${sql.id(ledger.table)} as r where r.town = ${town} and r.replaced_at is null and r.id = any(${[...ids]}::uuid[]))`
}

/** A field of the ledger by its id. Throws when there is none: the resolver has checked the names of a loop. */
export function fieldOf(ledger: ResolvedLedger, id: string): ResolvedField {
  const found = ledger.fields.find((field) => field.id === id)
  if (found === undefined) throw new Error(`ledger ${ledger.id} has no field ${id}`)
  return found
}

function labelOf(ledger: ResolvedLedger, id: string): string {
  return ledger.fields.find((field) => field.id === id)?.field.label ?? id
}
