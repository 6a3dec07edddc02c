import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { readerIn } from '../../town-session.ts'
import { isReadable } from '../query/read-record.ts'
import { findCurrentVersion } from '../record/read-version.ts'
import { requireLedger } from './require-ledger.ts'

/** The full value of a masked field; that it was seen, by whom and when, stays in the chain. */
export async function revealField(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly id: string; readonly field: string },
): Promise<string | null> {
  authorize(actor, 'reveal')
  const ledger = requireLedger(kernel.catalogue, input.ledger)
  if (!ledger.fields.some((field) => field.id === input.field))
    throw new Refusal('not-found', `「${ledger.label}」没有“${input.field}”这一项。`)
  return writeAudited(kernel, actor, async ({ session, town }) => {
    const record = await findCurrentVersion(session, ledger, { town, id: input.id })
    if (record === undefined || !(await isReadable(readerIn(kernel, actor, session), ledger, record.id)))
      throw new Refusal('not-found', `「${ledger.label}」里没有这条记录。`)
    const detail = { field: input.field, version: record.version }
    return { result: record.values[input.field] ?? null, note: { action: 'reveal', ledger: ledger.id, record: input.id, detail } }
  })
}
