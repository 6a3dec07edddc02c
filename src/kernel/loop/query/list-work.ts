import { type RawBuilder, sql } from 'kysely'
import { groupBy } from '../../../definition/group-by.ts'
import { addDays } from '../../../definition/period/calendar-day.ts'
import { count } from '../../../definition/shape/shape.ts'
import { inDomains } from '../../access/domain/in-domains.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { row } from '../../storage/row.ts'
import { readInTown, type TownReading, type TownSession } from '../../town-session.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import { requireLoop, stateOf } from '../loop-index.ts'
import { whyNot } from '../step/judge-step.ts'
import { readTakers, readWithOpenChildren } from '../step/read-situation.ts'
import type { Holder } from '../subject/holders.ts'
import type { WorkCounts, WorkItem, WorkKind, WorkPage } from '../types.ts'
import { isKnown, pageLimit, readCasePage } from './case-page.ts'
import { compileMine } from './compile-mine.ts'
import { isEscalated, isLate, isLevel } from './escalation.ts'
import { hasLoops } from './has-loops.ts'
import { presentCases } from './present-cases.ts'

const countsRow = row('case', { mine: count, due: count, late: count, escalated: count })

export interface WorkQuery {
  readonly which: WorkKind
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** So many days before its deadline a case counts as due. */
const soon = 3

const nothing: WorkCounts = { mine: 0, due: 0, late: 0, escalated: 0 }

/** What waits for the actor, by deadline, with the steps open to them: all of it, what is due within three days, what is late, or what was brought before their role. */
export async function listWork(whole: Kernel, actor: Actor, { which, after, limit }: WorkQuery): Promise<WorkPage> {
  const kernel = await inDomains(whole, actor)
  return readInTown(kernel, actor, 'read', async (place) => {
    if (!hasLoops(kernel)) return { items: [], next: undefined, counts: nothing }
    const { today } = place.moment
    const conditions = await workConditions(place)
    const { cases, next } = await readCasePage(place, { where: conditions[which], after, limit: pageLimit(limit) })
    const { summaries, holders } = await presentCases(place, cases, { actor, today })
    const stepsOf = await readSteps(place, { cases, holders })
    return {
      items: summaries.map((summary) => ({ ...summary, steps: stepsOf.get(summary.id) ?? [] })),
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
  const mine = await compileMine(place, actor, today)
  const until = addDays(today, soon) ?? today
  const { role } = actor
  const escalated = isLevel(role) ? place.kernel.catalogue.catalogue.loops.flatMap((loop) => isEscalated(loop, role, today) ?? []) : []
  return {
    mine,
    due: sql`${mine} and t.due between ${today}::date and ${until}::date`,
    late: sql`${mine} and ${isLate(today)}`,
    escalated: escalated.length === 0 ? sql`false` : sql`(${sql.join(escalated, sql` or `)})`,
  }
}

async function countWork({ kernel, session, town }: TownReading, { mine, due, late, escalated }: Conditions): Promise<WorkCounts> {
  const cases = sql.id(kernel.catalogue.getLedger(caseLedgerId).table)
  const statement = sql`
    select count(*) filter (where ${mine})::integer as mine, count(*) filter (where ${due})::integer as due,
      count(*) filter (where ${late})::integer as late, count(*) filter (where ${escalated})::integer as escalated
    from ${cases} as t where t.town = ${town} and t.replaced_at is null and t.ended_on is null and ${isKnown(kernel)}
  `
  const counts = countsRow.first(await session.query(statement))
  return counts ?? nothing
}

interface Reading {
  readonly cases: readonly StoredCase[]
  readonly holders: ReadonlyMap<string, readonly Holder[]>
}

async function readSteps(place: TownSession, { cases, holders }: Reading): Promise<ReadonlyMap<string, WorkItem['steps']>> {
  const { actor } = place
  const { today } = place.moment
  const found = new Map<string, WorkItem['steps']>()
  for (const [id, own] of groupBy(cases, ({ loop }) => loop)) {
    const loop = requireLoop(place.kernel.catalogue, id)
    const ids = own.map((one) => one.id)
    const takersOf = await readTakers(place, { loop, actor, cases: ids, steps: loop.steps })
    const waiting = await readWithOpenChildren(place, loop, own)
    for (const one of own) {
      const part = { actor, holders: holders.get(one.subject) ?? [], opener: one.opener }
      const situation = { loop, case: one, part, takenBy: takersOf(one.id), openChildren: waiting.has(one.id), today }
      const open = loop.steps.filter((step) => whyNot(step, situation) === undefined)
      found.set(
        one.id,
        open.map(({ id, label, fill, opinion, evidence, irreversible, returns, to }) => ({
          id,
          label,
          plain: fill.length === 0 && opinion === 'optional' && evidence !== 'required' && irreversible === undefined,
          returns,
          ends: stateOf(loop, to).ends ?? null,
        })),
      )
    }
  }
  return found
}
