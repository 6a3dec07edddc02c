import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { createMerkleTree } from '../../audit/merkle.ts'
import type { AuditContext, AuditDetail, Change, Writer } from '../../audit/types.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import type { NewVersion } from '../../ledger/record/version-row.ts'
import { endVersions, writeVersions } from '../../ledger/record/write-versions.ts'
import { Refusal } from '../../refusal.ts'
import { brokenUniqueIndex } from '../../storage/statement-error.ts'
import type { Session } from '../../storage/types.ts'

export interface VersionsToWrite {
  readonly session: Session
  readonly writer: Writer
  readonly ledger: ResolvedLedger
  readonly versions: readonly NewVersion[]
  readonly action: string
  readonly detail?: AuditDetail
  /** Runs within the entry, when the versions lie there. */
  readonly also?: (change: Change) => void
}

/** From so many rows on the planner needs to hear of them at once: the embedded engine has nobody who tells it later. */
const analysed = 200

/** Writes versions of one ledger as one entry of the chain, within a transaction that may hold more; those that go on from an earlier one end it. */
export async function writeVersionsAudited(
  context: Pick<AuditContext, 'clock' | 'closeChange' | 'afterChange'>,
  { session, writer, ledger, versions, action, detail = {}, also }: VersionsToWrite,
): Promise<void> {
  if (versions.length === 0) return
  const sorted = [...versions].sort((left, right) => (left.id < right.id ? -1 : 1))
  await writeInChain(session, context, writer, async (change) => {
    const ended = sorted.flatMap(({ id, version }) => (version > 1 ? [id] : []))
    await endVersions(change, ledger, ended)
    const tree = createMerkleTree(change.algorithm)
    let digest = ''
    await writeVersions(change, ledger, sorted, (made) => {
      digest = made
      tree.add(made)
    }).catch((error: unknown) => explain(error, ledger))
    if (sorted.length >= analysed) await session.query(sql`analyze ${sql.id(ledger.table)}`)
    also?.(change)
    const [only] = sorted
    const written =
      sorted.length === 1 && only !== undefined
        ? { record: only.id, detail: { ...detail, version: only.version, digest } }
        : { record: null, detail: { ...detail, root: tree.root(), count: tree.count } }
    return { result: undefined, note: { action, ledger: ledger.id, ...written } }
  })
}

function explain(error: unknown, ledger: ResolvedLedger): never {
  if (brokenUniqueIndex(error) === undefined) throw error
  throw new Refusal('conflict', `这样办下去，「${ledger.label}」里会有两条相同的记录，请先核对。`, { cause: error })
}
