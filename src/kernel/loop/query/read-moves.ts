import { groupBy } from '../../../definition/group-by.ts'
import { forwardSteps } from '../../../definition/loop/order-steps.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import type { TownSession } from '../../town-session.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { requireLoop, stateOf } from '../loop-index.ts'
import { presentTakers, whyNot } from '../step/judge-step.ts'
import { readTakers, readWithOpenChildren } from '../step/read-situation.ts'
import type { Holder } from '../subject/holders.ts'
import type { WorkItem } from '../types.ts'

interface Reading {
  readonly cases: readonly StoredCase[]
  readonly holders: ReadonlyMap<string, readonly Holder[]>
  readonly nameOf: (cadre: string) => string
}

type Moves = Pick<WorkItem, 'steps' | 'waits'>

/** What the actor may do now in each of these cases, and, where none of it carries the case on, for whom it waits. */
export async function readMoves(place: TownSession, { cases, holders, nameOf }: Reading): Promise<ReadonlyMap<string, Moves>> {
  const { actor } = place
  const { today } = place.moment
  const found = new Map<string, Moves>()
  for (const [id, own] of groupBy(cases, ({ loop }) => loop)) {
    const loop = requireLoop(place.kernel.catalogue, id)
    const ids = own.map((one) => one.id)
    const takersOf = await readTakers(place, { loop, actor, cases: ids, steps: loop.steps })
    const waiting = await readWithOpenChildren(place, loop, own)
    for (const one of own) {
      const answering = holders.get(one.subject) ?? []
      const part = { actor, holders: answering, opener: one.opener }
      const situation = { loop, case: one, part, takenBy: takersOf(one.id), openChildren: waiting.has(one.id), today }
      const open = loop.steps.filter((step) => whyNot(step, situation) === undefined)
      const steps = open.map(({ id, label, fill, opinion, evidence, irreversible, returns, to }) => ({
        id,
        label,
        plain: fill.length === 0 && opinion === 'optional' && evidence !== 'required' && irreversible === undefined,
        returns,
        ends: stateOf(loop, to).ends ?? null,
      }))
      const isMine = forwardSteps(loop, one.state, open).length > 0
      found.set(one.id, {
        steps,
        waits: isMine || !isRunning(one, today) ? null : awaited(loop, one, { answering, nameOf, own: actor.cadre }),
      })
    }
  }
  return found
}

function isRunning({ suspendedUntil, holdUntil }: StoredCase, today: string): boolean {
  return (suspendedUntil === null || suspendedUntil < today) && (holdUntil === null || holdUntil < today)
}

interface Answering {
  readonly answering: readonly Holder[]
  readonly nameOf: (cadre: string) => string
  readonly own: string | undefined
}

/** The step that carries a case on, and who takes it: whoever answers for the record, where the step names them, else those of a role. */
function awaited(loop: ResolvedLoop, one: StoredCase, { answering, nameOf, own }: Answering): WorkItem['waits'] {
  const [step] = forwardSteps(
    loop,
    one.state,
    loop.steps.filter(({ from }) => from.includes(one.state)),
  )
  if (step === undefined) return null
  const holder = awaitedHolder(step.by, answering)
  if (holder !== undefined && holder.cadre === own) return null
  return { step: step.label, who: holder === undefined ? presentTakers(step.by) : nameOf(holder.cadre), person: holder !== undefined }
}

/** Of those who answer for a record, the one whom a step's takers name; undefined where they name none of them. */
export function awaitedHolder(by: readonly string[], answering: readonly Holder[]): Holder | undefined {
  if (!by.includes('holder') && !by.includes('primary')) return undefined
  return answering.find(({ primary }) => primary) ?? (by.includes('holder') ? answering[0] : undefined)
}
