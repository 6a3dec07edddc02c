import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { listRecords } from '../query/list-records.ts'
import type { Instant } from '../types.ts'
import { compileHeld } from './read-keeping.ts'
import { zeroReportId } from './zero-report.ledger.ts'

/** A declaration in force (零报告). */
export interface KeptLedger {
  readonly ledger: string
  readonly since: string
  readonly declaredBy: string
  readonly declaredAt: Instant
  /** Its record. */
  readonly id: string
  readonly version: number
}

/** The ledgers of the town that were declared kept, as the declarations stand now. */
export async function listKept(kernel: Kernel, actor: Actor): Promise<readonly KeptLedger[]> {
  authorize(actor, 'read')
  if (kernel.catalogue.findLedger(zeroReportId) === undefined) return []
  const { records } = await listRecords(kernel, actor, { ledger: zeroReportId, query: { limit: 500 } })
  const known = records.filter(({ values }) => kernel.catalogue.findLedger(String(values.ledger)) !== undefined)
  return known.map(({ id, version, recordedAt, values }) => ({
    ledger: String(values.ledger),
    since: String(values.since),
    declaredBy: String(values.declaredBy),
    declaredAt: recordedAt,
    id,
    version,
  }))
}

/** That the ledger was declared kept (零报告): by whom and when; undefined when nobody did. */
export async function findDeclaration(kernel: Kernel, actor: Actor, ledger: string): Promise<KeptLedger | undefined> {
  return (await listKept(kernel, actor)).find((one) => one.ledger === ledger)
}

/** Whether a ledger ever held a record of the actor's town. */
export async function wasHeld({ catalogue, engine }: Kernel, { town }: Actor, ledger: string): Promise<boolean> {
  const rows = await engine
    .inTown(town)
    .read((session) => session.query(compileHeld({ town, ledgers: [catalogue.getLedger(ledger)], asOf: undefined })))
  return rows.length > 0
}
