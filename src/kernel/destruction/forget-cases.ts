import { sql } from 'kysely'
import type { Change } from '../audit/types.ts'
import { caseLedgerId } from '../loop/ledgers/case.ledger.ts'
import type { Condemned } from './find-condemned.ts'

/** Takes along what the loops keep beside their ledgers about cases that went: notices, alerts, messages on their way out. */
export async function forgetCases({ session, town }: Change, condemned: readonly Condemned[]): Promise<void> {
  const cases = condemned.find(({ ledger }) => ledger.id === caseLedgerId)
  if (cases === undefined) return
  const ids = [...cases.ids]
  for (const table of ['case_notice', 'case_alert']) {
    await session.query(sql`delete from ${sql.id(table)} where town = ${town} and case_id = any(${ids}::uuid[])`)
  }
  await session.query(sql`delete from webhook_message where town = ${town} and message::jsonb ->> 'case' = any(${ids}::text[])`)
}
