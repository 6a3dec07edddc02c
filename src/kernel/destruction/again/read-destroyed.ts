import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { orNull, text } from '../../../definition/shape/shape.ts'
import { bigint, instant, row, uuid } from '../../storage/row.ts'
import type { Engine, Session } from '../../storage/types.ts'

/** One destruction as it must be done again where an older backup brings its records back: marks of ids, and what its certificate said; nobody it was about. */
export interface DestroyedNote {
  readonly town: string
  readonly entry: number
  readonly at: string
  /** Empty of due records. */
  readonly responses: string
  readonly response: string
  readonly firstDay: string
  readonly lastDay: string
  /** Parted by commas; empty of a response. */
  readonly dueLedgers: string
  readonly about: string
  readonly method: string
  readonly witness: string
  readonly requestedBy: string
  readonly confirmedBy: string
  readonly marks: readonly string[]
}

const noteRow = row('destruction', {
  town: text,
  entry: bigint,
  at: instant,
  responses: text,
  response: uuid,
  first_day: text,
  last_day: text,
  due_ledgers: orNull(text),
  response_name: text,
  method: text,
  witness: text,
  requested_by: text,
  confirmed_by: orNull(text),
})
const marksRow = row('destroyed_record', { mark: text })

/** Every destruction of every town of the store that left marks, in the order of the chains. Those of older editions left none, and are not among them. */
export function readDestroyed(engine: Pick<Engine, 'asOwner'>): Promise<readonly DestroyedNote[]> {
  return engine.asOwner.read(async (session) => {
    if (!(await hasMarks(session))) return []
    const rows = noteRow.all(
      await session.query(sql`
        select d.town, d.entry, d.at, d.responses, d.response, d.first_day, d.last_day, c.due_ledgers, c.response_name, c.method, c.witness,
          c.requested_by, c.confirmed_by
        from destruction as d join ledger_destruction_certificate as c on c.town = d.town and c.id = d.certificate and c.replaced_at is null
        order by d.town, d.entry
      `),
    )
    const notes: DestroyedNote[] = []
    for (const one of rows) {
      const found = await session.query(
        sql`select mark from destroyed_record where town = ${one.town} and destroyed_by = ${one.entry}::bigint order by mark`,
      )
      const marks = marksRow.all(found).map(({ mark }) => mark)
      if (marks.length === 0) continue
      notes.push({
        town: one.town,
        entry: wholeNumber(one.entry),
        at: one.at,
        responses: one.responses,
        response: one.responses === '' ? '' : one.response,
        firstDay: one.first_day,
        lastDay: one.last_day,
        dueLedgers: one.due_ledgers ?? '',
        about: one.response_name,
        method: one.method,
        witness: one.witness,
        requestedBy: one.requested_by,
        confirmedBy: one.confirmed_by ?? '',
        marks,
      })
    }
    return notes
  })
}

/** A store of an older edition, of which a backup is made before an upgrade, has none. */
async function hasMarks(session: Session): Promise<boolean> {
  const rows = await session.query(sql`select 1 as one where to_regclass('destroyed_record') is not null`)
  return rows.length > 0
}
