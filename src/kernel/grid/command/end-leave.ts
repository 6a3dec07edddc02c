import { dutyLedger, leaveLedger } from '../../../definition/duty/duty-ledgers.ts'
import { assertUnbound } from '../../access/assert-unbound.ts'
import type { Actor } from '../../access/types.ts'
import type { Change } from '../../audit/types.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { amendInChange } from '../../ledger/command/amend-record.ts'
import { findCurrentVersion } from '../../ledger/record/read-version.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import { type RecordChange, versionDetail } from '../../ledger/record/write-records.ts'
import { Refusal } from '../../refusal.ts'
import { writeInTown } from '../../town-session.ts'
import { requireGridLedger } from '../source/ledger-columns.ts'
import { requireDay } from '../source/today.ts'
import { dates, spanOf } from './plan-moves.ts'
import { readHeld } from './read-held.ts'
import { dutyNote, writeDuties } from './write-duties.ts'

/**
 * Somebody is back earlier than planned: the stand-in's days end and the cadre's begin on that day. Only what still ends and begins on the planned day is
 * moved; what was handed on in between stays where it is. Refuses with `invalid` a day outside the leave.
 */
export async function endLeave(
  kernel: Kernel,
  actor: Actor,
  { leave, on }: { readonly leave: string; readonly on: string },
): Promise<{ readonly returned: number }> {
  assertUnbound(actor, '销假')
  return writeInTown(kernel, actor, 'write', async ({ session }) => {
    requireDay(on)
    const ledger = requireGridLedger(kernel.catalogue, leaveLedger.id)
    const before = await findCurrentVersion(session, ledger, { town: actor.town, id: leave })
    if (before === undefined) throw new Refusal('not-found', '没有这条请假，可能已被撤销。')
    const [from, to] = [before.values[leaveLedger.from] ?? '', before.values[leaveLedger.to] ?? '']
    if (on <= from || on >= to) throw new Refusal('invalid', `提前销假的日期要在 ${from} 之后、${to} 之前。`)
    const returned = await writeInChain(session, kernel, actor, (change) => giveBack(kernel, change, { values: before.values, on }))
    await writeInChain(session, kernel, actor, async (change) => {
      const amendment = { ledger: ledger.id, id: leave, version: before.version, values: { [leaveLedger.to]: on } }
      const written = await amendInChange(kernel, change, amendment)
      if (written === undefined) throw new Error('an earlier day is a change')
      return { result: undefined, note: { action: 'amend', ledger: ledger.id, record: leave, detail: versionDetail(written) } }
    })
    return { returned }
  })
}

async function giveBack(kernel: Kernel, change: Change, { values, on }: { readonly values: StoredValues; readonly on: string }) {
  const [cadre, standIn, to] = [values[leaveLedger.cadre] ?? '', values[leaveLedger.standIn] ?? null, values[leaveLedger.to] ?? '']
  if (standIn === null) return { result: 0, note: undefined }
  const place = { catalogue: kernel.catalogue, town: change.town }
  const own = await readHeld(change.session, place, { holder: cadre, span: { from: to, to: undefined } })
  const standing = await readHeld(change.session, place, { holder: standIn, span: { from: on, to } })
  const changes = own.flatMap(({ version }): RecordChange[] => {
    const back = spanOf(version.values)
    if (back.from !== to) return []
    const other = standing.find(
      ({ version: { values: held } }) =>
        held[dutyLedger.object] === version.values[dutyLedger.object] && spanOf(held).to === to && spanOf(held).from < on,
    )
    if (other === undefined) return []
    return [
      { before: other.version, values: { ...other.version.values, ...dates({ ...spanOf(other.version.values), to: on }) } },
      { before: version, values: { ...version.values, ...dates({ ...back, from: on }) } },
    ]
  })
  const detail = await writeDuties(kernel, change, { changes, additions: [] })
  return { result: changes.length / 2, note: dutyNote('duty.return', detail, { cadre, on }) }
}
