import { sql } from 'kysely'
import { monthOfYear, yearOfMonth } from '../../../definition/period/calendar-month.ts'
import { presentMonth } from '../../../definition/period/present-day.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { writeRecordsAudited } from '../../ledger/record/write-records-audited.ts'
import { Refusal } from '../../refusal.ts'
import { writeInTown } from '../../town-session.ts'
import { boardIssueId } from '../ledgers/board-issue.ledger.ts'
import { monthSpan } from '../reading/month-span.ts'
import { readContent } from '../reading/read-content.ts'
import { requireBoard } from '../reading/require-board.ts'
import type { Issue } from '../types.ts'
import { getIssue } from './get-issue.ts'
import { readIssues } from './read-issues.ts'
import { keepContent } from './stored-issue.ts'

/**
 * Publishes the list of a month as the ledgers stand: from now on it is open to objections, and what is amended later moves the draft, not it.
 * Refuses with `conflict` while the month has an issue that stands, `too-late` never: `wrong-state` for a month that is not over, `invalid` when nobody can be ranked.
 */
export async function publishIssue(
  kernel: Kernel,
  actor: Actor,
  { board: name, month }: { readonly board: string; readonly month: string },
): Promise<Issue> {
  const id = kernel.newId()
  await writeInTown(kernel, actor, 'freeze', async (place) => {
    const { session, moment } = place
    const board = requireBoard(kernel.catalogue, name)
    const span = monthSpan(month)
    if (span.periodEnd >= moment.today) throw new Refusal('wrong-state', `${presentMonth(month)}还没有过完，不能公布这个月的榜单。`)
    const earlier = await readIssues(place, sql`t.board = ${board.id} and t.month = ${month}`)
    if (earlier.some(({ values }) => values.state !== 'withdrawn'))
      throw new Refusal('conflict', `${presentMonth(month)}的榜单已经公布；要重排，先把那一期撤回。`)
    const content = await readContent(place, board, span)
    if (content.ranking.ranked.length === 0) throw new Refusal('invalid', `${presentMonth(month)}没有一个项目的数据够排名，不能公布。`)
    const { text, digest } = keepContent(content)
    const ledger = kernel.catalogue.getLedger(boardIssueId)
    const number = earlier.length + 1
    const values = {
      name: `${board.label} ${yearOfMonth(month)}年${monthOfYear(month)}月${number === 1 ? '' : `（第${number}次公布）`}`,
      board: board.id,
      month,
      number: String(number),
      state: 'published',
      publishedOn: moment.today,
      appealDays: String(content.appealDays),
      definition: kernel.definition,
      content: text,
      digest,
      frozenOn: null,
      frozenDefinition: null,
      frozenContent: null,
      frozenDigest: null,
    }
    await writeRecordsAudited(kernel, {
      session,
      writer: actor,
      ledger,
      additions: [{ id, values }],
      action: 'publish',
      detail: { board: board.id, month },
    })
  })
  return getIssue(kernel, actor, { id })
}
