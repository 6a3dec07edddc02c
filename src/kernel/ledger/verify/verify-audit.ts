import { sql } from 'kysely'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { DigestAlgorithm } from '../../audit/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import type { AuditProblem, AuditVerification } from './audit-problem.ts'
import { verifyChain } from './verify-chain.ts'
import { verifyLedger } from './verify-ledger.ts'

/** Walks the town's chain and every version of every ledger; names each entry and record that was changed, removed or added behind its back. */
export async function verifyAudit(kernel: Kernel, actor: Actor): Promise<AuditVerification> {
  authorize(actor, 'verify')
  const { town } = actor
  return kernel.engine.read(async (session) => {
    const [row] = await session.query<{ seq: string; digest: string; algorithm: DigestAlgorithm }>(
      sql`select seq, digest, algorithm from audit_head where town = ${town}`,
    )
    if (row === undefined) throw new Refusal('not-found', `没有编码为 ${town} 的乡镇。`)
    const problems: AuditProblem[] = []
    const head = { seq: Number.parseInt(row.seq, 10), digest: row.digest, algorithm: row.algorithm }
    const entries = await verifyChain(session, town, { head, problems })
    let versions = 0
    for (const ledger of kernel.catalogue.catalogue.ledgers) {
      versions += await verifyLedger(session, { town, ledger, algorithm: head.algorithm, problems })
    }
    return { entries, versions, problems }
  })
}
