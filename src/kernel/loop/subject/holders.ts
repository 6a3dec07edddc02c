import { type RawBuilder, sql } from 'kysely'
import { groupBy } from '../../../definition/group-by.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { listOf, orNull, text } from '../../../definition/shape/shape.ts'
import { compileExpression } from '../../ledger/sql/index.ts'
import { row, uuid } from '../../storage/row.ts'
import type { TownReading } from '../../town-session.ts'
import { chosen, openRecords } from './record-source.ts'

const ledRow = row('the records of a loop', { id: uuid, led: listOf(orNull(text)) })
const objectRow = row('duty', { object: uuid })

/** Who answers for a record by a duty in force. */
export interface Holder {
  readonly cadre: string
  readonly primary: boolean
}

const dutyLedger = 'duty'

const dutyRow = row('duty', { object: uuid, holder: uuid, role: orNull(text) })

/** A duty ledger's columns as SQL over `d`; undefined where the catalogue has no duties. */
function openDuties({ kernel, town }: Pick<TownReading, 'kernel' | 'town'>, today: string) {
  const ledger = kernel.catalogue.catalogue.ledgers.find(({ id }) => id === dutyLedger)
  if (ledger === undefined) return undefined
  const column = (field: string, otherwise: RawBuilder<unknown>): RawBuilder<unknown> => {
    const found = columnOf(ledger, field)
    return found === undefined ? otherwise : sql.ref(`d.${found}`)
  }
  const [object, holder] = [columnOf(ledger, 'object'), columnOf(ledger, 'holder')]
  if (object === undefined || holder === undefined) return undefined
  const startedOn = column('startedOn', sql`null::date`)
  const endedOn = column('endedOn', sql`null::date`)
  return {
    table: sql.id(ledger.table),
    object: sql.ref(`d.${object}`),
    holder: sql.ref(`d.${holder}`),
    role: column('role', sql`null::text`),
    startedOn,
    inForce: sql`d.town = ${town} and d.replaced_at is null and coalesce(${startedOn} <= ${today}::date, true) and coalesce(${endedOn} > ${today}::date, true)`,
  }
}

function columnOf(ledger: ResolvedLedger, field: string): string | undefined {
  return ledger.fields.find(({ id }) => id === field)?.column
}

/** Who answers for these objects today: the primary holder first. Of several duties the primary is the one that says so; when none of them says anything, the eldest. */
export async function readDirectHolders(
  place: TownReading,
  { objects, today }: { readonly objects: readonly string[]; readonly today: string },
): Promise<ReadonlyMap<string, readonly Holder[]>> {
  const duties = openDuties(place, today)
  const holders = new Map<string, readonly Holder[]>()
  if (duties === undefined || objects.length === 0) return holders
  const statement = sql`
    select ${duties.object} as object, ${duties.holder} as holder, ${duties.role} as role from ${duties.table} as d
    where ${duties.inForce} and ${duties.object} = any(${[...objects]}::uuid[]) order by ${duties.object}, ${duties.startedOn}, d.id
  `
  const rows = dutyRow.all(await place.session.query(statement))
  for (const [object, own] of groupBy(rows, (row) => row.object)) {
    const primary = own.find(({ role }) => role === 'primary') ?? (own.every(({ role }) => role === null) ? own[0] : undefined)
    const found = own.map((row) => ({ cadre: row.holder, primary: row === primary }))
    holders.set(object, [...found.filter(({ primary }) => primary), ...found.filter(({ primary }) => !primary)])
  }
  return holders
}

