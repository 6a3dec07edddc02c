import { sql } from 'kysely'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { can, seesFullValues } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import { writeAudited } from '../audit/write-audited.ts'
import type { Kernel } from '../context.ts'
import { presentVersions, readableHere } from '../ledger/query/read-record.ts'
import { isRecordId, readVersions, type StoredVersion } from '../ledger/record/read-version.ts'
import type { LedgerRecord } from '../ledger/types.ts'
import { Refusal } from '../refusal.ts'
import { readInTown, type TownSession } from '../town-session.ts'
import { columnOf, knownBy, readMerged } from './known-person.ts'
import { type PeopleLedgers, requirePeopleLedgers } from './people-ledgers.ts'
import { factsOf, readSections } from './read-sections.ts'
import type { HouseholdPage, Member, PersonPage } from './types.ts'

/**
 * One page of a person: who they are, with whom they live, and what every ledger says of them that the reader may read where it lies. Values that not
 * everybody sees are masked. Refuses with `not-found` who is outside the reader's part of the town.
 */
export function readPerson(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<PersonPage> {
  return readInTown(kernel, actor, 'read', (place) => readPersonPage(place, { id, full: false }))
}

/** Whose page is to be seen in full, and what for. */
export interface Revealing {
  readonly id: string
  readonly reason: string
}

/**
 * The same with all values as they are. Whose page it was, who read it and what for, stays in the chain as one entry. Refuses with `not-permitted`, `invalid`
 * without a reason.
 */
export async function revealPerson(kernel: Kernel, actor: Actor, { id, reason }: Revealing): Promise<PersonPage> {
  requireReason(reason)
  const page = await readInTown(kernel, actor, 'reveal', (place) => readPersonPage(place, { id, full: true }))
  const { person } = requirePeopleLedgers(kernel.catalogue)
  await noteReading(kernel, actor, { ledger: person.id, record: page.person.id, records: recordsOf(page), action: 'reveal', reason })
  return page
}

/** One page of a household: who lives there, and what the ledgers say of them, as `readPerson` does. */
export function readHousehold(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<HouseholdPage> {
  return readInTown(kernel, actor, 'read', (place) => readHouseholdPage(place, { id, full: false }))
}

/** The same with all values as they are, and one entry in the chain. Refuses as `revealPerson` does. */
export async function revealHousehold(kernel: Kernel, actor: Actor, { id, reason }: Revealing): Promise<HouseholdPage> {
  requireReason(reason)
  const page = await readInTown(kernel, actor, 'reveal', (place) => readHouseholdPage(place, { id, full: true }))
  const { household } = requirePeopleLedgers(kernel.catalogue)
  await noteReading(kernel, actor, { ledger: household.id, record: page.household.id, records: recordsOf(page), action: 'reveal', reason })
  return page
}

/** A page as the reader may take it out: in full for who may see it so, and then `noteReading` is called before it is handed out. */
export function openPersonForExport(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<PersonPage> {
  return readInTown(kernel, actor, 'read', (place) => readPersonPage(place, { id, full: seesFullValues(actor) }))
}

/**
 * All that is held of one person, for a copy to hand over to them (个人信息保护法 第四十五条): in full, every record, none left out for room. What only a name
 * and a village link, or a link of that kind leads to, may be a namesake's and is not theirs to have: it is counted and left out. `noteReading` is called
 * before it is handed out. Refuses with `not-permitted` who does not see all of it.
 */
export function openPersonForCopy(
  kernel: Kernel,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<{ readonly page: PersonPage; readonly unsure: number }> {
  return readInTown(kernel, actor, 'reveal', async (place) => {
    const page = await readPersonPage(place, { id, full: true, whole: true })
    const likely = await readPersonPage(place, { id, full: true })
    return { page, unsure: totalOf(likely) - totalOf(page) }
  })
}

function totalOf({ sections }: PersonPage): number {
  return sections.reduce((sum, { total }) => sum + total, 0)
}

/** The same of a household. */
export function openHouseholdForExport(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<HouseholdPage> {
  return readInTown(kernel, actor, 'read', (place) => readHouseholdPage(place, { id, full: seesFullValues(actor) }))
}

/** How many records of other ledgers a page shows. */
export function recordsOf({ sections }: Pick<PersonPage, 'sections'>): number {
  return sections.reduce((sum, { records }) => sum + records.length, 0)
}

interface ReadingNote {
  readonly ledger: string
  /** Whose page it was. */
  readonly record: string
  readonly records: number
  readonly action: 'reveal' | 'export'
  /** Why it was opened; of a copy for the person, on whose asking. */
  readonly reason?: string
}

function requireReason(reason: string): void {
  if (reason.trim() === '')
    throw new Refusal('invalid', '请写明为什么要看完整的内容。', { fields: [{ field: 'reason', message: '请写明事由' }] })
}

/** Leaves in the chain that somebody read, or took out, all that is held of one person or household: whose, and how many records; never what they say. */
export function noteReading(kernel: Kernel, actor: Actor, { ledger, record, records, action, reason }: ReadingNote): Promise<void> {
  const why = reason === undefined ? {} : { reason: reason.trim() }
  const taken = reason === undefined ? { format: 'xlsx', rows: records, by: 'page' } : { format: 'docx', rows: records, by: 'copy', ...why }
  const detail = action === 'export' ? taken : { page: true, records, ...why }
  return writeAudited(kernel, actor, async () => ({ result: undefined, note: { action, ledger, record, detail } }))
}

/** Leaves in the chain that somebody read a list of people with their numbers as they are: which list, and how many; nothing of a list of nobody. */
export async function noteList(kernel: Kernel, actor: Actor, list: 'doubtful' | 'proposed', records: number): Promise<void> {
  if (records === 0) return
  const { person } = requirePeopleLedgers(kernel.catalogue)
  const note = { action: 'reveal', ledger: person.id, record: null, detail: { list, records } }
  await writeAudited(kernel, actor, async () => ({ result: undefined, note }))
}

interface Wanted {
  readonly id: string
  readonly full: boolean
  readonly whole?: boolean
}

async function readPersonPage(place: TownSession, { id, full, whole }: Wanted): Promise<PersonPage> {
  const ledgers = requirePeopleLedgers(place.kernel.catalogue)
  const { people, person, household } = ledgers
  const [version] = await readReadable(place, person, { ids: [id] })
  if (version === undefined) throw new Refusal('not-found', '底册里没有这个人，可能已被撤销，或者不在你负责的村和网格里。')
  const merged = await readMerged(place, ledgers, [version.id])
  const [record, ...others] = await presentVersions(place, { ledger: person, versions: [version, ...merged], masked: !full })
  if (record === undefined) throw new Error('a version was read and not presented')
  const home = await readHome(place, household, { id: version.values[people.person.household] ?? null, full })
  const [into] = await readTitled(place, person, { id: version.values[people.person.mergedInto] ?? null, full })
  const sections = await readSections(place, { known: knownBy(ledgers, [version, ...merged]), full, without: ownLedgers(ledgers), whole })
  return {
    person: record,
    facts: factsOf(person, record, { full, without: [people.person.household, people.person.mergedInto, people.person.relation] }),
    full,
    mayReveal: can(place.actor, 'reveal'),
    household: home === undefined ? null : { id: home.id, title: home.title },
    members: home === undefined ? [] : await readMembers(place, ledgers, { household: home.id, full }),
    merged: others.map(({ id: other, title }) => ({ id: other, title })),
    mergedInto: into === undefined ? null : { id: into.id, title: into.title },
    sections,
  }
}

async function readHouseholdPage(place: TownSession, { id, full }: Wanted): Promise<HouseholdPage> {
  const ledgers = requirePeopleLedgers(place.kernel.catalogue)
  const home = await readHome(place, ledgers.household, { id, full })
  if (home === undefined) throw new Refusal('not-found', '没有这一户，可能已被撤销，或者不在你负责的村和网格里。')
  const versions = await readInHousehold(place, ledgers, home.id)
  const merged = await readMerged(
    place,
    ledgers,
    versions.map((version) => version.id),
  )
  return {
    household: home,
    facts: factsOf(ledgers.household, home, { full }),
    full,
    mayReveal: can(place.actor, 'reveal'),
    members: await presentMembers(place, ledgers, { versions, full }),
    sections:
      versions.length === 0
        ? []
        : await readSections(place, { known: knownBy(ledgers, [...versions, ...merged]), full, without: ownLedgers(ledgers) }),
  }
}

function ownLedgers({ person, household, match }: PeopleLedgers): ReadonlySet<string> {
  return new Set([person.id, household.id, match.id])
}

async function readHome(
  place: TownSession,
  household: ResolvedLedger,
  { id, full }: { readonly id: string | null; readonly full: boolean },
): Promise<LedgerRecord | undefined> {
  const [home] = await readTitled(place, household, { id, full })
  return home
}

async function readTitled(
  place: TownSession,
  ledger: ResolvedLedger,
  { id, full }: { readonly id: string | null; readonly full: boolean },
): Promise<readonly LedgerRecord[]> {
  if (id === null) return []
  return presentVersions(place, { ledger, versions: await readReadable(place, ledger, { ids: [id] }), masked: !full })
}

/** Records in force that the reader may read. */
async function readReadable(
  place: TownSession,
  ledger: ResolvedLedger,
  { ids }: { readonly ids: readonly string[] },
): Promise<readonly StoredVersion[]> {
  const wanted = ids.filter(isRecordId)
  if (wanted.length === 0) return []
  const readable = await readableHere(place, ledger)
  const { session, town } = place
  return readVersions(session, ledger, sql`t.town = ${town} and t.replaced_at is null and t.id = any(${wanted}::uuid[]) and ${readable}`)
}

async function readInHousehold(place: TownSession, { people, person }: PeopleLedgers, household: string) {
  const readable = await readableHere(place, person)
  const column = (name: string) => sql.ref(`t.${columnOf(person, name)}`)
  return readVersions(
    place.session,
    person,
    sql`t.town = ${place.town} and t.replaced_at is null and ${column(people.person.household)} = ${household}::uuid
      and ${column(people.person.mergedInto)} is null and ${readable} order by t.id`,
  )
}

async function readMembers(
  place: TownSession,
  ledgers: PeopleLedgers,
  { household, full }: { readonly household: string; readonly full: boolean },
): Promise<readonly Member[]> {
  return presentMembers(place, ledgers, { versions: await readInHousehold(place, ledgers, household), full })
}

/** The head first, then as the codes of the relations go. */
async function presentMembers(
  place: TownSession,
  { people: { person: names }, person }: PeopleLedgers,
  { versions, full }: { readonly versions: readonly StoredVersion[]; readonly full: boolean },
): Promise<readonly Member[]> {
  const records = await presentVersions(place, { ledger: person, versions, masked: !full })
  const field = person.fields.find(({ id }) => id === names.relation)?.field
  const order = field?.kind === 'choice' ? Object.keys(field.options) : []
  const rank = (value: unknown) => (order.includes(String(value)) ? order.indexOf(String(value)) : order.length)
  const without = [names.household, names.mergedInto, names.relation, names.village, ...hiddenInLists(person)]
  return [...records]
    .sort((left, right) => rank(left.values[names.relation]) - rank(right.values[names.relation]))
    .map((record) => ({
      id: record.id,
      name: record.title,
      relation: record.shown[names.relation] ?? '',
      isHead: record.values[names.relation] === names.head,
      facts: factsOf(person, record, { full, without }).slice(0, 4),
    }))
}

/** A list of a household says who is who; where somebody lives and how to reach them stands on their own page. */
function hiddenInLists({ fields }: ResolvedLedger): readonly string[] {
  return fields.filter(({ field }) => field.kind === 'grid' || field.kind === 'phone' || field.kind === 'text').map(({ id }) => id)
}
