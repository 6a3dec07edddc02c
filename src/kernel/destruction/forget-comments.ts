import { sql } from 'kysely'
import type { Change } from '../audit/types.ts'
import { recordCommentTables } from '../ledger/comment/comment-tables.ts'
import type { Condemned } from './find-condemned.ts'

const chunk = 5_000

/** Takes along what was said beside the records that went, withdrawn words too, who was told of it and who has read it. */
export async function forgetComments({ session, town }: Change, condemned: readonly Condemned[]): Promise<void> {
  const ids = condemned.flatMap((one) => one.ids)
  for (let start = 0; start < ids.length; start += chunk) {
    const some = ids.slice(start, start + chunk)
    for (const { name } of recordCommentTables)
      await session.query(sql`delete from ${sql.id(name)} where town = ${town} and record = any(${some}::uuid[])`)
  }
}
