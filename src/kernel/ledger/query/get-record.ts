import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readInPart } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import type { Instant, LedgerRecord } from '../types.ts'
import { readRecord } from './read-record.ts'

/** One record by id, as it holds now or held at `asOf`. Refuses with `not-found`. */
export async function getRecord(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly id: string; readonly asOf?: Instant | undefined },
): Promise<LedgerRecord> {
  return readInPart(kernel, actor, 'read', (place) =>
    readRecord(place, { ledger: requireLedger(kernel.catalogue, input.ledger), id: input.id, asOf: input.asOf }),
  )
}
