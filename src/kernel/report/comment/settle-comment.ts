import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { amendInChange } from '../../ledger/command/amend-record.ts'
import { getRecord } from '../../ledger/query/get-record.ts'
import { versionDetail } from '../../ledger/record/write-records.ts'
import { openTo } from '../../ledger/watch.ts'
import { reportComment } from '../ledgers/report-comment.ledger.ts'
import { presentComment, type ReportComment } from './comments.ts'

export interface SettleInput {
  readonly id: string
  readonly version: number
  /** False opens it again. */
  readonly settled: boolean
}

/** Says that a comment is dealt with, by name, or opens it again; both stay in its versions. Refuses with `not-found`, `conflict`. */
export async function settleComment(kernel: Kernel, actor: Actor, { id, version, settled }: SettleInput): Promise<ReportComment> {
  authorize(actor, 'comment')
  const ledger = reportComment.id
  await writeAudited(kernel, actor, async (change) => {
    const values = { settledBy: settled ? actor.name : null }
    const written = await amendInChange(openTo(kernel, ledger), change, { ledger, id, version, values })
    if (written === undefined) return { result: undefined, note: undefined }
    const detail = { ...versionDetail(written), reason: settled ? '已处理' : '重新打开' }
    return { result: undefined, note: { action: 'amend', ledger, record: id, detail } }
  })
  return presentComment(await getRecord(kernel, actor, { ledger, id }))
}
