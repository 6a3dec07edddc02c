import { sql } from 'kysely'
import { count, text } from '../../definition/shape/shape.ts'
import { caseLedgerId } from '../loop/ledgers/case.ledger.ts'
import { row } from '../storage/row.ts'
import type { TownSession } from '../town-session.ts'
import type { ProcessingEntry } from './types.ts'

const countsRow = row('requests', { ledger: text, open: count, late: count, done: count, refused: count })

/** What people asked to have put right, by the ledger it stands in. */
export async function countCorrections({
  kernel,
  session,
  town,
  moment,
}: TownSession): Promise<ReadonlyMap<string, ProcessingEntry['corrections']>> {
  const { catalogue } = kernel
  const { correction } = catalogue.catalogue.people ?? {}
  const requests = correction === undefined ? undefined : catalogue.findLedger(correction.ledger)
  const cases = catalogue.findLedger(caseLedgerId)
  const target = requests?.fields.find(({ id }) => id === correction?.target)
  if (requests === undefined || cases === undefined || target === undefined) return new Map()
  const rows = countsRow.all(
    await session.query(sql`
      select split_part(${sql.ref(`t.${target.column}`)}, '/', 1) as ledger,
        (count(*) filter (where c.ended_on is null))::integer as open,
        (count(*) filter (where c.ended_on is null and c.due < ${moment.today}::date))::integer as late,
        (count(*) filter (where c.outcome = 'done'))::integer as done,
        (count(*) filter (where c.outcome = 'refused'))::integer as refused
      from ${sql.id(requests.table)} as t join ${sql.id(cases.table)} as c on c.town = t.town and c.subject = t.id and c.replaced_at is null
      where t.town = ${town} and t.replaced_at is null group by 1
    `),
  )
  return new Map(rows.map(({ ledger, ...counts }) => [ledger, counts]))
}
