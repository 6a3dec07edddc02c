import type { FieldValues } from '../../../definition/field/types.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Change } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { readerIn } from '../../town-session.ts'
import { readRecord } from '../query/read-record.ts'
import { assertWithin, placeByDefault } from '../reach/assert-within.ts'
import { assertMayAdd } from '../record/guarded.ts'
import { assertKeysFree } from '../record/natural-keys.ts'
import { withNumber } from '../record/next-number.ts'
import { validateValues } from '../record/validate-values.ts'
import { versionDetail, type WrittenVersion, writeRecord } from '../record/write-records.ts'
import type { LedgerRecord } from '../types.ts'
import { requireWritable } from './require-ledger.ts'

/** Writes a fact once. Refuses with `invalid` (each field named) or `conflict` (its natural key is taken). */
export async function addRecord(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly values: FieldValues },
): Promise<LedgerRecord> {
  authorize(actor, 'write')
  const ledger = requireWritable(kernel, input.ledger)
  return writeAudited(kernel, actor, async (change) => {
    const written = await addInChange(kernel, change, { ledger: ledger.id, values: input.values })
    const result = await readRecord(readerIn(kernel, actor, change.session), { ledger, id: written.id })
    return { result, note: { action: 'add', ledger: ledger.id, record: written.id, detail: versionDetail(written) } }
  })
}

/** The same within a change that is open; gives its first version. */
export async function addInChange(
  kernel: Kernel,
  change: Change,
  input: { readonly ledger: string; readonly values: FieldValues },
): Promise<WrittenVersion> {
  const ledger = requireWritable(kernel, input.ledger)
  assertMayAdd(change, ledger)
  const { session, town } = change
  const context = { kernel, session, town, ledger }
  const validated = await placeByDefault(kernel, change, ledger, await validateValues(context, await withNumber(context, input.values)))
  const values = kernel.watch.complete(ledger, validated)
  await assertWithin(kernel, change, ledger, { values })
  const id = kernel.newId()
  await assertKeysFree({ kernel, session, town }, ledger, { id, values, role: change.role })
  return writeRecord(kernel, change, { ledger, additions: [{ id, values }] })
}