/** Who answers for the cases over these records: their own holders, else those of the first record that the loop's `answers` lead to and that has any. */
export async function readHolders(
  place: TownReading,
  loop: ResolvedLoop,
  { subjects, today }: { readonly subjects: readonly string[]; readonly today: string },
): Promise<ReadonlyMap<string, readonly Holder[]>> {
  const direct = await readDirectHolders(place, { objects: subjects, today })
  const rest = subjects.filter((id) => !direct.has(id))
  if (loop.answers.length === 0 || rest.length === 0) return direct
  const source = openRecords(place, loop.ledger)
  const paths = loop.answers.map((path) => sql`(${compileExpression(path, { sources: [source], today }).sql})::text`)
  const rows = ledRow.all(
    await place.session.query(
      sql`select ${source.system('id')} as id, array[${sql.join(paths)}]::text[] as led from ${source.from()} where ${chosen(source, rest)}`,
    ),
  )
  const objects = [...new Set(rows.flatMap(({ led }) => led.filter((object) => object !== null)))]
  const led = await readDirectHolders(place, { objects, today })
  const holders = new Map(direct)
  for (const row of rows) {
    const found = row.led.find((object) => object !== null && led.has(object))
    if (found !== undefined && found !== null) holders.set(row.id, led.get(found) ?? [])
  }
  return holders
}

/** What a cadre answers for today, and of it what they are the primary holder of. */
export async function readObjectsOf(
  place: TownReading,
  { cadre, today }: { readonly cadre: string; readonly today: string },
): Promise<{ readonly held: readonly string[]; readonly primary: readonly string[] }> {
  const duties = openDuties(place, today)
  if (duties === undefined) return { held: [], primary: [] }
  const rows = objectRow.all(
    await place.session.query(
      sql`select distinct ${duties.object} as object from ${duties.table} as d where ${duties.inForce} and ${duties.holder} = ${cadre}::uuid`,
    ),
  )
  const held = rows.map(({ object }) => object)
  const holders = await readDirectHolders(place, { objects: held, today })
  return { held, primary: held.filter((object) => holders.get(object)?.some((one) => one.primary && one.cadre === cadre)) }
}

/** Of the cases `t` of a loop, those for which somebody answers: over the record itself, or over a record that `answers` leads to. */
export function compileAnswered(
  place: Pick<TownReading, 'kernel' | 'town'>,
  loop: ResolvedLoop,
  { today }: { readonly today: string },
): RawBuilder<unknown> {
  const duties = openDuties(place, today)
  if (duties === undefined) return sql`false`
  const isHeld = (object: RawBuilder<unknown>) =>
    sql`exists (select 1 from ${duties.table} as d where ${duties.inForce} and ${duties.object} = ${object})`
  if (loop.answers.length === 0) return isHeld(sql`t.subject`)
  const source = openRecords(place, loop.ledger)
  const led = loop.answers.map((path) => isHeld(compileExpression(path, { sources: [source], today }).sql))
  return sql`(${isHeld(sql`t.subject`)} or t.subject in (
    select ${source.system('id')} from ${source.from()} where ${source.where()} and (${sql.join(led, sql` or `)})))`
}

/**
 * Of the cases `t` of a loop, those that one of these objects answers for: the record itself, or, where nobody holds it, the first record that `answers` leads
 * to and that somebody holds.
 */
export function compileAnswering(
  place: Pick<TownReading, 'kernel' | 'town'>,
  loop: ResolvedLoop,
  { objects, today }: { readonly objects: readonly string[]; readonly today: string },
): RawBuilder<unknown> {
  const mine = sql`any(${[...objects]}::uuid[])`
  const duties = openDuties(place, today)
  if (loop.answers.length === 0 || duties === undefined) return sql`t.subject = ${mine}`
  const source = openRecords(place, loop.ledger)
  const paths = loop.answers.map((path) => compileExpression(path, { sources: [source], today }).sql)
  const isHeld = (object: RawBuilder<unknown>) =>
    sql`exists (select 1 from ${duties.table} as d where ${duties.inForce} and ${duties.object} = ${object})`
  const answering = paths.map((path) => sql`case when ${isHeld(path)} then ${path} end`)
  const led = sql.join(
    paths.map((path) => sql`${path} = ${mine}`),
    sql` or `,
  )
  const id = source.system('id')
  return sql`(t.subject = ${mine} or t.subject in (
    select ${id} from ${source.from()} where ${source.where()} and (${led}) and not ${isHeld(id)} and coalesce(${sql.join(answering)}) = ${mine}))`
}
