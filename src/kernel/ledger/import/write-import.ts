import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { createMerkleTree } from '../../audit/merkle.ts'
import type { Change } from '../../audit/types.ts'
import type { NewVersion } from '../record/version-row.ts'
import { endVersions, writeVersions } from '../record/write-versions.ts'
import type { PlannedAddition, PlannedChange } from './plan-import.ts'

export interface WrittenImport {
  /** Merkle root over the digests of the versions written, in the order of their ids. */
  readonly root: string
  readonly count: number
}

/** From so many rows on the planner needs to hear of them at once: the embedded engine has nobody who tells it later. */
const analysed = 200

/** Writes the versions of an import: changed records' old versions end at the import's instant, the new ones come by COPY. */
export async function writeImport(
  change: Change,
  ledger: ResolvedLedger,
  { additions, changes }: { readonly additions: readonly PlannedAddition[]; readonly changes: readonly PlannedChange[] },
): Promise<WrittenImport> {
  const versions: NewVersion[] = [
    ...additions.map(({ id, values }) => ({ id, version: 1, values })),
    ...changes.map(({ before, values }) => ({ id: before.id, version: before.version + 1, values })),
  ].sort((left, right) => (left.id < right.id ? -1 : 1))
  const ids = changes.map(({ before }) => before.id)
  await endVersions(change, ledger, ids)
  const tree = createMerkleTree(change.algorithm)
  await writeVersions(change, ledger, versions, tree.add)
  if (versions.length >= analysed) await change.session.query(sql`analyze ${sql.id(ledger.table)}`)
  return { root: tree.root(), count: tree.count }
}
