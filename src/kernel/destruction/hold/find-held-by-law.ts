import { sql } from 'kysely'
import { momentOfClock } from '../../audit/moment.ts'
import { holdLedger } from '../../destroyed/hold.ledger.ts'
import { compileMark, recordMark } from '../../destroyed/record-mark.ts'
import { readVersions, type StoredVersion } from '../../ledger/record/read-version.ts'
import { findAbout, knownOfRecord } from '../../person/index.ts'
import type { TownWriting } from '../../town-session.ts'
import type { Condemned } from '../find-condemned.ts'

/**
 * Those of some records that a hold speaks of today: the record it was laid upon, and whatever any ledger says of the same person, by number, by name and
 * village, or by reference. Nothing is looked for while no hold is in force.
 */
export async function findHeldByLaw(place: TownWriting, records: readonly Condemned[]): Promise<ReadonlySet<string>> {
  const held = new Set<string>()
  const holds = await readHolds(place, 'in force')
  if (holds.length === 0) return held
  const ids = new Map(records.map((one): [string, ReadonlySet<string>] => [one.ledger.id, new Set(one.ids)]))
  const marked = new Map(records.flatMap((one) => one.ids.map((id): [string, string] => [recordMark(id), id])))
  for (const { values } of holds) {
    const own = marked.get(values.mark ?? '')
    if (own !== undefined) held.add(own)
    const ledger = place.kernel.catalogue.findLedger(values.ledger ?? '')
    if (ledger === undefined) continue
    const versions = await readMarked(place, { ledger: ledger.id, mark: values.mark ?? '' })
    const known = await knownOfRecord(place, ledger, versions)
    if (known.length === 0) continue
    for (const [about, found] of await findAbout(place, known)) for (const id of found) if (ids.get(about)?.has(id) === true) held.add(id)
  }
  return held
}

/** Holds that were not lifted: all, or those whose last day has not passed. */
export async function readHolds({ kernel, session, town }: TownWriting, which: 'all' | 'in force'): Promise<readonly StoredVersion[]> {
  const ledger = kernel.catalogue.findLedger(holdLedger.id)
  if (ledger === undefined) return []
  const { today } = momentOfClock(kernel)
  const force = which === 'all' ? sql`true` : sql`(t.lifted_on is null and t.until >= ${today}::date)`
  return readVersions(session, ledger, sql`t.town = ${town} and t.replaced_at is null and ${force} order by t.until, t.id`)
}

/** Every version of the record that a mark is of; none when it is gone. */
export function readMarked(
  { kernel, session, town }: TownWriting,
  { ledger, mark }: { readonly ledger: string; readonly mark: string },
): Promise<readonly StoredVersion[]> {
  return readVersions(
    session,
    kernel.catalogue.getLedger(ledger),
    sql`t.town = ${town} and ${compileMark(sql.ref('t.id'))} = ${mark} order by t.version`,
  )
}
