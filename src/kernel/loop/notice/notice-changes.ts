import { groupBy } from '../../../definition/group-by.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import type { Moment } from '../../audit/moment.ts'
import type { TownWriting } from '../../town-session.ts'
import type { StoredCase } from '../case/stored-case.ts'
import type { CaseChange } from '../case/write-cases.ts'
import { requireLoop } from '../loop-index.ts'
import { type Holder, readHolders } from '../subject/holders.ts'
import { type Happening, type Reachable, readReachable, writeNotices } from './write-notices.ts'

export interface ToldFrom extends TownWriting {
  /** Nobody is told what they did themselves. */
  readonly actor: { readonly id: string }
  readonly moment: Moment
}

/** Tells those to whom a case has newly come: it entered a state out of which they lead, as holders of the record or as who opened it. In the transaction of the step itself. */
export async function noticeChanges(place: ToldFrom, changes: readonly CaseChange[]): Promise<void> {
  const { actor, moment } = place
  const arrived = changes.filter(({ case: one, event }) => one.endedOn === null && isArrival(event)).map((change) => change.case)
  if (arrived.length === 0) return
  const reachable = await readReachable(place)
  const happenings: Happening[] = []
  for (const [id, cases] of groupBy(arrived, ({ loop }) => loop)) {
    const loop = requireLoop(place.kernel.catalogue, id)
    const holders = await readHolders(place, loop, { subjects: cases.map(({ subject }) => subject), today: moment.today })
    for (const one of cases) {
      const users = leadersOut(loop, one, { reachable, holders: holders.get(one.subject) ?? [] }).filter((user) => user !== actor.id)
      happenings.push({ kind: 'arrived', case: one, users })
    }
  }
  await writeNotices(place, happenings)
}

/** A patrol comes back to where it was; a pause moves nothing. */
function isArrival({ kind, from, to }: CaseChange['event']): boolean {
  return (kind === 'open' || kind === 'take' || kind === 'correct') && from !== to
}

/** The users who by a duty or as the opener may take some step out of the state that a case is in. */
export function leadersOut(
  loop: ResolvedLoop,
  one: StoredCase,
  { reachable, holders }: { readonly reachable: readonly Reachable[]; readonly holders: readonly Holder[] },
): readonly string[] {
  const takers = new Set(loop.steps.flatMap(({ from, by }) => (from.includes(one.state) ? by : [])))
  const answering = holders.filter(({ primary }) => takers.has('holder') || (takers.has('primary') && primary))
  return reachable
    .filter(({ id, cadre }) => (takers.has('opener') && one.opener === id) || answering.some((holder) => holder.cadre === cadre))
    .map(({ id }) => id)
}
