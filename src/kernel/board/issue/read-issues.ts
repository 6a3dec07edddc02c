import { type RawBuilder, sql } from 'kysely'
import type { Kernel } from '../../context.ts'
import { isRecordId, readVersions, type StoredVersion } from '../../ledger/record/read-version.ts'
import { Refusal } from '../../refusal.ts'
import type { Session } from '../../storage/types.ts'
import { boardIssueId } from '../ledgers/board-issue.ledger.ts'

export interface IssuePlace {
  readonly kernel: Pick<Kernel, 'catalogue'>
  readonly session: Session
  readonly town: string
}

/** Issues as they stand now for which a condition on `t` holds; the condition may order them. */
export async function readIssues({ kernel, session, town }: IssuePlace, condition: RawBuilder<unknown>): Promise<readonly StoredVersion[]> {
  const ledger = kernel.catalogue.getLedger(boardIssueId)
  return readVersions(session, ledger, sql`t.town = ${town} and t.replaced_at is null and ${condition}`)
}

/** Refuses with `not-found`. */
export async function requireIssue(place: IssuePlace, id: string): Promise<StoredVersion> {
  const [found] = isRecordId(id) ? await readIssues(place, sql`t.id = ${id}::uuid`) : []
  if (found === undefined) throw new Refusal('not-found', '没有这一期榜单。')
  return found
}
