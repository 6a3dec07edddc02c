import { presentDay } from '../../../definition/period/present-day.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { momentOfClock } from '../../audit/moment.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { holdLedger } from '../../destroyed/hold.ledger.ts'
import { recordMark } from '../../destroyed/record-mark.ts'
import { addInChange } from '../../ledger/command/add-record.ts'
import { amendInChange } from '../../ledger/command/amend-record.ts'
import { requireLedger } from '../../ledger/command/require-ledger.ts'
import { readRecord } from '../../ledger/query/read-record.ts'
import { isRecordId } from '../../ledger/record/read-version.ts'
import { versionDetail } from '../../ledger/record/write-records.ts'
import type { LedgerRecord } from '../../ledger/types.ts'
import { openTo } from '../../ledger/watch.ts'
import { Refusal, type RefusedField } from '../../refusal.ts'
import { readerIn, readInTown } from '../../town-session.ts'
import { readHolds, readMarked } from './find-held-by-law.ts'

export interface NewHold {
  readonly ledger: string
  readonly record: string
  /** The number of the case, or whatever says why; nobody's name. */
  readonly basis: string
  /** The last day on which it holds. */
  readonly until: string
}

export interface Hold {
  readonly id: string
  readonly ledger: string
  readonly label: string
  readonly basis: string
  readonly until: string
  readonly placedBy: string
  readonly placedOn: string
  /** Empty while it was not lifted. */
  readonly liftedBy: string
  readonly liftedOn: string
  readonly liftedFor: string
  /** Whether it keeps anything from being destroyed today. */
  readonly inForce: boolean
}

/**
 * Keeps a record, and all that any ledger says of the same person, from being destroyed until a day: a lawsuit or a reconsideration is pending. Refuses with
 * `not-permitted` who does not keep security, `invalid` without a basis or with a day that has passed, `not-found` where there is no such record.
 */
export async function placeHold(kernel: Kernel, actor: Actor, { ledger: named, record, basis, until }: NewHold): Promise<Hold> {
  authorize(actor, 'secure')
  const ledger = requireLedger(kernel.catalogue, named)
  const { today } = momentOfClock(kernel)
  const fields: RefusedField[] = []
  if (basis.trim() === '') fields.push({ field: 'basis', message: '请写明依据，如案号、受理通知书的文号' })
  if (until < today) fields.push({ field: 'until', message: `暂缓到的日子不能早于今天（${presentDay(today)}）` })
  if (fields.length > 0) throw new Refusal('invalid', fields.map(({ message }) => message).join('；'), { fields })
  return writeAudited(kernel, actor, async (change) => {
    const place = readerIn(kernel, actor, change.session)
    const mark = recordMark(record)
    if (!isRecordId(record) || (await readMarked(place, { ledger: ledger.id, mark })).length === 0)
      throw new Refusal('not-found', `「${ledger.label}」里没有这条记录。`)
    const values = { ledger: ledger.id, mark, basis: basis.trim(), until, placedBy: actor.name, placedOn: today }
    const written = await addInChange(openTo(kernel, holdLedger.id), change, { ledger: holdLedger.id, values })
    const result = await readRecord(place, { ledger: kernel.catalogue.getLedger(holdLedger.id), id: written.id })
    const note = { action: 'destroy.hold', ledger: holdLedger.id, record: written.id, detail: versionDetail(written) }
    return { result: presentHold(kernel, result), note }
  })
}

/** Ends a hold before its day. Refuses with `not-permitted`, `invalid` without a reason, `wrong-state` when it was lifted already. */
export async function liftHold(
  kernel: Kernel,
  actor: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<Hold> {
  authorize(actor, 'secure')
  if (reason.trim() === '')
    throw new Refusal('invalid', '请写明为什么解除。', { fields: [{ field: 'reason', message: '请写明为什么解除' }] })
  const ledger = kernel.catalogue.getLedger(holdLedger.id)
  return writeAudited(kernel, actor, async (change) => {
    const place = readerIn(kernel, actor, change.session)
    const before = await readRecord(place, { ledger, id })
    if (presentHold(kernel, before).liftedOn !== '') throw new Refusal('wrong-state', '这次暂缓已经解除了。')
    const values = { liftedBy: actor.name, liftedOn: momentOfClock(kernel).today, liftedFor: reason.trim() }
    const written = await amendInChange(openTo(kernel, ledger.id), change, { ledger: ledger.id, id, version: before.version, values })
    const result = presentHold(kernel, await readRecord(place, { ledger, id }))
    if (written === undefined) return { result, note: undefined }
    return { result, note: { action: 'destroy.lift', ledger: ledger.id, record: id, detail: versionDetail(written) } }
  })
}

/** Every hold, those in force first by their last day. */
export function listHolds(kernel: Kernel, actor: Actor): Promise<readonly Hold[]> {
  return readInTown(kernel, actor, 'oversee', async (place) => {
    const holds = (await readHolds(place, 'all')).map((one) => presentHold(kernel, one))
    return [...holds.filter(({ inForce }) => inForce), ...holds.filter(({ inForce }) => !inForce)]
  })
}

function presentHold(kernel: Kernel, { id, values }: Pick<LedgerRecord, 'id' | 'values'>): Hold {
  const text = (name: string): string => String(values[name] ?? '')
  const ledger = text('ledger')
  return {
    id,
    ledger,
    label: kernel.catalogue.findLedger(ledger)?.label ?? ledger,
    basis: text('basis'),
    until: text('until'),
    placedBy: text('placedBy'),
    placedOn: text('placedOn'),
    liftedBy: text('liftedBy'),
    liftedOn: text('liftedOn'),
    liftedFor: text('liftedFor'),
    inForce: text('liftedOn') === '' && text('until') >= momentOfClock(kernel).today,
  }
}
