import { sql } from 'kysely'
import { presentDay } from '../../../definition/period/present-day.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { writeRecordsAudited } from '../../ledger/record/write-records-audited.ts'
import { readCases } from '../../loop/case/read-cases.ts'
import { Refusal } from '../../refusal.ts'
import { writeInTown } from '../../town-session.ts'
import { boardObjectionId } from '../ledgers/board-objection.ledger.ts'
import { boardIssueLoopId } from '../loops/board-issue.loop.ts'
import { requireIssue } from './read-issues.ts'
import { presentIssue } from './stored-issue.ts'

export interface NewObjection {
  readonly issue: string
  /** The id of a project of the list. */
  readonly project: string
  readonly content: string
}

/** Objects to a project's figures on a published list; gives the objection's id. Refuses with `too-late` after the days for it, `wrong-state` when the issue
 * is frozen or withdrawn, `invalid` without words or for a project that is not on the list. */
export async function raiseObjection(
  kernel: Kernel,
  actor: Actor,
  { issue, project, content }: NewObjection,
): Promise<{ readonly id: string }> {
  const words = content.trim()
  const id = kernel.newId()
  await writeInTown(kernel, actor, 'step', async (place) => {
    if (words === '')
      throw new Refusal('invalid', '请写明对哪个数有异议、为什么。', { fields: [{ field: 'content', message: '请写明异议内容' }] })
    const { session, moment } = place
    const stored = await requireIssue(place, issue)
    const [open] = await readCases(place, sql`t.loop = ${boardIssueLoopId} and t.subject = ${stored.id}::uuid and t.ended_on is null`)
    if (open === undefined) throw new Refusal('wrong-state', '这一期榜单已经结束，不再受理异议。')
    const { today } = moment
    if (open.holdUntil !== null && open.holdUntil < today)
      throw new Refusal('too-late', `异议期到${presentDay(open.holdUntil)}为止，已经过了。`)
    const { ranking } = presentIssue(stored).published
    const entry = [...ranking.ranked, ...ranking.apart].find((one) => one.id === project)
    if (entry === undefined)
      throw new Refusal('invalid', '这个项目不在这一期榜单上。', { fields: [{ field: 'project', message: '请从榜单里选项目' }] })
    const ledger = kernel.catalogue.getLedger(boardObjectionId)
    const values = {
      issue: stored.id,
      project: entry.title,
      subject: entry.id,
      content: words,
      raisedOn: today,
      state: 'open',
      reply: null,
    }
    await writeRecordsAudited(kernel, {
      session,
      writer: actor,
      ledger,
      additions: [{ id, values }],
      action: 'add',
    })
  })
  return { id }
}
