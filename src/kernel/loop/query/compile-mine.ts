import { type RawBuilder, sql } from 'kysely'
import { groupBy } from '../../../definition/group-by.ts'
import { excludedParts } from '../../../definition/loop/legal-moves.ts'
import { forwardSteps } from '../../../definition/loop/order-steps.ts'
import type { ResolvedLoop, ResolvedStep } from '../../../definition/loop/types.ts'
import { actsAs } from '../../access/acts-as.ts'
import type { Actor } from '../../access/types.ts'
import { accountsOf } from '../../access/user/accounts-of.ts'
import { readReach } from '../../ledger/reach/read-reach.ts'
import type { TownReader, TownReading } from '../../town-session.ts'
import { caseStepLedgerId } from '../ledgers/case-step.ledger.ts'
import { isPart } from '../step/read-situation.ts'
import { compileAnswered, compileAnswering, readObjectsOf } from '../subject/holders.ts'
import { compileOwnCases } from './own-cases.ts'

interface Mine {
  readonly held: readonly string[]
  readonly primary: readonly string[]
}

/**
 * Of the cases `t`, those in which the actor may take some step now: by role, by a duty in force over the record, or because they opened it; not while it is
 * suspended or held, and not where the two-person rule bars them from every step. The same as `whyNot`, for the database.
 *
 * With `answers`, of those only what is theirs to do: by a duty of their own or as the opener; by their role where the step carries the case on and nobody
 * whom it names answers for it; and for whoever has a part of the town, all that lies there.
 */
export async function compileMine(
  place: TownReader,
  actor: Actor,
  today: string,
  which: 'may' | 'answers' = 'may',
): Promise<RawBuilder<unknown>> {
  if (actor.role === 'auditor') return sql`false`
  const mine: Mine = actor.cadre === undefined ? { held: [], primary: [] } : await readObjectsOf(place, { cadre: actor.cadre, today })
  const accounts = await accountsOf(place.session, actor)
  const everybodys = which === 'may' || (await readReach(place.session, place.kernel, actor)) !== undefined
  const branches = place.kernel.catalogue.catalogue.loops.flatMap((loop) => {
    const conditions = ofLoop(place, loop, { actor, accounts, mine, today, everybodys })
    return conditions.length === 0 ? [] : [sql`when ${loop.id} then (${sql.join(conditions, sql` or `)})`]
  })
  if (branches.length === 0) return sql`false`
  const own = await compileOwnCases(place, 'work')
  // A case weighs the conditions of its own loop alone.
  const branch = sql`case t.loop ${sql.join(branches, sql` `)} else false end`
  return sql`(${own} and t.ended_on is null and (t.suspended_until is null or t.suspended_until < ${today}::date) and ${branch})`
}

interface Reader {
  readonly actor: Actor
  readonly accounts: readonly string[]
  readonly mine: Mine
  readonly today: string
  /** Whether what a role opens is the actor's without more. */
  readonly everybodys: boolean
}

function ofLoop(place: TownReading, loop: ResolvedLoop, reader: Reader): RawBuilder<unknown>[] {
  const alike = groupBy(loop.steps, (step) =>
    JSON.stringify([partsOf(step, reader), step.duringHold, step.notBy, reader.everybodys || isOnward(loop, step), namesHolder(step)]),
  )
  const conditions: RawBuilder<unknown>[] = []
  for (const steps of alike.values()) {
    const [step] = steps
    const taker = step === undefined ? undefined : takerCondition(place, loop, { step, reader })
    if (step === undefined || taker === undefined) continue
    const states = [...new Set(steps.flatMap(({ from }) => from))]
    const held = step.duringHold ? sql`true` : sql`(t.hold_until is null or t.hold_until < ${reader.today}::date)`
    conditions.push(sql`(t.state = any(${states}::text[]) and ${taker} and ${held} and ${notBarred(place, loop, { step, reader })})`)
  }
  return conditions
}

/** What of `by` the actor could be at all. */
function partsOf({ by }: ResolvedStep, { actor, mine, everybodys }: Reader): readonly string[] {
  const own = by.filter(
    (taker) => taker === 'opener' || (taker === 'holder' && mine.held.length > 0) || (taker === 'primary' && mine.primary.length > 0),
  )
  if (!by.some((taker) => taker === actsAs(actor.role))) return own
  return everybodys ? ['role'] : ['role', ...own]
}

/** A step's answer never changes, and every page asks it of all. */
const onward = new WeakMap<ResolvedStep, boolean>()

/** Whether a step carries a case on from some state: an office's own work; what only puts off, sends back or gives up is not. */
function isOnward(loop: ResolvedLoop, step: ResolvedStep): boolean {
  const known = onward.get(step)
  if (known !== undefined) return known
  const answer = step.from.some((state) => forwardSteps(loop, state, [step]).length > 0)
  onward.set(step, answer)
  return answer
}

function namesHolder({ by }: ResolvedStep): boolean {
  return by.includes('holder') || by.includes('primary')
}

function takerCondition(
  place: TownReading,
  loop: ResolvedLoop,
  { step, reader }: { readonly step: ResolvedStep; readonly reader: Reader },
): RawBuilder<unknown> | undefined {
  const { actor, mine, today } = reader
  const conditions = partsOf(step, reader).map((part) => {
    if (part === 'role') return byRole(place, loop, { step, reader })
    if (part === 'opener') return sql`t.opener = ${actor.id}`
    return compileAnswering(place, loop, { objects: part === 'primary' ? mine.primary : mine.held, today })
  })
  return conditions.length === 0 ? undefined : sql`(${sql.join(conditions, sql` or `)})`
}

function byRole(
  place: TownReading,
  loop: ResolvedLoop,
  { step, reader }: { readonly step: ResolvedStep; readonly reader: Reader },
): RawBuilder<unknown> {
  if (reader.everybodys) return sql`true`
  if (!isOnward(loop, step)) return sql`false`
  return namesHolder(step) ? sql`not ${compileAnswered(place, loop, reader)}` : sql`true`
}

function notBarred(
  { kernel }: TownReading,
  loop: ResolvedLoop,
  { step, reader }: { readonly step: ResolvedStep; readonly reader: Reader },
): RawBuilder<unknown> {
  const parts = excludedParts(step)
  if (parts.length === 0) return sql`true`
  const log = sql.id(kernel.catalogue.getLedger(caseStepLedgerId).table)
  // The offset keeps the database from reading the whole log once for each step: few cases wait, and each finds its own entries by index.
  return sql`not exists (select 1 from ${log} as l where l.town = t.town and l.replaced_at is null and l."case" = t.id
    and l.actor = any(${[...reader.accounts]}::text[]) and ${isPart(loop, parts)} offset 0)`
}
