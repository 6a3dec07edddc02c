import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import { openTo } from '../ledger/watch.ts'
import { Refusal } from '../refusal.ts'
import { formOverlap } from './ledgers/form-overlap.ledger.ts'

export type OverlapDecision = 'keep' | 'stop' | 'merge'

export interface DecidedOverlap {
  readonly fact: string
  readonly decision: OverlapDecision
  readonly reason: string
}

/** What was decided of facts that several forms ask for. */
export async function listDecisions(kernel: Kernel, actor: Actor): Promise<readonly DecidedOverlap[]> {
  return (await readDecisions(kernel, actor)).map(({ decided }) => decided)
}

async function readDecisions(kernel: Kernel, actor: Actor) {
  const { records } = await listRecords(kernel, actor, { ledger: formOverlap.id, query: { limit: 500 } })
  return records.map(({ id, version, values }) => {
    const decision: OverlapDecision = values.decision === 'stop' ? 'stop' : values.decision === 'merge' ? 'merge' : 'keep'
    return { id, version, decided: { fact: String(values.fact), decision, reason: String(values.reason) } }
  })
}

/** Records what is to become of a fact that several forms ask for, with the reason, over what was decided before. Needs the right to bring in office files. */
export async function decideOverlap(kernel: Kernel, actor: Actor, input: DecidedOverlap & { readonly label: string }): Promise<void> {
  authorize(actor, 'import')
  const { fact, decision, label } = input
  const reason = input.reason.trim()
  if (reason === '') throw new Refusal('invalid', '请写明理由。', { fields: [{ field: 'reason', message: '请写明理由' }] })
  const before = (await readDecisions(kernel, actor)).find(({ decided }) => decided.fact === fact)
  const ledger = formOverlap.id
  const values = { fact, label: label.slice(0, 300), decision, reason }
  const writing = openTo(kernel, ledger)
  if (before === undefined) await addRecord(writing, actor, { ledger, values })
  else await amendRecord(writing, actor, { ledger, id: before.id, version: before.version, values })
}
