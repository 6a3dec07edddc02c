import { sql } from 'kysely'
import { cadreLedger, dutyLedger } from '../../../definition/duty/duty-ledgers.ts'
import { readTitles } from '../../ledger/query/read-titles.ts'
import { row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import type { GridDay } from '../source/duty-scope.ts'
import { inForce, openColumns } from '../source/ledger-columns.ts'
import type { NamedRecord } from '../types.ts'

const holderRow = row('duties', { object: uuid, holder: uuid })

/** Who answers for each of these objects on the day; an object that nobody answers for is left out. By the same rule as the coverage audit. */
export async function holdersOf(session: Session, day: GridDay, objects: readonly string[]): Promise<ReadonlyMap<string, NamedRecord>> {
  const found = new Map<string, NamedRecord>()
  if (objects.length === 0) return found
  const { from, column, current } = openColumns(day.catalogue, dutyLedger.id, 'd')
  const isPrimary = sql`${column(dutyLedger.role)} = 'primary'`
  const statement = sql`
    select ${column(dutyLedger.object)} as object,
      (array_agg(${column(dutyLedger.holder)} order by ${isPrimary} desc nulls last, ${column(dutyLedger.from)}, ${column('id')}))[1] as holder
    from ${from}
    where ${current(day.town)} and ${column(dutyLedger.object)} = any(${[...objects]}::uuid[])
      and ${inForce(column(dutyLedger.from), column(dutyLedger.to), day.on)}
    group by ${column(dutyLedger.object)} having count(*) filter (where ${isPrimary}) > 0 or count(${column(dutyLedger.role)}) = 0
  `
  const rows = holderRow.all(await session.query(statement))
  const wanted = new Map([[cadreLedger.id, new Set(rows.map(({ holder }) => holder))]])
  const names = await readTitles(session, day.catalogue, { town: day.town, wanted })
  for (const { object, holder } of rows) found.set(object, { id: holder, title: names.get(holder) ?? '（已撤销）' })
  return found
}
