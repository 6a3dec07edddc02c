import { sql } from 'kysely'
import { isRecordId } from '../../ledger/record/read-version.ts'
import { Refusal } from '../../refusal.ts'
import type { TownReader } from '../../town-session.ts'
import { readCases } from '../case/read-cases.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { compileOwnCases } from './own-cases.ts'

/** A case whose record the actor may read. Refuses with `not-found`, as if there were none. */
export async function requireOwnCase(place: TownReader, id: string): Promise<StoredCase> {
  const own = await compileOwnCases(place, 'reading')
  const [found] = isRecordId(id) ? await readCases(place, sql`t.id = ${id}::uuid and ${own}`) : []
  if (found === undefined) throw new Refusal('not-found', '没有这个事项。')
  return found
}
