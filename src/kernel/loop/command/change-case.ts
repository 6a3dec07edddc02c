import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { findWithin } from '../../ledger/reach/assert-within.ts'
import { outsideWhy } from '../../ledger/reach/outside.ts'
import { Refusal } from '../../refusal.ts'
import { type TownSession, writeInTown } from '../../town-session.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { type CaseChange, writeCases } from '../case/write-cases.ts'
import { requireLoop } from '../loop-index.ts'
import { noticeChanges } from '../notice/notice-changes.ts'
import { readCase } from '../query/read-case.ts'
import { requireOwnCase } from '../query/require-own-case.ts'
import type { Part } from '../step/judge-step.ts'
import { readHolders } from '../subject/holders.ts'
import type { CaseDetail } from '../types.ts'

export interface CaseInHand {
  /** Where it is in hand. */
  readonly place: TownSession
  readonly loop: ResolvedLoop
  readonly case: StoredCase
  readonly part: Part
}

/** What suspending, resuming and merging have in common: the case as the caller saw it, still open, and who the caller is to it. */
export async function changeCase(
  kernel: Kernel,
  actor: Actor,
  {
    id,
    version,
    change,
  }: { readonly id: string; readonly version: number; readonly change: (inHand: CaseInHand) => Promise<readonly CaseChange[]> },
): Promise<CaseDetail> {
  await writeInTown(kernel, actor, 'step', async (place) => {
    const one = await requireOwnCase(place, id)
    const loop = requireLoop(kernel.catalogue, one.loop)
    if (one.version !== version) throw new Refusal('conflict', `这个事项有人办过，现在是“${one.stateLabel}”，请看过再办。`)
    if (one.endedOn !== null) throw new Refusal('wrong-state', '这个事项已经结束。')
    const ledger = kernel.catalogue.getLedger(loop.ledger)
    const own = await findWithin(kernel, { ...actor, session: place.session }, ledger, [one.subject])
    if (!own.has(one.subject)) throw new Refusal('not-permitted', outsideWhy)
    const holders = await readHolders(place, loop, { subjects: [one.subject], today: place.moment.today })
    const part = { actor, holders: holders.get(one.subject) ?? [], opener: one.opener }
    const changes = await change({ place, loop, case: one, part })
    await writeCases(place, { writer: actor, changes })
    await noticeChanges(place, changes)
  })
  return readCase(kernel, actor, { id })
}
