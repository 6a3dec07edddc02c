import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Change } from '../../audit/types.ts'
import { setChangeMark } from '../change-marks.ts'
import { refuseDestroyed } from '../destroyed/refuse-destroyed.ts'
import { type NewVersion, versionColumns, versionRow } from './version-row.ts'

const chunk = 5_000

/**
 * Adds versions by COPY and marks the ledger as changed; hands each digest to `note`, in the order given. The ledger's `exclusive` rules are held
 * when the change closes, so that one change may end a record and begin another in any order.
 */
export async function writeVersions(
  change: Change,
  ledger: ResolvedLedger,
  versions: readonly NewVersion[],
  note: (digest: string) => void = () => {},
): Promise<void> {
  await refuseDestroyed(change, ledger, versions)
  await change.session.copyIn(ledger.table, versionColumns(ledger), rowsOf(change, ledger, versions, note))
  await setChangeMark(change, ledger.id)
  if (ledger.exclusive.length === 0) return
  const held = change.held.get(ledger.id) ?? []
  for (const { id } of versions) held.push(id)
  change.held.set(ledger.id, held)
}

/** Ends the current versions of these records at the change's instant; the digests of what was written stay as they are. */
export async function endVersions({ session, town, at }: Change, ledger: ResolvedLedger, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += chunk) {
    const some = ids.slice(start, start + chunk)
    await session.send(
      sql`update ${sql.id(ledger.table)} set replaced_at = ${at} where town = ${town} and replaced_at is null and id = any(${some}::uuid[])`,
    )
  }
}

function* rowsOf(change: Change, ledger: ResolvedLedger, versions: readonly NewVersion[], note: (digest: string) => void) {
  for (const version of versions) {
    const { row, digest } = versionRow(ledger, change, version)
    note(digest)
    yield row
  }
}
