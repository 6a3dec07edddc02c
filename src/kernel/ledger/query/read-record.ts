import { type RawBuilder, sql } from 'kysely'
import { chosenLedger } from '../../../definition/field/field-type.ts'
import { maskFieldValue } from '../../../definition/field/mask-field-value.ts'
import { presentFieldValue } from '../../../definition/field/present-field-value.ts'
import { presentTitleWord } from '../../../definition/field/present-title-word.ts'
import { readsField } from '../../../definition/field/reads-field.ts'
import type { FieldValue } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { count, orNull } from '../../../definition/shape/shape.ts'
import { seesFullValues } from '../../access/authorize.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import { type TownReader, wholeTown } from '../../town-session.ts'
import { compileApart } from '../reach/compile-apart.ts'
import { compileReadable } from '../reach/compile-reach.ts'
import { readReach } from '../reach/read-reach.ts'
import { isRecordId, readVersions, type StoredVersion } from '../record/read-version.ts'
import { readValue } from '../record/stored-value.ts'
import type { Instant, LedgerRecord } from '../types.ts'
import { readTitles } from './read-titles.ts'

export interface RecordToRead {
  readonly ledger: ResolvedLedger
  readonly id: string
  readonly asOf?: Instant | undefined
}

/** One record as it holds now, or held at `asOf`. Refuses with `not-found`. */
export async function readRecord(place: TownReader, { ledger, id, asOf }: RecordToRead): Promise<LedgerRecord> {
  const held =
    asOf === undefined ? sql`t.replaced_at is null` : sql`t.recorded_at <= ${asOf} and (t.replaced_at is null or t.replaced_at > ${asOf})`
  const readable = await readableHere(place, ledger)
  const versions = isRecordId(id)
    ? await readVersions(place.session, ledger, sql`t.town = ${place.town} and t.id = ${id} and ${held} and ${readable}`)
    : []
  const [record] = await presentVersions(place, { ledger, versions, asOf })
  if (record === undefined) throw new Refusal('not-found', `「${ledger.label}」里没有这条记录，可能已被撤销。`)
  return record
}

/** That the version `t` of a ledger is one that the reader may read, for statements of their own. */
export async function readableHere({ kernel, session, town, actor }: TownReader, ledger: ResolvedLedger): Promise<RawBuilder<boolean>> {
  const reach = await readReach(session, kernel, actor)
  const readable = reach === undefined ? undefined : compileReadable(ledger, { catalogue: kernel.catalogue, town, reach, alias: 't' })
  const open = compileApart(ledger, { catalogue: kernel.catalogue, town, reader: actor.id, alias: 't' })
  const all = [readable, open].flatMap((condition) => condition ?? [])
  return all.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(all, sql` and `)})`
}

/** Whether the record is the reader's to read, as it stands or stood last. */
export async function isReadable(place: TownReader, ledger: ResolvedLedger, id: string): Promise<boolean> {
  const readable = await readableHere(place, ledger)
  const { session, town } = place
  const own = sql`l.town = ${town} and l.id = ${id}::uuid`
  // Which one stood last is asked of the whole town: one that has moved away is not read as it stood before.
  const last =
    session.part === undefined
      ? sql`(select l.* from ${sql.table(ledger.table)} as l where ${own} order by l.version desc limit 1)`
      : sql`(select l.* from ${sql.table(ledger.table)} as l where ${own} and l.version = ${await lastVersion(place, ledger, own)})`
  return (await session.query(sql`select 1 from ${last} as t where ${readable}`)).length > 0
}

const lastRow = row('a ledger', { last: orNull(count) })

async function lastVersion({ session }: TownReader, { table }: ResolvedLedger, own: RawBuilder<unknown>): Promise<number> {
  const found = await wholeTown(session).query(sql`select max(l.version) as last from ${sql.table(table)} as l where ${own}`)
  return lastRow.first(found)?.last ?? 0
}

export interface VersionsToPresent {
  readonly ledger: ResolvedLedger
  readonly versions: readonly StoredVersion[]
  readonly asOf?: Instant | undefined
  /** Shows values as to somebody who may not see them: a page that is opened in full by a press of its own. */
  readonly masked?: boolean
}

/** Stored versions as records for a reader: the titles of what they refer to looked up once per ledger, personal values masked where the actor may not see them. */
export async function presentVersions(
  { kernel, session, town, actor }: TownReader,
  { ledger, versions, asOf, masked = false }: VersionsToPresent,
): Promise<LedgerRecord[]> {
  const wanted = new Map<string, Set<string>>()
  for (const { values } of versions) {
    for (const { id, field } of ledger.fields) {
      const target = chosenLedger(field, values)
      const record = values[id]
      if (target === undefined || record === null || record === undefined) continue
      const ids = wanted.get(target) ?? new Set()
      wanted.set(target, ids.add(record))
    }
  }
  const full = seesFullValues(actor) && !masked
  const reach = wanted.size === 0 ? undefined : await readReach(session, kernel, actor)
  const titles = await readTitles(session, kernel.catalogue, { town, wanted, asOf, full, reach })
  return versions.map((version) => presentVersion(ledger, version, { titles, full }))
}

function presentVersion(
  ledger: ResolvedLedger,
  version: StoredVersion,
  { titles, full }: { readonly titles: ReadonlyMap<string, string>; readonly full: boolean },
): LedgerRecord {
  const values: Record<string, FieldValue> = {}
  const shown: Record<string, string> = {}
  for (const { id, field } of ledger.fields) {
    const value = readValue(field, version.values[id] ?? null)
    const isSeen = readsField(field, { full })
    values[id] = isSeen ? value : maskFieldValue(field, value)
    if (value === null || !isSeen) continue
    if (chosenLedger(field, version.values) !== undefined) shown[id] = titles.get(String(value)) ?? '（已撤销）'
    else if (field.kind === 'choice') shown[id] = presentFieldValue(field, value)
  }
  const title = ledger.title.map((id) => shown[id] ?? wordOf(ledger, id, values)).filter((word) => word !== '')
  const { id, version: number, recordedAt, actor } = version
  return { id, version: number, recordedAt, actor, values, shown, title: title.join(' ') }
}

function wordOf(ledger: ResolvedLedger, id: string, values: Readonly<Record<string, FieldValue>>): string {
  const field = ledger.fields.find((one) => one.id === id)?.field
  return field === undefined ? '' : presentTitleWord(field, values[id] ?? null)
}
