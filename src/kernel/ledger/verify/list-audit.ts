import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { readEntries } from '../../audit/read-chain.ts'
import type { AuditEntry } from '../../audit/types.ts'
import type { Kernel } from '../../context.ts'

/** Who wrote what and when, newest first; `before` is the `seq` of the last entry of the page before. */
export async function listAudit(
  kernel: Kernel,
  actor: Actor,
  input: { readonly before?: number | undefined; readonly limit?: number | undefined; readonly record?: string | undefined } = {},
): Promise<readonly AuditEntry[]> {
  authorize(actor, 'read')
  const limit = Math.min(input.limit ?? 50, 500)
  return kernel.engine
    .inTown(actor.town)
    .read((session) => readEntries(session, actor.town, { before: input.before, limit, record: input.record }))
}
