import { sql } from 'kysely'
import { presentDay } from '../../definition/period/present-day.ts'
import { columnOf } from '../destroyed/belonging.ts'
import { bigint, row } from '../storage/row.ts'
import type { TownWriting } from '../town-session.ts'
import type { Condemned } from './find-condemned.ts'
import { type Response, townDay } from './read-response.ts'

const openRow = row('the matters of a response', { open: bigint })

/** What must be settled first: the response itself, and every matter under it that is still open. Empty when nothing stands in the way. */
export async function findObstacles(
  { kernel, session, town }: TownWriting,
  { response, condemned }: { readonly response: Response; readonly condemned: readonly Condemned[] },
): Promise<readonly string[]> {
  const found: string[] = []
  if (response.firstDay === '') found.push(`“${response.name}”没有启动日期，请先补上。`)
  if (response.lastDay === '') found.push(`“${response.name}”还没有结束日期，响应期间不能销毁。`)
  else if (response.lastDay >= townDay(kernel)) found.push(`“${response.name}”到${presentDay(response.lastDay)}才结束，次日起才能销毁。`)
  for (const { ledger, ids } of condemned) {
    const closedBy = ledger.retention?.closedBy
    if (closedBy === undefined) continue
    const statement = sql`
      select count(*) as open from ${sql.id(ledger.table)} as t
      where t.town = ${town} and t.replaced_at is null and t.id = any(${[...ids]}::uuid[]) and ${columnOf(ledger, closedBy)} is null
    `
    const row = openRow.first(await session.query(statement))
    const label = ledger.fields.find(({ id }) => id === closedBy)?.field.label ?? closedBy
    if (row !== undefined && row.open !== '0') found.push(`「${ledger.label}」还有 ${row.open} 条没有“${label}”，请先办结或解除。`)
  }
  return found
}
