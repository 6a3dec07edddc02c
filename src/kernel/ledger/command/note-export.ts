import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import type { LedgerFilter } from '../types.ts'
import { chosenBy, readsInFull } from './reads-in-full.ts'
import { requireLedger } from './require-ledger.ts'

export interface ExportNote {
  readonly ledger: string
  readonly format: string
  readonly rows: number
  /** What the file is of, or how it was cut, where that is no field: its cases, a publication. */
  readonly also?: readonly string[] | undefined
  readonly filters?: readonly LedgerFilter[] | undefined
  readonly search?: string | undefined
  readonly asOf?: string | undefined
}

/**
 * Leaves in the chain that somebody took a ledger out with what others see masked: which, how many records, by which fields they were chosen (never by which
 * values, which may be a person's). Whoever sees it masked, or a ledger that masks nothing, leaves nothing. To be called before the file is handed out.
 */
export async function noteExport(
  kernel: Kernel,
  actor: Actor,
  { ledger: named, format, rows, also, filters, search, asOf }: ExportNote,
): Promise<void> {
  authorize(actor, 'read')
  const ledger = requireLedger(kernel.catalogue, named)
  if (!readsInFull(kernel.catalogue, actor, ledger)) return
  const detail = { format, rows, by: chosenBy({ also, filters, search }), ...(asOf === undefined ? {} : { asOf }) }
  await writeAudited(kernel, actor, async () => ({
    result: undefined,
    note: { action: 'export', ledger: ledger.id, record: null, detail },
  }))
}
