import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { DigestAlgorithm } from '../../audit/types.ts'
import { withoutHead } from '../../audit/without-head.ts'
import type { Kernel } from '../../context.ts'
import { StatementError } from '../../storage/statement-error.ts'
import type { Session } from '../../storage/types.ts'
import type { AuditProblem, AuditVerification } from './audit-problem.ts'
import { type ChainHead, verifyChain } from './verify-chain.ts'
import { verifyDestructions } from './verify-destructions.ts'
import { verifyEnds } from './verify-ends.ts'
import { verifyFiles } from './verify-files.ts'
import { verifyLedger } from './verify-ledger.ts'

interface Findings {
  readonly versions: number
  readonly problems: readonly AuditProblem[]
}

/**
 * Walks the town's chain and every version of every ledger; names each entry and record that was changed, removed or added behind its back.
 * Everything is read in one snapshot, but for a ledger whose pages are damaged: that ends the snapshot, and the rest is read in a new one.
 */
export async function verifyAudit(kernel: Kernel, actor: Actor): Promise<AuditVerification> {
  authorize(actor, 'verify')
  const { town } = actor
  const problems: AuditProblem[] = []
  const remaining = [...kernel.catalogue.catalogue.ledgers]
  let versions = 0
  const entries = await kernel.engine.read(async (session) => {
    const head = await readHead(session, town)
    const count = await verifyChain(session, town, { head, problems })
    await verifyFiles(session, { town, problems })
    await verifyDestructions(session, { town, algorithm: head.algorithm, problems })
    versions += await verifyRemaining(session, { town, head, remaining, problems })
    return count
  })
  while (remaining.length > 0) {
    const damaged = remaining.shift()
    if (damaged === undefined) break
    const findings = await verifyDamaged(kernel, { town, ledger: damaged })
    versions += findings.versions
    problems.push(...findings.problems)
    await kernel.engine.read(async (session) => {
      versions += await verifyRemaining(session, { town, head: await readHead(session, town), remaining, problems })
    })
  }
  return { entries, versions, problems }
}

interface Rest {
  readonly town: string
  readonly head: ChainHead
  /** What is verified is taken off; what cannot be read stays at the front. */
  readonly remaining: ResolvedLedger[]
  readonly problems: AuditProblem[]
}

async function verifyRemaining(session: Session, { town, head, remaining, problems }: Rest): Promise<number> {
  let versions = 0
  for (let ledger = remaining[0]; ledger !== undefined; ledger = remaining[0]) {
    const found: AuditProblem[] = []
    try {
      versions += await verifyOne(session, { town, ledger, algorithm: head.algorithm, problems: found })
    } catch (error) {
      if (!isDamage(error)) throw error
      return versions
    }
    problems.push(...found)
    remaining.shift()
  }
  return versions
}

/** Reads the ledger past its damaged pages where the engine allows it, so that the very records can be named. */
async function verifyDamaged(
  kernel: Kernel,
  { town, ledger }: { readonly town: string; readonly ledger: ResolvedLedger },
): Promise<Findings> {
  const problems: AuditProblem[] = [
    {
      seq: undefined,
      ledger: ledger.label,
      record: undefined,
      version: undefined,
      message: `「${ledger.label}」的数据页有损坏：校验和不符，请从备份恢复。`,
    },
  ]
  try {
    const versions = await kernel.engine.read(async (session) => {
      await session.query(sql`set local ignore_checksum_failure = on`)
      const { algorithm } = await readHead(session, town)
      return verifyOne(session, { town, ledger, algorithm, problems, words: true })
    })
    return { versions, problems }
  } catch (error) {
    if (!(error instanceof StatementError)) throw error
    return { versions: 0, problems }
  }
}

type OneLedger = Parameters<typeof verifyLedger>[1]

async function verifyOne(session: Session, place: OneLedger): Promise<number> {
  const versions = await verifyLedger(session, place)
  await verifyEnds(session, place)
  return versions
}

/** SQLSTATE class XX: what the engine says of pages, rows or indexes that are not as it left them. */
function isDamage(error: unknown): boolean {
  return error instanceof StatementError && error.code.startsWith('XX')
}

async function readHead(session: Session, town: string): Promise<ChainHead> {
  const [row] = await session.query<{ seq: string; digest: string; algorithm: DigestAlgorithm }>(
    sql`select seq, digest, algorithm from audit_head where town = ${town}`,
  )
  if (row === undefined) throw await withoutHead(session, town)
  return { seq: Number.parseInt(row.seq, 10), digest: row.digest, algorithm: row.algorithm }
}
