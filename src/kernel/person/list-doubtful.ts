import { sql } from 'kysely'
import { orNull, text } from '../../definition/shape/shape.ts'
import { can } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { presentVersions, readableHere } from '../ledger/query/read-record.ts'
import { readVersions } from '../ledger/record/read-version.ts'
import type { LedgerRecord } from '../ledger/types.ts'
import { row, uuid } from '../storage/row.ts'
import { readInTown, type TownSession } from '../town-session.ts'
import { type DoubtAgainst, type DoubtfulPerson, type DoubtRule, findDoubtful, pairKey } from './find-doubtful.ts'
import { columnOf } from './known-person.ts'
import { type PeopleLedgers, requirePeopleLedgers } from './people-ledgers.ts'
import { noteList } from './read-person.ts'
import { factsOf } from './read-sections.ts'
import type { Fact } from './types.ts'

export interface DoubtfulSide {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly facts: readonly Fact[]
}

export interface DoubtfulPair {
  readonly left: DoubtfulSide
  readonly right: DoubtfulSide
  readonly rules: readonly DoubtRule[]
  readonly against: readonly DoubtAgainst[]
  /** Somebody looked and put it off. */
  readonly later: boolean
}

/** What somebody decided of a pair. */
export interface DecidedPair {
  readonly id: string
  readonly verdict: 'same' | 'different' | 'later'
  readonly kept: { readonly id: string; readonly title: string }
  readonly other: { readonly id: string; readonly title: string }
  readonly why: string
  readonly decidedOn: string
  /** The account, as the chain knows it. */
  readonly actor: string
}

export interface DoubtfulList {
  readonly total: number
  readonly pairs: readonly DoubtfulPair[]
  readonly decided: readonly DecidedPair[]
  /** Whether the reader may say that two are one, and take it back. */
  readonly mayDecide: boolean
}

const mostPairs = 200
const mostDecided = 50

/**
 * The pairs of the register that may be one person and that nobody has decided upon, put off ones last, with what was decided. Only for who sees numbers as
 * they are, of the people whom they may read: by which rule a pair is found would tell of a hidden number. That it was read is one entry. Refuses with `not-permitted`.
 */
export async function listDoubtful(kernel: Kernel, actor: Actor): Promise<DoubtfulList> {
  const list = await readInTown(kernel, actor, 'reveal', (place) => readDoubtful(place, actor))
  await noteList(kernel, actor, 'doubtful', list.pairs.length)
  return list
}

async function readDoubtful(place: TownSession, actor: Actor): Promise<DoubtfulList> {
  const ledgers = requirePeopleLedgers(place.kernel.catalogue)
  const decided = await readDecided(place, ledgers)
  const verdicts = new Map(decided.map(({ verdict, kept, other }) => [pairKey(kept.id, other.id), verdict]))
  const open = findDoubtful(await readPeople(place, ledgers)).filter(({ left, right }) => {
    const verdict = verdicts.get(pairKey(left, right))
    return verdict === undefined || verdict === 'later'
  })
  const isLater = ({ left, right }: { readonly left: string; readonly right: string }) => verdicts.has(pairKey(left, right))
  const ordered = [...open.filter((pair) => !isLater(pair)), ...open.filter(isLater)]
  const shown = ordered.slice(0, mostPairs)
  const sides = await readSides(
    place,
    ledgers,
    shown.flatMap(({ left, right }) => [left, right]),
  )
  return {
    total: ordered.length,
    pairs: shown.flatMap((pair) => {
      const [left, right] = [sides.get(pair.left), sides.get(pair.right)]
      return left === undefined || right === undefined
        ? []
        : [{ left, right, rules: pair.rules, against: pair.against, later: isLater(pair) }]
    }),
    decided: decided.slice(0, mostDecided),
    mayDecide: can(actor, 'guarded'),
  }
}

const personRow = row('a person', {
  id: uuid,
  name: orNull(text),
  number: orNull(text),
  stated: orNull(text),
  born_on: orNull(text),
  village: orNull(text),
  household: orNull(text),
})

/** Everybody whom the reader may read and who was not merged; ten thousands of them, of each as much as the rules look at. */
async function readPeople(place: TownSession, { people: { person: names }, person }: PeopleLedgers): Promise<readonly DoubtfulPerson[]> {
  const readable = await readableHere(place, person)
  const column = (name: string) => sql`${sql.ref(`t.${columnOf(person, name)}`)}::text`
  const rows = personRow.all(
    await place.session.query(sql`
      select t.id, ${column(names.name)} as name, ${column(names.number)} as number, ${column(names.stated)} as stated,
        ${column(names.bornOn)} as born_on, ${column(names.village)} as village, ${column(names.household)} as household
      from ${sql.table(person.table)} as t
      where t.town = ${place.town} and t.replaced_at is null and ${column(names.mergedInto)} is null and ${readable} order by t.id
    `),
  )
  return rows.map((one) => ({
    id: one.id,
    name: one.name ?? '',
    number: one.number ?? undefined,
    stated: one.stated ?? undefined,
    bornOn: one.born_on ?? undefined,
    village: one.village ?? undefined,
    household: one.household ?? undefined,
  }))
}

async function readSides(
  place: TownSession,
  { people: { person: names }, person }: PeopleLedgers,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DoubtfulSide>> {
  if (ids.length === 0) return new Map()
  const versions = await readVersions(
    place.session,
    person,
    sql`t.town = ${place.town} and t.replaced_at is null and t.id = any(${[...new Set(ids)]}::uuid[])`,
  )
  const records = await presentVersions(place, { ledger: person, versions })
  return new Map(
    records.map((record) => [
      record.id,
      {
        id: record.id,
        version: record.version,
        title: record.title,
        facts: factsOf(person, record, { full: true, without: [names.mergedInto] }),
      },
    ]),
  )
}

/** What was decided, the newest first. A decision that was taken back is not in force any more. */
async function readDecided(place: TownSession, ledgers: PeopleLedgers): Promise<readonly DecidedPair[]> {
  const { match, people } = ledgers
  const names = people.match
  const readable = await readableHere(place, match)
  const versions = await readVersions(
    place.session,
    match,
    sql`t.town = ${place.town} and t.replaced_at is null and ${readable} order by t.recorded_at desc, t.id desc`,
  )
  const records = await presentVersions(place, { ledger: match, versions })
  return records.map((record) => ({
    id: record.id,
    verdict: verdictOf(record, ledgers),
    kept: { id: String(record.values[names.kept] ?? ''), title: record.shown[names.kept] ?? '' },
    other: { id: String(record.values[names.other] ?? ''), title: record.shown[names.other] ?? '' },
    why: String(record.values[names.why] ?? ''),
    decidedOn: String(record.values[names.decidedOn] ?? ''),
    actor: record.actor,
  }))
}

function verdictOf({ values }: LedgerRecord, { people: { match } }: PeopleLedgers): DecidedPair['verdict'] {
  const verdict = values[match.verdict]
  return verdict === match.same ? 'same' : verdict === match.different ? 'different' : 'later'
}
