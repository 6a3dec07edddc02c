import { sql } from 'kysely'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Change } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { readerIn } from '../../town-session.ts'
import { readRecord } from '../query/read-record.ts'
import { assertWithin } from '../reach/assert-within.ts'
import { assertMayChange } from '../record/guarded.ts'
import { assertKeysFree } from '../record/natural-keys.ts'
import { findCurrentVersion, isRecordId, readVersions } from '../record/read-version.ts'
import { danglingReferences } from '../record/validate-values.ts'
import { versionDetail, type WrittenVersion, writeRecord } from '../record/write-records.ts'
import type { LedgerRecord } from '../types.ts'
import { requireWritable } from './require-ledger.ts'

/** Puts a withdrawn record back in force as a new version with the same values. Refuses with `wrong-state` when it is in force, or when what it refers to
 * is not. */
export async function restoreRecord(
  kernel: Kernel,
  actor: Actor,
  { ledger: name, id: wanted }: { readonly ledger: string; readonly id: string },
): Promise<LedgerRecord> {
  authorize(actor, 'write')
  const ledger = requireWritable(kernel, name)
  return writeAudited(kernel, actor, async (change) => {
    const written = await restoreInChange(kernel, change, { ledger: ledger.id, id: wanted })
    const { id } = written
    const result = await readRecord(readerIn(kernel, actor, change.session), { ledger, id })
    return { result, note: { action: 'restore', ledger: ledger.id, record: id, detail: versionDetail(written) } }
  })
}

/** The same within a change that is open; gives the version that is in force again. */
export async function restoreInChange(
  kernel: Kernel,
  change: Change,
  { ledger: name, id: wanted }: { readonly ledger: string; readonly id: string },
): Promise<WrittenVersion> {
  const ledger = requireWritable(kernel, name)
  const { session, town } = change
  if ((await findCurrentVersion(session, ledger, { town, id: wanted })) !== undefined)
    throw new Refusal('wrong-state', '这条记录没有撤销，不用恢复。')
  const versions = isRecordId(wanted)
    ? await readVersions(session, ledger, sql`t.town = ${town} and t.id = ${wanted} order by t.version desc limit 1`)
    : []
  const [last] = versions
  if (last === undefined) throw new Refusal('not-found', `「${ledger.label}」里没有这条记录。`)
  await assertWithin(kernel, change, ledger, { ids: [last.id] })
  assertMayChange(change, ledger, { before: undefined, after: last.values })
  const dangling = await danglingReferences({ kernel, session, town, ledger }, last.values)
  if (dangling.length > 0) throw new Refusal('wrong-state', dangling.map(({ message }) => message).join('；'), { fields: dangling })
  await assertKeysFree({ kernel, session, town }, ledger, { id: last.id, values: last.values, role: change.role })
  const { id, version, values } = last
  return writeRecord(kernel, change, { ledger, additions: [{ id, version: version + 1, values }] })
}
