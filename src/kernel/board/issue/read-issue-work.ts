import { sql } from 'kysely'
import { addDays } from '../../../definition/period/calendar-day.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readVersions } from '../../ledger/record/read-version.ts'
import { readCases } from '../../loop/case/read-cases.ts'
import type { StoredCase } from '../../loop/case/stored-case.ts'
import { requireLoop, requireStep } from '../../loop/loop-index.ts'
import { presentCases } from '../../loop/query/present-cases.ts'
import { whyNot } from '../../loop/step/judge-step.ts'
import { readTakers, readWithOpenChildren } from '../../loop/step/read-situation.ts'
import type { Holder } from '../../loop/subject/holders.ts'
import type { CaseMove, CaseSummary } from '../../loop/types.ts'
import { readInTown, type TownSession } from '../../town-session.ts'
import { boardObjectionId } from '../ledgers/board-objection.ledger.ts'
import { boardIssueLoopId } from '../loops/board-issue.loop.ts'
import { boardObjectionLoopId } from '../loops/board-objection.loop.ts'
import type { Objection } from '../types.ts'
import { requireIssue } from './read-issues.ts'

export interface FreezeMove extends CaseMove {
  readonly from: string | null
  /** What is done by it, for good. */
  readonly does: string
}

export interface IssueWork {
  /** The case that carries the issue from its publication to its end. */
  readonly case: CaseSummary | null
  /** Whether the actor may freeze it now, and the day from which it may be frozen when that is still to come; null once its case has ended. */
  readonly freeze: FreezeMove | null
  /** Oldest first. */
  readonly objections: readonly Objection[]
}

/** What is done about an issue: its own case, and every objection with the case that answers it. Refuses with `not-found`. */
export async function readIssueWork(kernel: Kernel, actor: Actor, { issue }: { readonly issue: string }): Promise<IssueWork> {
  return readInTown(kernel, actor, 'read', async (place) => {
    const { session, town, moment } = place
    const { today } = moment
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
    const { summaries, holders } = await presentCases(place, cases, { actor, today })
    const own = cases.find((one) => one.subject === id)
    const caseOf = (subject: string) => summaries.find((one) => one.subject === subject) ?? null
    return {
      case: caseOf(id),
      freeze: own === undefined || own.endedOn !== null ? null : await judgeFreeze(place, { one: own, holders: holders.get(id) ?? [] }),
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

interface Standing {
  readonly one: StoredCase
  readonly holders: readonly Holder[]
}

/** The legal-moves judgement of the freezing step; what its rules say of the kept list is the freezing's own business. */
async function judgeFreeze(place: TownSession, { one, holders }: Standing): Promise<FreezeMove> {
  const { actor } = place
  const { today } = place.moment
  const loop = requireLoop(place.kernel.catalogue, boardIssueLoopId)
  const step = requireStep(loop, 'freeze')
  const takersOf = await readTakers(place, { loop, actor, cases: [one.id], steps: [step] })
  const openChildren = (await readWithOpenChildren(place, loop, [one])).size > 0
  const part = { actor, holders, opener: one.opener }
  const against = whyNot(step, { loop, case: one, part, takenBy: takersOf(one.id), openChildren, today })
  const held = one.holdUntil !== null && one.holdUntil >= today
  return {
    allowed: against === undefined,
    why: against?.why ?? null,
    from: held ? (addDays(one.holdUntil, 1) ?? null) : null,
    does: step.irreversible?.does ?? '',
  }
}
