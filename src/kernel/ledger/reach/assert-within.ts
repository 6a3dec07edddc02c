import { type RawBuilder, sql } from 'kysely'
import { isReference } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { idRow } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { isRecordId } from '../record/read-version.ts'
import type { StoredValues } from '../record/types.ts'
import { columnType } from '../table/column-type.ts'
import { assertApart } from './assert-apart.ts'
import { compileWithin } from './compile-reach.ts'
import { outsideWhy } from './outside.ts'
import { readReach, type Somebody } from './read-reach.ts'

/** Who writes: an actor in their place, or a change. */
export interface Writing extends Somebody {
  readonly session: Session
  /** As the chain remembers them. */
  readonly actor?: string | undefined
}

type Knowing = Pick<Kernel, 'catalogue' | 'clock'>

/**
 * Refuses with `not-permitted` what lies outside the writer's part of the town: records as they stand, by id, and a record as it would stand. Of what lies
 * nowhere, and of the town's own staff and places, they write nothing; nor does anybody touch what somebody else counts apart. Every command that writes by hand asks it, before and behind.
 */
export async function assertWithin(
  kernel: Knowing,
  writing: Writing,
  ledger: ResolvedLedger,
  { ids = [], values }: { readonly ids?: readonly string[]; readonly values?: StoredValues },
): Promise<void> {
  if (writing.actor !== undefined)
    await assertApart(kernel, { session: writing.session, town: writing.town, writer: writing.actor, ledger, ids })
  const within = await withinOf(kernel, writing, ledger)
  if (within === 'everywhere') return
  if (within === undefined && opens(kernel, ledger, writing)) return assertTheirOwn(writing, ledger, ids)
  if (within === undefined || ledger.scope === 'staff')
    throw new Refusal('not-permitted', `「${ledger.label}」由科室登记，不属于哪个村或网格，请把情况交给他们。`)
  const { session, town } = writing
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))].filter(isRecordId)
  const table = sql`(
    select distinct on (l.id) l.* from ${sql.table(ledger.table)} as l
    where l.town = ${town} and l.id = any(${wanted}::uuid[]) order by l.id, l.version desc
  )`
  const isInside = async (rows: RawBuilder<unknown>, expected: number) =>
    (await session.query(sql`select 1 from ${rows} as t where ${within}`)).length === expected
  const isSound =
    (wanted.length === 0 || (await isInside(table, wanted.length))) && (values === undefined || (await isInside(rowOf(ledger, values), 1)))
  if (!isSound) throw outside(ledger)
}

/** Whether a loop over what lies nowhere begins with the writer's role: an event that a village holds, an honour that it declares. */
function opens({ catalogue }: Knowing, ledger: ResolvedLedger, { role }: Writing): boolean {
  if (ledger.scope !== undefined || role === undefined) return false
  return catalogue.catalogue.loops.some((loop) => loop.ledger === ledger.id && loop.openBy.some((taker) => taker === role))
}

/** Of such records they change those that they wrote down themselves. */
async function assertTheirOwn({ session, town, actor = '' }: Writing, ledger: ResolvedLedger, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))].filter(isRecordId)
  if (wanted.length === 0) return
  const own = sql`
    select distinct t.id from ${sql.table(ledger.table)} as t
    where t.town = ${town} and t.id = any(${wanted}::uuid[]) and t.version = 1 and t.actor = ${actor}
  `
  if (idRow.all(await session.query(own)).length < wanted.length) throw outside(ledger)
}

/** A new record that does not say where it lies lies with whoever writes it down, where that is one place. */
export async function placeByDefault(
  kernel: Knowing,
  writing: Writing,
  ledger: ResolvedLedger,
  values: StoredValues,
): Promise<StoredValues> {
  const places = ledger.fields.filter(({ field }) => field.kind === 'grid' || field.kind === 'village')
  if (places.length === 0 || places.some(({ id }) => (values[id] ?? null) !== null)) return values
  const reach = await readReach(writing.session, kernel, writing)
  const [village, another] = reach?.villages ?? []
  const field = places.find((place) => place.field.kind === 'village')
  return field === undefined || village === undefined || another !== undefined ? values : { ...values, [field.id]: village }
}

/** Whether a change says anew where a record lies, or what it belongs to. */
export function movesPlace({ fields }: ResolvedLedger, before: StoredValues, after: StoredValues): boolean {
  return fields.some(({ id, field }) => isReference(field) && (before[id] ?? null) !== (after[id] ?? null))
}

/** Which of these records lie in the writer's part of the town; those of a ledger whose records lie nowhere all do. */
export async function findWithin(
  kernel: Knowing,
  writing: Writing,
  ledger: ResolvedLedger,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const within = await withinOf(kernel, writing, ledger)
  if (within === undefined || within === 'everywhere') return new Set(ids)
  const statement = sql`
    select t.id from ${sql.table(ledger.table)} as t
    where t.town = ${writing.town} and t.replaced_at is null and t.id = any(${[...ids]}::uuid[]) and ${within}
  `
  return new Set(idRow.all(await writing.session.query(statement)).map(({ id }) => id))
}

function outside({ label }: ResolvedLedger): Refusal {
  return new Refusal('not-permitted', `「${label}」的${outsideWhy}`)
}

async function withinOf(
  kernel: Knowing,
  writing: Writing,
  ledger: ResolvedLedger,
): Promise<RawBuilder<boolean> | 'everywhere' | undefined> {
  const { catalogue } = kernel
  const { session, town } = writing
  const reach = await readReach(session, kernel, writing)
  return reach === undefined ? 'everywhere' : compileWithin(ledger, { catalogue, town, reach, alias: 't' })
}

/** A record that is not written yet, under no id. */
function rowOf({ fields }: ResolvedLedger, values: StoredValues): RawBuilder<unknown> {
  const columns = fields.map(({ id, column, field }) => sql`${values[id] ?? null}::${sql.raw(columnType(field))} as ${sql.id(column)}`)
  return sql`(select null::uuid as id, ${sql.join(columns)})`
}
