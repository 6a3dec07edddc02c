import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { addInChange } from '../../ledger/command/add-record.ts'
import { getRecord } from '../../ledger/query/get-record.ts'
import { versionDetail } from '../../ledger/record/write-records.ts'
import { openTo } from '../../ledger/watch.ts'
import { Refusal } from '../../refusal.ts'
import { reportComment } from '../ledgers/report-comment.ledger.ts'
import { getTemplate } from '../template/templates.ts'
import { presentComment, type ReportComment } from './comments.ts'

export interface CommentInput {
  readonly template: string
  /** The line of the template that the comment is about, from 1. */
  readonly line: number
  /** What stands in that line: whoever comments has seen it. */
  readonly paragraph: string
  readonly words?: string | undefined
  readonly comment: string
}

/**
 * Says something about a paragraph of a report, by name. Whoever may comment need not be allowed to write ledgers: a leader reads and says. Refuses with
 * `conflict` when another text stands in that line by now, with `invalid` what says nothing.
 */
export async function commentReport(kernel: Kernel, actor: Actor, input: CommentInput): Promise<ReportComment> {
  authorize(actor, 'comment')
  const { template: id, line, paragraph, words = '', comment } = input
  if (comment.trim() === '') throw new Refusal('invalid', '批注还没有写字。', { fields: [{ field: 'comment', message: '写上意见' }] })
  const { source, title } = await getTemplate(kernel, actor, { id })
  if (paragraph.trim() === '' || source.split('\n')[line - 1] !== paragraph)
    throw new Refusal('conflict', `第${line}行已经改了，请刷新后再批注。`)
  const ledger = reportComment.id
  const record = await writeAudited(kernel, actor, async (change) => {
    const values = {
      comment: comment.trim(),
      paragraph,
      words: words === '' ? null : words,
      report: title,
      template: id,
      writtenBy: actor.name,
      writtenAt: change.at,
    }
    const written = await addInChange(openTo(kernel, ledger), change, { ledger, values })
    return { result: written.id, note: { action: 'add', ledger, record: written.id, detail: versionDetail(written) } }
  })
  return presentComment(await getRecord(kernel, actor, { ledger, id: record }))
}
