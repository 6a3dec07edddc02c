import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { Refusal } from '../../refusal.ts'
import type { TownReader } from '../../town-session.ts'
import { isReadable } from '../query/read-record.ts'
import { findCurrentVersion, isRecordId, type StoredVersion } from '../record/read-version.ts'

export interface RecordBeside {
  readonly ledger: ResolvedLedger
  readonly id: string
}

/** Holds a record to be there and the reader's to read: nobody reads what is said beside one that they do not read. Refuses with `not-found`. */
export async function requireReadable(place: TownReader, { ledger, id }: RecordBeside): Promise<void> {
  if (!isRecordId(id) || !(await isReadable(place, ledger, id))) throw new Refusal('not-found', `「${ledger.label}」里没有这条记录。`)
}

/** The same of one that holds now, beside which something is to be said. */
export async function requireCommentable(place: TownReader, { ledger, id }: RecordBeside): Promise<StoredVersion> {
  const current = await findCurrentVersion(place.session, ledger, { town: place.town, id })
  if (current === undefined || !(await isReadable(place, ledger, current.id)))
    throw new Refusal('not-found', `「${ledger.label}」里没有这条记录，可能已被撤销。`)
  return current
}
