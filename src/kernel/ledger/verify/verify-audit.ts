import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { flag, oneOf, text } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import { keptOfAccess } from '../../access/kept-access.ts'
import type { Actor } from '../../access/types.ts'
import type { AuditProblem, AuditVerification } from '../../audit/audit-problem.ts'
import { verifyKept } from '../../audit/kept-rows.ts'
import { type DigestAlgorithm, digestAlgorithms } from '../../audit/types.ts'
import { withoutHead } from '../../audit/without-head.ts'
import type { Kernel } from '../../context.ts'
import { verifyDestructions } from '../../destroyed/verify-destructions.ts'
import { bigint, row } from '../../storage/row.ts'
import { StatementError } from '../../storage/statement-error.ts'
import type { Engine, Session } from '../../storage/types.ts'
import { keptComments } from '../comment/comment-tables.ts'
import { readWorded } from '../table/rebuild-words.ts'
import { keptYears } from '../year/closed-year-table.ts'
import { rangesOf } from './entry-range.ts'
import { type ChainHead, verifyChain } from './verify-chain.ts'
import { verifyDefinedAt } from './verify-defined-at.ts'
import { verifyDefinitions } from './verify-definitions.ts'
import { verifyEnds } from './verify-ends.ts'
import { verifyFiles } from './verify-files.ts'
import { verifyLedger } from './verify-ledger.ts'

const headRow = row('audit_head', { seq: bigint, digest: text, algorithm: oneOf(digestAlgorithms) })

interface Findings {
  readonly versions: number
  readonly problems: readonly AuditProblem[]
}

/**
 * Walks the town's chain and every version of every ledger; names each entry and record that was changed, removed or added behind its back.
 * Reads piece by piece, each in one snapshot, so that others read and write in between: what an entry wrote does not change, but for a destruction,
 * which takes it and says so at one moment.
 */
export async function verifyAudit(kernel: Kernel, actor: Actor): Promise<AuditVerification> {
  authorize(actor, 'verify')
  const { town } = actor
  const { engine } = kernel
  const problems: AuditProblem[] = []
  const head = await engine.inTown(town).read((session) => readHead(session, town))
  const entries = await verifyChain(engine, town, { head, problems })
  for (const kept of [...keptOfAccess, keptYears, keptComments]) await verifyKept(engine, kept, { town, problems })
  await verifyFiles(engine, { town, problems })
  await verifyDefinitions(engine, kernel.catalogue.catalogue.ledgers, { town, problems })
  await verifyDefinedAt(engine, { town, problems })
  await verifyDestructions(engine, { town, algorithm: head.algorithm, problems })
  let versions = 0
  const isWorded = await readWorded(engine)
  // Of a ledger that the town has removed all versions are still there, and what the chain says of them.
  for (const ledger of [...kernel.catalogue.catalogue.ledgers, ...kernel.removed]) {
    const place = { town, ledger, algorithm: head.algorithm, words: isWorded(ledger) }
    const findings = await verifyOrDamaged(kernel, place)
    versions += findings.versions
    problems.push(...findings.problems)
  }
  return { entries, versions, problems }
}

interface OneLedger {
  readonly town: string
  readonly ledger: ResolvedLedger
  readonly algorithm: DigestAlgorithm
  /** Whether its search words were made by the rule of this program; else they are made anew when the store is next written to. */
  readonly words: boolean
}

async function verifyOrDamaged({ engine }: Kernel, place: OneLedger): Promise<Findings> {
  try {
    return await verifyOne((work) => engine.inTown(place.town).read(work), place)
  } catch (error) {
    if (isDamage(error)) return verifyDamaged(engine, place)
    throw error
  }
}

type Read = <Result>(work: (session: Session) => Promise<Result>) => Promise<Result>

async function verifyOne(read: Read, place: OneLedger): Promise<Findings> {
  const problems: AuditProblem[] = []
  let versions = 0
  if (!(await read((session) => wasUsed(session, place)))) return { versions, problems }
  for (const range of await read((session) => rangesOf(session, place.town, place.ledger)))
    versions += await read((session) => verifyLedger(session, { ...place, range, problems }))
  await read((session) => verifyEnds(session, { ...place, problems }))
  return { versions, problems }
}

const usedRow = row('ledger use', { used: flag })

/** Whether there is anything of the ledger in the town: a version, or what the chain or a destruction says of one. Most towns leave most ledgers empty. */
async function wasUsed(session: Session, { town, ledger }: Pick<OneLedger, 'town' | 'ledger'>): Promise<boolean> {
  const tables = ['audit_entry', 'destroyed_version'].map(
    (table) => sql`exists (select 1 from ${sql.id(table)} where town = ${town} and ledger = ${ledger.id})`,
  )
  const statement = sql`select exists (select 1 from ${sql.id(ledger.table)} where town = ${town}) or ${sql.join(tables, sql` or `)} as used`
  return usedRow.all(await session.query(statement)).some(({ used }) => used)
}

/** Reads the ledger past its damaged pages where the engine allows it, so that the very records can be named. */
async function verifyDamaged(engine: Engine, place: OneLedger): Promise<Findings> {
  const { label } = place.ledger
  const message = `「${label}」的数据页有损坏：校验和不符，请从备份恢复。`
  const damaged: AuditProblem = { seq: undefined, ledger: label, record: undefined, version: undefined, message }
  // Alone, as a write is, though it writes nothing: nobody else may be given what a damaged page says.
  const read: Read = (work) =>
    engine.inTown(place.town).write(async (session) => {
      const look = () => session.query(sql`set local ignore_checksum_failure = on`)
      await (session.steppedUp === undefined ? look() : session.steppedUp(look))
      return work(session)
    })
  try {
    const { versions, problems } = await verifyOne(read, place)
    return { versions, problems: [damaged, ...problems] }
  } catch (error) {
    if (!(error instanceof StatementError)) throw error
    return { versions: 0, problems: [damaged] }
  }
}

/** SQLSTATE class XX: what the engine says of pages, rows or indexes that are not as it left them. */
function isDamage(error: unknown): boolean {
  return error instanceof StatementError && error.code.startsWith('XX')
}

async function readHead(session: Session, town: string): Promise<ChainHead> {
  const row = headRow.first(await session.query(sql`select seq, digest, algorithm from audit_head where town = ${town}`))
  if (row === undefined) throw await withoutHead(session, town)
  return { seq: Number.parseInt(row.seq, 10), digest: row.digest, algorithm: row.algorithm }
}
