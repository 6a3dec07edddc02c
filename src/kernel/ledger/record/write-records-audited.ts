import type { AuditContext, AuditDetail, Cause, Writer } from '../../audit/types.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import type { Session } from '../../storage/types.ts'
import { type RecordsToWrite, rootOver, versionDetail, type WritesRecords, writeRecords } from './write-records.ts'

export interface RecordsEntry extends RecordsToWrite {
  readonly session: Session
  readonly writer: Writer
  readonly action: string
  readonly detail?: AuditDetail
  /** By hand when absent. */
  readonly cause?: Cause
}

/** Writes records of one ledger as one entry of the chain, within a transaction that may hold more; none at all is no entry. Refuses as `writeRecords` does. */
export async function writeRecordsAudited(
  kernel: Omit<AuditContext, 'engine'> & WritesRecords,
  { session, writer, action, detail = {}, cause = { type: 'hand' }, ...records }: RecordsEntry,
): Promise<void> {
  const { additions = [], changes = [], endings = [] } = records
  if (additions.length + changes.length + endings.length === 0) return
  await writeInChain(session, kernel, writer, async (change) => {
    const written = await writeRecords(kernel, change, { ...records, by: 'machine' })
    const [first, second] = written
    if (first === undefined) return { result: undefined, note: undefined }
    const entry = { action, ledger: records.ledger.id }
    const note =
      second === undefined
        ? { ...entry, record: first.id, detail: { ...detail, ...versionDetail(first) } }
        : { ...entry, record: null, detail: { ...detail, ...rootOver(change, written) } }
    return { result: undefined, note, cause }
  })
}
