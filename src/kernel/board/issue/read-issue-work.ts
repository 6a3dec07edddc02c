import { sql } from 'kysely'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readVersions } from '../../ledger/record/read-version.ts'
import { readCases } from '../../loop/case/read-cases.ts'
import { momentOfClock } from '../../loop/moment.ts'
import { presentCases } from '../../loop/query/present-cases.ts'
import type { CaseSummary } from '../../loop/types.ts'
import { boardObjectionId } from '../ledgers/board-objection.ledger.ts'
import { boardIssueLoopId } from '../loops/board-issue.loop.ts'
import { boardObjectionLoopId } from '../loops/board-objection.loop.ts'
import type { Objection } from '../types.ts'
import { requireIssue } from './read-issues.ts'

export interface IssueWork {
  /** The case that carries the issue from its publication to its end. */
  readonly case: CaseSummary | null
  /** Oldest first. */
  readonly objections: readonly Objection[]
}

/** What is done about an issue: its own case, and every objection with the case that answers it. Refuses with `not-found`. */
export async function readIssueWork(kernel: Kernel, actor: Actor, { issue }: { readonly issue: string }): Promise<IssueWork> {
  authorize(actor, 'read')
  const { town } = actor
  const { today } = momentOfClock(kernel)
  return kernel.engine.read(async (session) => {
    const place = { kernel, session, town }
    const { id } = await requireIssue(place, issue)
    const ledger = kernel.catalogue.getLedger(boardObjectionId)
    const column = ledger.fields.find((field) => field.id === 'issue')?.column ?? ''
    const found = await readVersions(
      session,
      ledger,
      sql`t.town = ${town} and t.replaced_at is null and ${sql.ref(`t.${column}`)} = ${id}::uuid order by t.id`,
    )
    const ids = found.map((one) => one.id)
    const cases = await readCases(
      place,
      sql`((t.loop = ${boardIssueLoopId} and t.subject = ${id}::uuid) or (t.loop = ${boardObjectionLoopId} and t.subject = any(${ids}::uuid[])))`,
    )
    const { summaries } = await presentCases(place, cases, { actor, today })
    const caseOf = (subject: string) => summaries.find((one) => one.subject === subject) ?? null
    return {
      case: caseOf(id),
      objections: found.map(({ id: objection, values }) => ({
        id: objection,
        subject: values.subject ?? '',
        project: values.project ?? '',
        content: values.content ?? '',
        raisedOn: values.raisedOn ?? '',
        reply: values.reply ?? null,
        case: caseOf(objection),
      })),
    }
  })
}
