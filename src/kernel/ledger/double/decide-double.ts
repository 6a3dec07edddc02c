import { assertUnbound } from '../../access/assert-unbound.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { addRecord } from '../command/add-record.ts'
import { requireWritable } from '../command/require-ledger.ts'
import { withdrawRecord } from '../command/withdraw-record.ts'
import { getRecord } from '../query/get-record.ts'
import { openTo } from '../watch.ts'
import { doubleDecision } from './double-decision.ledger.ts'

export interface DoubleVerdict {
  readonly ledger: string
  readonly left: string
  readonly right: string
  readonly why?: string | undefined
}

/**
 * Keeps that two records which look like one are two: the pair is not proposed again. Who may write the ledger may say so, but for those who answer for a part
 * of the town. Refuses with `not-found` a record that is not there, with `conflict` a pair that was decided.
 */
export async function decideDouble(
  kernel: Kernel,
  actor: Actor,
  { ledger: name, left, right, why = '' }: DoubleVerdict,
): Promise<{ readonly id: string }> {
  authorize(actor, 'write')
  assertUnbound(actor, '核对重复')
  const ledger = requireWritable(kernel, name)
  if (left === right) throw new Refusal('invalid', '要核对的是同一条记录，请重新选择。')
  for (const id of [left, right]) await getRecord(kernel, actor, { ledger: ledger.id, id })
  const [one, other] = [left, right].sort()
  const values = { ledger: ledger.id, left: one ?? '', right: other ?? '', ...(why.trim() === '' ? {} : { why: why.trim() }) }
  const { id } = await addRecord(openTo(kernel, doubleDecision.id), actor, { ledger: doubleDecision.id, values })
  return { id }
}

/** Takes such a word back: the pair is asked about again. Refuses with `not-found` one that is not there. */
export async function undoDouble(
  kernel: Kernel,
  actor: Actor,
  { ledger: name, decision }: { readonly ledger: string; readonly decision: string },
): Promise<void> {
  authorize(actor, 'write')
  const ledger = requireWritable(kernel, name)
  const found = await getRecord(kernel, actor, { ledger: doubleDecision.id, id: decision })
  if (found.values.ledger !== ledger.id) throw new Refusal('not-found', '没有这次核对，可能已经撤回。')
  assertUnbound(actor, '核对重复')
  const withdrawal = { ledger: doubleDecision.id, id: found.id, version: found.version, reason: '撤回核对' }
  await withdrawRecord(openTo(kernel, doubleDecision.id), actor, withdrawal)
}
