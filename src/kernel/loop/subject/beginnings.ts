import { sql } from 'kysely'
import type { ResolvedLoop, ResolvedState } from '../../../definition/loop/types.ts'
import { flag, orNull, text } from '../../../definition/shape/shape.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import { compileCondition } from '../../ledger/sql/index.ts'
import { row, uuid } from '../../storage/row.ts'
import type { TownReading } from '../../town-session.ts'
import { stateOf, stateShown } from '../loop-index.ts'
import { chosen, openRecords, type WrittenValues } from './record-source.ts'

const beginningRow = row('the records of a loop', { id: uuid, concerned: flag, adopted: orNull(text) })

export interface BeginningRequest {
  /** `after` as it was just written. */
  readonly records: readonly { readonly id: string; readonly after?: StoredValues | undefined }[]
  readonly today: string
  /** The records as they were written, where no statement sees them yet. */
  readonly written?: WrittenValues | undefined
}

/**
 * Where the case of a record begins that did not come through the loop: what the loop's `adopts` say of its facts, else what its `stateField` shows, else the
 * initial state. Records that the loop does not concern, or whose state belongs to none of its states, are left out.
 */
export async function readBeginnings(
  place: TownReading,
  loop: ResolvedLoop,
  { records, today, written }: BeginningRequest,
): Promise<ReadonlyMap<string, ResolvedState>> {
  const told = await readTold(place, loop, { records, today, written })
  const found = new Map<string, ResolvedState>()
  for (const { id, after } of records) {
    const own = told?.get(id)
    if (own !== undefined && !own.concerned) continue
    const shown = loop.stateField === undefined ? null : (after?.[loop.stateField] ?? null)
    const state = own?.adopted === undefined ? stateShown(loop, shown) : stateOf(loop, own.adopted)
    if (state !== undefined) found.set(id, state)
  }
  return found
}

interface Told {
  readonly concerned: boolean
  readonly adopted: string | undefined
}

/** What only the database can tell of the records; undefined when the loop asks nothing of it. */
async function readTold(
  place: TownReading,
  loop: ResolvedLoop,
  { records, today, written }: BeginningRequest,
): Promise<ReadonlyMap<string, Told> | undefined> {
  if (loop.opensWhen === undefined && loop.adopts.length === 0) return undefined
  const source = openRecords(place, loop.ledger, written)
  const scope = { sources: [source], today } as const
  const concerned = loop.opensWhen === undefined ? sql`true` : sql`coalesce(${compileCondition(loop.opensWhen, scope)}, false)`
  const cases = loop.adopts.map(({ state, when }) => sql`when ${compileCondition(when, scope)} then ${state}::text`)
  const adopted = cases.length === 0 ? sql`null::text` : sql`(case ${sql.join(cases, sql` `)} end)`
  const ids = records.map(({ id }) => id)
  const rows = beginningRow.all(
    await place.session.query(
      sql`select ${source.system('id')} as id, ${concerned} as concerned, ${adopted} as adopted from ${source.from()} where ${chosen(source, ids)}`,
    ),
  )
  return new Map(rows.map(({ id, concerned, adopted }) => [id, { concerned, adopted: adopted ?? undefined }]))
}
