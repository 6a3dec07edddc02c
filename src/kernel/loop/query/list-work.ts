import { type RawBuilder, sql } from 'kysely'
import { addDays } from '../../../definition/period/calendar-day.ts'
import { count } from '../../../definition/shape/shape.ts'
import { actsAs } from '../../access/acts-as.ts'
import { inDomains } from '../../access/domain/in-domains.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { row } from '../../storage/row.ts'
import { readInTown, type TownReading, type TownSession } from '../../town-session.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import type { WorkCounts, WorkKind, WorkPage } from '../types.ts'
import { isKnown, pageLimit, readCasePage } from './case-page.ts'
import { compileMine } from './compile-mine.ts'
import { isEscalated, isLate, isLevel } from './escalation.ts'
import { hasLoops } from './has-loops.ts'
import { presentCases } from './present-cases.ts'
import { readMoves } from './read-moves.ts'

const countsRow = row('case', { mine: count, able: count, due: count, late: count, escalated: count })

export interface WorkQuery {
  readonly which: WorkKind
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** So many days before its deadline a case counts as due. */
const soon = 3

const nothing: WorkCounts = { mine: 0, able: 0, due: 0, late: 0, escalated: 0 }

/** What waits for the actor, by deadline, with the steps open to them: what is theirs to do, what they may do besides, what of theirs is due within three days, what is late, or what was brought before their role. */
export async function listWork(whole: Kernel, actor: Actor, { which, after, limit }: WorkQuery): Promise<WorkPage> {
  const kernel = await inDomains(whole, actor)
  return readInTown(kernel, actor, 'read', async (place) => {
    if (!hasLoops(kernel)) return { items: [], next: undefined, counts: nothing }
    const { today } = place.moment
    const conditions = await workConditions(place)
    const { cases, next } = await readCasePage(place, { where: kindCondition(conditions, which), after, limit: pageLimit(limit) })
    const { summaries, holders, nameOf } = await presentCases(place, cases, { actor, today })
    const movesOf = await readMoves(place, { cases, holders, nameOf })
    return {
      items: summaries.map((summary) => ({ ...summary, ...(movesOf.get(summary.id) ?? { steps: [], waits: null }) })),
      next,
      counts: await countWork(place, conditions),
    }
  })
}

/** The numbers beside the menu, without the lists. */
export async function countOwnWork(whole: Kernel, actor: Actor): Promise<WorkCounts> {
  const kernel = await inDomains(whole, actor)
  return readInTown(kernel, actor, 'read', async (place) => (hasLoops(kernel) ? countWork(place, await workConditions(place)) : nothing))
}

/** Each said once of a case: planned and weighed once, however many numbers are made of it. */
interface Conditions {
  readonly may: RawBuilder<unknown>
  readonly answers: RawBuilder<unknown>
  readonly due: RawBuilder<unknown>
  readonly late: RawBuilder<unknown>
  readonly escalated: RawBuilder<unknown>
}

async function workConditions(place: TownSession): Promise<Conditions> {
  const { actor } = place
  const { today } = place.moment
  const until = addDays(today, soon) ?? today
  const role = actsAs(actor.role)
  const escalated = isLevel(role) ? place.kernel.catalogue.catalogue.loops.flatMap((loop) => isEscalated(loop, role, today) ?? []) : []
  return {
    may: await compileMine(place, actor, today),
    answers: await compileMine(place, actor, today, 'answers'),
    due: sql`t.due between ${today}::date and ${until}::date`,
    late: isLate(today),
    escalated: escalated.length === 0 ? sql`false` : sql`(${sql.join(escalated, sql` or `)})`,
  }
}

/** Which of the cases a list holds. */
function kindCondition({ may, answers, due, late, escalated }: Conditions, which: WorkKind): RawBuilder<unknown> {
  const kinds: Readonly<Record<WorkKind, RawBuilder<unknown>>> = {
    mine: sql`(${may} and ${answers})`,
    able: sql`(${may} and not ${answers})`,
    due: sql`(${due} and ${answers})`,
    late: sql`(${late} and ${answers})`,
    escalated,
  }
  return kinds[which]
}

async function countWork({ kernel, session, town }: TownReading, conditions: Conditions): Promise<WorkCounts> {
  const { may, answers, due, late, escalated } = conditions
  const cases = sql.id(kernel.catalogue.getLedger(caseLedgerId).table)
  // The offset keeps the database from putting the inner expressions back into each count.
  const statement = sql`
    select count(*) filter (where may and answers)::integer as mine, count(*) filter (where may and not answers)::integer as able,
      count(*) filter (where due and answers)::integer as due, count(*) filter (where late and answers)::integer as late,
      count(*) filter (where escalated)::integer as escalated
    from (
      select ${may} as may, ${answers} as answers, ${due} as due, ${late} as late, ${escalated} as escalated
      from ${cases} as t where t.town = ${town} and t.replaced_at is null and t.ended_on is null and ${isKnown(kernel)} offset 0
    ) as work
  `
  const counts = countsRow.first(await session.query(statement))
  return counts ?? nothing
}
