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
    const { cases, next } = await readCasePage(place, { where: conditions[which], after, limit: pageLimit(limit) })
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

type Conditions = Readonly<Record<WorkKind, RawBuilder<unknown>>>

async function workConditions(place: TownSession): Promise<Conditions> {
  const { actor } = place
  const { today } = place.moment
  const may = await compileMine(place, actor, today)
  const mine = await compileMine(place, actor, today, 'answers')
  const until = addDays(today, soon) ?? today
  const role = actsAs(actor.role)
  const escalated = isLevel(role) ? place.kernel.catalogue.catalogue.loops.flatMap((loop) => isEscalated(loop, role, today) ?? []) : []
  return {
    mine: sql`(${may} and ${mine})`,
    able: sql`(${may} and not ${mine})`,
    due: sql`${mine} and t.due between ${today}::date and ${until}::date`,
    late: sql`${mine} and ${isLate(today)}`,
    escalated: escalated.length === 0 ? sql`false` : sql`(${sql.join(escalated, sql` or `)})`,
  }
}

async function countWork({ kernel, session, town }: TownReading, { mine, able, due, late, escalated }: Conditions): Promise<WorkCounts> {
  const cases = sql.id(kernel.catalogue.getLedger(caseLedgerId).table)
  const statement = sql`
    select count(*) filter (where ${mine})::integer as mine, count(*) filter (where ${able})::integer as able, count(*) filter (where ${due})::integer as due,
      count(*) filter (where ${late})::integer as late, count(*) filter (where ${escalated})::integer as escalated
    from ${cases} as t where t.town = ${town} and t.replaced_at is null and t.ended_on is null and ${isKnown(kernel)}
  `
  const counts = countsRow.first(await session.query(statement))
  return counts ?? nothing
}
