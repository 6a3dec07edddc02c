import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { listRecords } from '../../ledger/query/list-records.ts'
import type { Instant, LedgerRecord } from '../../ledger/types.ts'
import { reportComment } from '../ledgers/report-comment.ledger.ts'

/** What somebody said about a paragraph of a report, and whether it is settled. */
export interface ReportComment {
  readonly id: string
  readonly version: number
  readonly comment: string
  /** The paragraph as it was written in the template when the comment was made. */
  readonly paragraph: string
  /** The words of it that are meant, as they were printed; empty for the whole paragraph. */
  readonly words: string
  readonly by: string
  readonly at: Instant
  /** Who settled it; absent while it is open. */
  readonly settledBy?: string
  /** When that was; absent while it is open. */
  readonly settledAt?: Instant
}

/** All comments on a report, the oldest first; those that were taken back are left out. Needs the right to read. */
export async function listComments(
  kernel: Kernel,
  actor: Actor,
  { template }: { readonly template: string },
): Promise<readonly ReportComment[]> {
  authorize(actor, 'read')
  const ledger = reportComment.id
  if (kernel.catalogue.findLedger(ledger) === undefined) return []
  const found: ReportComment[] = []
  let after: string | undefined
  do {
    const filters = [{ field: 'template', operator: '=' as const, value: template }]
    const page = await listRecords(kernel, actor, { ledger, query: { limit: 500, filters, ...(after === undefined ? {} : { after }) } })
    found.push(...page.records.map(presentComment))
    after = page.next
  } while (after !== undefined)
  return found.sort((left, right) => (left.at < right.at ? -1 : 1))
}

/** A record of the ledger as what was said. */
export function presentComment({ id, version, values, recordedAt }: LedgerRecord): ReportComment {
  const text = (name: string) => String(values[name] ?? '')
  const settledBy = text('settledBy')
  return {
    id,
    version,
    comment: text('comment'),
    paragraph: text('paragraph'),
    words: text('words'),
    by: text('writtenBy'),
    at: text('writtenAt'),
    ...(settledBy === '' ? {} : { settledBy, settledAt: recordedAt }),
  }
}
