import { sql } from 'kysely'
import { flag } from '../../../definition/shape/shape.ts'
import { columnOf, followingLedgers } from '../../destroyed/belonging.ts'
import { row, uuid } from '../../storage/row.ts'
import type { TownReading } from '../../town-session.ts'
import { type Condemned, followed, pointsTo } from '../find-condemned.ts'
import { isLastVersion } from './compile-due.ts'

const followerRow = row('what follows a record', { id: uuid, subject: uuid, open: flag })
const chunk = 20_000

export interface Followers {
  readonly records: readonly Condemned[]
  /** Record → what it follows. */
  readonly subjects: ReadonlyMap<string, string>
  /** Those whose matter is open, with the label of their ledger. */
  readonly open: readonly { readonly id: string; readonly by: string }[]
}

/**
 * What was written about some records, what was written about that, and so on. The last version says what a record follows: what was moved to another
 * subject goes with that one, so that no record has two owners.
 */
export async function readFollowers(
  { kernel: { catalogue }, session, town }: TownReading,
  roots: readonly Condemned[],
): Promise<Followers> {
  const subjects = new Map<string, string>()
  const records: Condemned[] = []
  const open: { readonly id: string; readonly by: string }[] = []
  let fresh = roots
  while (fresh.length > 0) {
    const found: Condemned[] = []
    for (const ledger of followingLedgers(catalogue)) {
      const closedBy = ledger.retention?.closedBy
      const isOpen = closedBy === undefined ? sql`false` : sql`(t.replaced_at is null and ${columnOf(ledger, closedBy)} is null)`
      const subject = columnOf(ledger, followed(ledger))
      const ids: string[] = []
      for (const above of fresh.filter((one) => pointsTo(ledger, one.ledger.id))) {
        for (let start = 0; start < above.ids.length; start += chunk) {
          const some = above.ids.slice(start, start + chunk)
          const statement = sql`
            select t.id, ${subject} as subject, ${isOpen} as open from ${sql.id(ledger.table)} as t
            where ${isLastVersion(ledger, town)} and ${subject} = any(${some}::uuid[])
          `
          for (const one of followerRow.all(await session.query(statement))) {
            if (subjects.has(one.id)) continue
            subjects.set(one.id, one.subject)
            ids.push(one.id)
            if (one.open) open.push({ id: one.id, by: ledger.label })
          }
        }
      }
      if (ids.length > 0) found.push({ ledger, ids })
    }
    records.push(...found)
    fresh = found
  }
  return { records, subjects, open }
}
