import { leaveLedger } from '../../../definition/duty/duty-ledgers.ts'
import { assertUnbound } from '../../access/assert-unbound.ts'
import type { Actor } from '../../access/types.ts'
import type { Change } from '../../audit/types.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { addInChange } from '../../ledger/command/add-record.ts'
import { versionDetail } from '../../ledger/record/write-records.ts'
import { Refusal } from '../../refusal.ts'
import { writeInTown } from '../../town-session.ts'
import { requireDay } from '../source/today.ts'
import type { HandedOver } from './hand-over.ts'
import { type Move, planMoves } from './plan-moves.ts'
import { readHeld } from './read-held.ts'
import { requireCadres, requireNamed } from './require-cadres.ts'
import { dutyNote, writeDuties } from './write-duties.ts'

export interface Leave {
  readonly cadre: string
  readonly from: string
  /** The first day back. */
  readonly to: string
  /** Needed while the cadre answers for anything. */
  readonly standIn?: string
  readonly reason?: string
}

export interface TakenLeave extends HandedOver {
  /** The record of 干部请假. */
  readonly leave: string
}

/**
 * Writes a leave and moves the duties to the stand-in for just those days; on the first day back they are the cadre's again, by their dates, without
 * anybody doing anything. One transaction. Refuses with `wrong-state` when duties are left and nobody stands in, `conflict` when the stand-in is not
 * there all the time.
 */
export async function takeLeave(kernel: Kernel, actor: Actor, input: Leave): Promise<TakenLeave> {
  assertUnbound(actor, '请假')
  return writeInTown(kernel, actor, 'write', async ({ session }) => {
    assertLeave(input)
    const handed = await writeInChain(session, kernel, actor, (change) => moveForLeave(kernel, change, input))
    const leave = await writeInChain(session, kernel, actor, async (change) => {
      const { cadre, from, to, standIn, reason } = input
      const values = {
        [leaveLedger.cadre]: cadre,
        [leaveLedger.from]: from,
        [leaveLedger.to]: to,
        [leaveLedger.standIn]: standIn ?? null,
        ...(reason === undefined ? {} : { reason }),
      }
      const written = await addInChange(kernel, change, { ledger: leaveLedger.id, values })
      return { result: written.id, note: { action: 'add', ledger: leaveLedger.id, record: written.id, detail: versionDetail(written) } }
    })
    return { ...handed, leave }
  })
}

/** Refuses with `invalid` a leave that is none, and to stand in for oneself. */
function assertLeave({ cadre, from, to, standIn }: Leave): void {
  requireDay(from)
  requireDay(to)
  if (to <= from) throw new Refusal('invalid', '销假日期要在请假日期之后。', { fields: [{ field: 'to', message: '要在请假日期之后' }] })
  if (standIn === cadre) throw new Refusal('invalid', '代岗人不能是请假人本人。', { fields: [{ field: 'standIn', message: '请另选' }] })
}

async function moveForLeave(kernel: Kernel, change: Change, { cadre, from, to, standIn }: Leave) {
  const place = { catalogue: kernel.catalogue, town: change.town }
  const span = { from, to }
  await requireNamed(change.session, place, [cadre])
  const held = await readHeld(change.session, place, { holder: cadre, span })
  if (held.length === 0) return { result: { moved: 0, holders: [] }, note: undefined }
  if (standIn === undefined) throw new Refusal('wrong-state', `请假期间有 ${held.length} 项责任，请写明由谁代岗。`)
  const names = await requireCadres(change.session, place, { ids: [standIn], span })
  const moves = held.map((duty): Move => ({ ...duty, to: standIn }))
  const detail = await writeDuties(kernel, change, planMoves(moves, span, kernel.newId))
  const result = { moved: held.length, holders: [{ holder: { id: standIn, title: names.get(standIn) ?? '' }, count: held.length }] }
  return { result, note: dutyNote('duty.leave', detail, { cadre, from, to }) }
}
