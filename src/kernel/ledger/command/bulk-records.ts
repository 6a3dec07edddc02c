import type { FieldValues } from '../../../definition/field/types.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { rootOver, type WrittenVersion } from '../record/write-records.ts'
import { addInChange } from './add-record.ts'
import { amendInChange } from './amend-record.ts'
import { requireWritable } from './require-ledger.ts'
import { withdrawInChange } from './withdraw-record.ts'

export type BulkOperation =
  | { readonly type: 'add'; readonly values: FieldValues }
  | { readonly type: 'amend'; readonly id: string; readonly version: number; readonly values: FieldValues }
  | { readonly type: 'withdraw'; readonly id: string; readonly version: number }

export interface BulkResult {
  readonly added: readonly string[]
  readonly amended: number
  readonly withdrawn: number
  /** The entry of the chain, by which all of it can be taken back; absent where nothing was written. */
  readonly entry?: number
}

/** Many operations on one ledger as one transaction and one entry of the chain: all of them, or none with the first refusal. */
export async function bulkRecords(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly operations: readonly BulkOperation[]; readonly reason?: string },
): Promise<BulkResult> {
  authorize(actor, 'write')
  const ledger = requireWritable(kernel, input.ledger)
  return writeAudited(kernel, actor, async (change) => {
    const added: WrittenVersion[] = []
    const amended: WrittenVersion[] = []
    let withdrawn = 0
    for (const operation of input.operations) {
      if (operation.type === 'add') added.push(await addInChange(kernel, change, { ledger: ledger.id, values: operation.values }))
      else if (operation.type === 'amend') {
        const written = await amendInChange(kernel, change, { ledger: ledger.id, ...operation })
        if (written !== undefined) amended.push(written)
      } else {
        await withdrawInChange(kernel, change, { ledger: ledger.id, ...operation })
        withdrawn += 1
      }
    }
    const done = { added: added.map(({ id }) => id), amended: amended.length, withdrawn }
    if (added.length + amended.length + withdrawn === 0) return { result: done, note: undefined }
    const result = { ...done, entry: change.seq }
    const counts = { added: added.length, changed: amended.length, withdrawn }
    const reason = input.reason === undefined ? {} : { reason: input.reason }
    const detail = { ...counts, ...rootOver(change, [...added, ...amended]), ...reason }
    return { result, note: { action: 'bulk', ledger: ledger.id, record: null, detail } }
  })
}
