import { type RawBuilder, sql } from 'kysely'
import { isRecordId, readVersions } from '../../ledger/record/read-version.ts'
import { Refusal } from '../../refusal.ts'
import type { TownReading } from '../../town-session.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import { caseOfVersion, type StoredCase } from './stored-case.ts'

/** The cases as they stand now for which a condition on `t` holds. */
export async function readCases({ kernel, session, town }: TownReading, condition: RawBuilder<unknown>): Promise<readonly StoredCase[]> {
  const ledger = kernel.catalogue.getLedger(caseLedgerId)
  const versions = await readVersions(session, ledger, sql`t.town = ${town} and t.replaced_at is null and ${condition}`)
  return versions.map(caseOfVersion)
}

/** The cases that there are among these ids; what is no id is passed over. */
export async function readCasesById(place: TownReading, ids: readonly string[]): Promise<ReadonlyMap<string, StoredCase>> {
  const sound = ids.filter(isRecordId)
  const found = sound.length === 0 ? [] : await readCases(place, sql`t.id = any(${sound}::uuid[])`)
  return new Map(found.map((one) => [one.id, one]))
}

/** Refuses with `not-found`. */
export async function requireCase(place: TownReading, id: string): Promise<StoredCase> {
  const found = (await readCasesById(place, [id])).get(id.toLowerCase())
  if (found === undefined) throw new Refusal('not-found', '没有这个事项。')
  return found
}
