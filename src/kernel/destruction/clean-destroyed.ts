import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import { writeAudited } from '../audit/write-audited.ts'
import type { Kernel } from '../context.ts'
import { certificateLedger } from '../destroyed/certificate.ledger.ts'
import { amendInChange } from '../ledger/command/amend-record.ts'
import { recordCommentTables } from '../ledger/comment/comment-tables.ts'
import { readRecord } from '../ledger/query/read-record.ts'
import { versionDetail } from '../ledger/record/write-records.ts'
import { readerIn } from '../town-session.ts'
import { getCertificate, listCertificates, presentCertificate } from './certificates.ts'
import { certifying } from './certifying.ts'
import { requireCertificate } from './require-certificate.ts'
import type { Certificate } from './types.ts'

/**
 * Rewrites the tables that the destroyed records were in, their indexes and statistics, and says so on the certificate. Done right after a destruction;
 * to be repeated when the program was stopped in between.
 */
export async function cleanDestroyed(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<Certificate> {
  authorize(actor, 'destroy')
  const { counts } = await getCertificate(kernel, actor, { id })
  const tables = counts.flatMap(({ ledger }) => kernel.catalogue.findLedger(ledger)?.table ?? [])
  await kernel.engine.compact([...tables, ...recordCommentTables.map(({ name }) => name), 'audit_entry', 'stored_file'])
  const ledger = kernel.catalogue.getLedger(certificateLedger.id)
  return writeAudited(kernel, actor, async (change) => {
    const place = readerIn(kernel, actor, change.session)
    const known = presentCertificate(await readRecord(place, { ledger, id }))
    // Somebody else has done it meanwhile: after a restart the server does it by itself.
    if (known.state === 'cleaned') return { result: known, note: undefined }
    const certificate = await requireCertificate(place, { id, state: 'destroyed' })
    const amendment = { ledger: ledger.id, id, version: certificate.version, values: { state: 'cleaned' } }
    const written = await amendInChange(certifying(kernel), change, amendment)
    const result = presentCertificate(await readRecord(place, { ledger, id }))
    return {
      result,
      note: written === undefined ? undefined : { action: 'destroy.clean', ledger: ledger.id, record: id, detail: versionDetail(written) },
    }
  })
}

/** Rewrites what a destruction left to be rewritten when the program was stopped behind it. Gives how many it was. */
export async function finishCleaning(kernel: Kernel, { town }: { readonly town: string }): Promise<number> {
  const actor: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
  if (kernel.catalogue.findLedger(certificateLedger.id) === undefined) return 0
  const left = (await listCertificates(kernel, actor)).filter(({ state }) => state === 'destroyed')
  for (const { id } of left) await cleanDestroyed(kernel, actor, { id })
  return left.length
}
