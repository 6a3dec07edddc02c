import { existsOnCalendar, parseDay } from '../../../definition/period/calendar-day.ts'
import { presentDay } from '../../../definition/period/present-day.ts'
import { assertUnbound } from '../../access/assert-unbound.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { townTime } from '../../audit/instant.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { addRecord } from '../command/add-record.ts'
import { requireWritable } from '../command/require-ledger.ts'
import { withdrawRecord } from '../command/withdraw-record.ts'
import { openTo } from '../watch.ts'
import { findDeclaration, type KeptLedger, wasHeld } from './list-kept.ts'
import { zeroReportId } from './zero-report.ledger.ts'

export interface NewDeclaration {
  /** Id, label or alias. */
  readonly ledger: string
  /** The day from which its counts are zero. */
  readonly since: string
}

/**
 * Declares that a ledger in which nothing was ever written is kept (零报告): from that day on its counts are zero instead of unknown. Whoever may write
 * the ledger may declare it. Refuses with `invalid` a day that is none or lies ahead, with `conflict` what holds records or was declared before.
 */
export async function declareKept(kernel: Kernel, actor: Actor, { ledger: name, since }: NewDeclaration): Promise<KeptLedger> {
  authorize(actor, 'write')
  assertUnbound(actor, '零报告')
  const ledger = requireWritable(kernel, name)
  const today = townTime(kernel.clock().toISOString()).slice(0, 10)
  const day = parseDay(since)
  if (day === undefined || !existsOnCalendar(day)) throw refuseDay(`“${since}”不是日期，应写作 2020-01-01。`)
  if (since > today) throw refuseDay(`${presentDay(since)}还没有到，零报告只能从今天或以前的日子起。`)
  if (await wasHeld(kernel, actor, ledger.id))
    throw new Refusal('conflict', `「${ledger.label}」已经记过，没有记录的时期本来就算零，不必报零。`)
  const before = await findDeclaration(kernel, actor, ledger.id)
  if (before !== undefined)
    throw new Refusal('conflict', `「${ledger.label}」已由${before.declaredBy}从${presentDay(before.since)}起报零，要改日期请先撤回。`)
  await addRecord(openTo(kernel, zeroReportId), actor, {
    ledger: zeroReportId,
    values: { ledger: ledger.id, ledgerName: ledger.label, since, declaredBy: actor.name },
  })
  const made = await findDeclaration(kernel, actor, ledger.id)
  if (made === undefined) throw new Error(`the declaration of ${ledger.id} is not there`)
  return made
}

/** Takes the declaration back: what was zero by it is unknown again. It stays in its versions and in the chain. Refuses with `not-found`. */
export async function withdrawKept(
  kernel: Kernel,
  actor: Actor,
  { ledger: name, reason }: { readonly ledger: string; readonly reason: string },
): Promise<void> {
  authorize(actor, 'write')
  assertUnbound(actor, '零报告')
  const ledger = requireWritable(kernel, name)
  const found = await findDeclaration(kernel, actor, ledger.id)
  if (found === undefined) throw new Refusal('not-found', `「${ledger.label}」没有报过零。`)
  await withdrawRecord(openTo(kernel, zeroReportId), actor, { ledger: zeroReportId, id: found.id, version: found.version, reason })
}

function refuseDay(message: string): Refusal {
  return new Refusal('invalid', message, { fields: [{ field: 'since', message }] })
}
