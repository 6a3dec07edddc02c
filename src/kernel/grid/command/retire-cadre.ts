import { cadreLedger } from '../../../definition/duty/duty-ledgers.ts'
import { assertUnbound } from '../../access/assert-unbound.ts'
import type { Actor } from '../../access/types.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { amendInChange } from '../../ledger/command/amend-record.ts'
import { findCurrentVersion } from '../../ledger/record/read-version.ts'
import { Refusal } from '../../refusal.ts'
import { writeInTown } from '../../town-session.ts'
import { requireGridLedger } from '../source/ledger-columns.ts'
import { requireDay } from '../source/today.ts'
import { type HandedOver, handOverInChange, type Successors } from './hand-over.ts'
import { readHeld } from './read-held.ts'
import { dutyNote } from './write-duties.ts'

export interface Retirement {
  readonly cadre: string
  /** The first day on which the cadre no longer serves. */
  readonly on: string
  /** Needed while the cadre answers for anything. */
  readonly to?: Successors
  readonly reason?: string
}

/**
 * Ends a cadre's office and hands everything over in the same transaction: nobody leaves the register while something still hangs on them. Refuses with
 * `wrong-state` when duties are left and nobody is named, and as `handOver` does.
 */
export async function retireCadre(kernel: Kernel, actor: Actor, { cadre, on, to, reason }: Retirement): Promise<HandedOver> {
  assertUnbound(actor, '离任')
  return writeInTown(kernel, actor, 'write', async ({ session }) => {
    requireDay(on)
    const ledger = requireGridLedger(kernel.catalogue, cadreLedger.id)
    const handed = await writeInChain(session, kernel, actor, async (change) => {
      const held = await readHeld(
        session,
        { catalogue: kernel.catalogue, town: change.town },
        { holder: cadre, span: { from: on, to: undefined } },
      )
      if (held.length === 0) return { result: { moved: 0, holders: [] }, note: undefined }
      if (to === undefined) throw new Refusal('wrong-state', `还有 ${held.length} 项责任在身，请先写明由谁接手。`)
      const { result, detail } = await handOverInChange(kernel, change, { cadre, on, to })
      return { result, note: dutyNote('duty.handOver', detail, { cadre, on }) }
    })
    await writeInChain(session, kernel, actor, async (change) => {
      const before = await findCurrentVersion(session, ledger, { town: change.town, id: cadre })
      if (before === undefined) throw new Refusal('not-found', '干部名册里没有这个人，可能已被撤销。')
      if ((before.values[cadreLedger.from] ?? '') > on) throw new Refusal('invalid', '离任日期早于任职日期，请核对。')
      const values = { [cadreLedger.to]: on }
      const written = await amendInChange(kernel, change, { ledger: ledger.id, id: cadre, version: before.version, values })
      const detail = { version: written?.version ?? 0, digest: written?.digest ?? '', ...(reason === undefined ? {} : { reason }) }
      return { result: undefined, note: written === undefined ? undefined : { action: 'amend', ledger: ledger.id, record: cadre, detail } }
    })
    return handed
  })
}
