import { type RawBuilder, sql } from 'kysely'
import { isRecordId, readVersions, type StoredVersion } from '../../ledger/record/read-version.ts'
import { Refusal } from '../../refusal.ts'
import type { TownReading } from '../../town-session.ts'
import { boardIssueId } from '../ledgers/board-issue.ledger.ts'

/** Issues as they stand now for which a condition on `t` holds; the condition may order them. */
export async function readIssues(
  { kernel, session, town }: TownReading,
  condition: RawBuilder<unknown>,
): Promise<readonly StoredVersion[]> {
  const ledger = kernel.catalogue.getLedger(boardIssueId)
  return readVersions(session, ledger, sql`t.town = ${town} and t.replaced_at is null and ${condition}`)
}

/** Refuses with `not-found`. */
export async function requireIssue(place: TownReading, id: string): Promise<StoredVersion> {
  const [found] = isRecordId(id) ? await readIssues(place, sql`t.id = ${id}::uuid`) : []
  if (found === undefined) throw new Refusal('not-found', '没有这一期榜单。')
  return found
}
