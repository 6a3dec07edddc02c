import { sql } from 'kysely'
import type { ResolvedLoop, ResolvedRule } from '../../../definition/loop/types.ts'
import { text } from '../../../definition/shape/shape.ts'
import { compileCondition } from '../../ledger/sql/index.ts'
import { row, uuid } from '../../storage/row.ts'
import type { TownReading } from '../../town-session.ts'
import { chosen, openRecords } from './record-source.ts'

const holdsRow = row('the records of a loop', { id: uuid, holds: text })

/** For each record the words of the rules that hold for it, as it stands in the transaction: one statement, however many records. Unknown is not true. */
export async function readHolding(
  place: TownReading,
  loop: ResolvedLoop,
  { rules, subjects, today }: { readonly rules: readonly ResolvedRule[]; readonly subjects: readonly string[]; readonly today: string },
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (rules.length === 0 || subjects.length === 0) return new Map()
  const source = openRecords(place, loop.ledger)
  const holds = rules.map(({ when }) => sql`coalesce(${compileCondition(when, { sources: [source], today })}, false)`)
  const statement = sql`
    select ${source.system('id')} as id, ${sql.join(
      holds.map((one) => sql`(case when ${one} then '1' else '0' end)`),
      sql` || `,
    )} as holds from ${source.from()} where ${chosen(source, subjects)}
  `
  const rows = holdsRow.all(await place.session.query(statement))
  return new Map(rows.map((row) => [row.id, rules.filter((_, index) => row.holds[index] === '1').map(({ why }) => why)]))
}
