import { sql } from 'kysely'
import { isNumeric } from '../../../definition/field/field-type.ts'
import { traitsOf } from '../../../definition/field/kinds.ts'
import { readsField } from '../../../definition/field/reads-field.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { printedRow } from '../../storage/row.ts'
import { readInPart, type TownSession } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { openFound } from '../query/open-found.ts'
import { presentVersions } from '../query/read-record.ts'
import { readVersions } from '../record/read-version.ts'
import { compileTitle } from '../sql/compile-title.ts'
import type { Instant, LedgerRecord } from '../types.ts'
import { doubleDecision } from './double-decision.ledger.ts'
import { type DoubleCandidate, type DoubleRule, findLikelyDoubles, type LikelyDouble } from './find-likely-doubles.ts'

export interface DoublePair {
  readonly left: LedgerRecord
  readonly right: LedgerRecord
  readonly rules: readonly DoubleRule[]
}

/** Two records that somebody said are two. */
export interface DecidedDouble {
  readonly id: string
  readonly left: { readonly id: string; readonly title: string }
  readonly right: { readonly id: string; readonly title: string }
  readonly why: string
  readonly decidedAt: Instant
}

export interface DoubleList {
  /** How many pairs nobody has decided upon; the first of them are given. */
  readonly total: number
  readonly pairs: readonly DoublePair[]
  /** The latest, while both records are there. */
  readonly decided: readonly DecidedDouble[]
  /** More records than are held against each other. */
  readonly isTooLarge: boolean
}

const mostCompared = 20_000
const mostPairs = 100
const mostDecided = 50
const nothing: DoubleList = { total: 0, pairs: [], decided: [], isTooLarge: false }

/**
 * The pairs of a register that may be one thing entered twice and that nobody has decided upon, computed when it is asked, of the records that the reader may
 * read. Numbers take part only for who sees them in full: by which a pair is found would tell of a hidden one. Nothing waits for it and nothing is held up.
 */
export function listDoubles(kernel: Kernel, actor: Actor, input: { readonly ledger: string }): Promise<DoubleList> {
  const ledger = requireLedger(kernel.catalogue, input.ledger)
  return readInPart(kernel, actor, 'read', async (place) => {
    if (!mayHaveDoubles(kernel, ledger)) return nothing
    const decided = await readDecided(place, ledger)
    const found = await readOpen(place, ledger, decided)
    if (found === undefined) return { ...nothing, isTooLarge: true }
    const shown = found.slice(0, mostPairs)
    const last = decided.slice(0, mostDecided)
    const records = await readRecords(place, ledger, [...shown, ...last])
    return {
      total: found.length,
      pairs: shown.flatMap(({ left, right, rules }) => {
        const [one, other] = [records.get(left), records.get(right)]
        return one === undefined || other === undefined ? [] : [{ left: one, right: other, rules }]
      }),
      decided: last.flatMap(({ left, right, ...rest }) => {
        const [one, other] = [records.get(left), records.get(right)]
        if (one === undefined || other === undefined) return []
        return [{ ...rest, left: { id: one.id, title: one.title }, right: { id: other.id, title: other.title } }]
      }),
      isTooLarge: false,
    }
  })
}

/** How many pairs wait in each register that has some. */
export function countDoubles(kernel: Kernel, actor: Actor): Promise<readonly { readonly ledger: string; readonly count: number }[]> {
  return readInPart(kernel, actor, 'read', async (place) => {
    const counts: { readonly ledger: string; readonly count: number }[] = []
    for (const ledger of kernel.catalogue.catalogue.ledgers) {
      if (!mayHaveDoubles(kernel, ledger)) continue
      const found = await readOpen(place, ledger, await readDecided(place, ledger))
      if (found !== undefined && found.length > 0) counts.push({ ledger: ledger.id, count: found.length })
    }
    return counts
  })
}

/** Registers of things with a name, but for those that the kernel keeps itself and the register of people, which has a checking of its own. */
export function mayHaveDoubles({ catalogue, watch }: Pick<Kernel, 'catalogue' | 'watch'>, ledger: ResolvedLedger): boolean {
  const { people } = catalogue.catalogue
  const isPeople = [people?.person, people?.household, people?.match].some((one) => one?.ledger === ledger.id)
  return ledger.kind === 'register' && namesOf(ledger).length === ledger.title.length && !isPeople && !watch.keeps(ledger.id)
}

/** The fields of its title that are words; one that is named by its number or its day is no name. */
function namesOf({ title, fields }: ResolvedLedger): readonly ResolvedField[] {
  return fields.filter(({ id, field }) => title.includes(id) && (field.kind === 'text' || field.kind === 'personName'))
}

interface Decision {
  readonly id: string
  readonly left: string
  readonly right: string
  readonly why: string
  readonly decidedAt: Instant
}

/** What was decided in a ledger, the latest first. */
async function readDecided({ kernel, session, town }: TownSession, { id }: ResolvedLedger): Promise<readonly Decision[]> {
  const decisions = kernel.catalogue.findLedger(doubleDecision.id)
  if (decisions === undefined) return []
  const column = sql.ref(`t.${kernel.catalogue.getField(decisions.id, 'ledger').column}`)
  const versions = await readVersions(
    session,
    decisions,
    sql`t.town = ${town} and t.replaced_at is null and ${column} = ${id} order by t.recorded_at desc, t.id desc`,
  )
  return versions.map((one) => ({
    id: one.id,
    left: one.values.left ?? '',
    right: one.values.right ?? '',
    why: one.values.why ?? '',
    decidedAt: one.recordedAt,
  }))
}

/** Undefined where there are more records than are compared. */
async function readOpen(
  place: TownSession,
  ledger: ResolvedLedger,
  decided: readonly Decision[],
): Promise<readonly LikelyDouble[] | undefined> {
  const candidates = await readCandidates(place, ledger)
  if (candidates === undefined) return undefined
  const known = new Set(decided.map(({ left, right }) => `${left} ${right}`))
  return findLikelyDoubles(candidates).filter(({ left, right }) => !known.has(`${left} ${right}`))
}

async function readCandidates(
  { kernel, session, actor }: TownSession,
  ledger: ResolvedLedger,
): Promise<readonly DoubleCandidate[] | undefined> {
  const { source, conditions } = await openFound(session, { kernel, actor }, { ledger, query: {} })
  const full = seesFullValues(actor)
  // Hidden names look alike.
  if (!namesOf(ledger).every(({ field }) => readsField(field, { full }))) return []
  // What tells every record from every other one speaks against none of them.
  const beside = new Set([...ledger.title, ...ledger.unique.flatMap((key) => (key.length === 1 ? key : []))])
  const fields = ledger.fields.filter(({ id, field }) => readsField(field, { full }) && !beside.has(id) && isCompared(field))
  const numbers = ledger.fields.filter(({ field }) => readsField(field, { full }) && isNumber(field))
  const read = [...fields, ...numbers]
  const columns = read.map(({ id }, index) => sql`(${source.field({ through: [], field: id }).sql})::text as ${sql.id(`value_${index}`)}`)
  const selected = sql.join([sql`${source.system('id')} as id`, sql`${compileTitle(source)} as title`, ...columns])
  const where = sql.join([...conditions], sql` and `)
  const rows = printedRow.all(
    await session.query(
      sql`select ${selected} from ${source.from()} where ${where} order by ${source.system('id')} limit ${mostCompared + 1}::integer`,
    ),
  )
  if (rows.length > mostCompared) return undefined
  const place = fields.find(({ field }) => field.kind === 'village')
  const dated = fields.find(({ id }) => id === ledger.date)
  return rows.map((row) => {
    const wordOf = (one: ResolvedField) => row[`value_${read.indexOf(one)}`] ?? undefined
    const all = (some: readonly ResolvedField[]) =>
      Object.fromEntries(some.flatMap((one) => (wordOf(one) === undefined ? [] : [[one.id, wordOf(one) ?? '']])))
    return {
      id: row.id ?? '',
      name: row.title ?? '',
      place: place === undefined ? undefined : wordOf(place),
      when: dated === undefined ? undefined : wordOf(dated),
      numbers: all(numbers),
      values: all(fields.filter((one) => one !== place)),
    }
  })
}

/** Numbers that only one person or firm has. */
function isNumber(field: ResolvedField['field']): boolean {
  return field.kind === 'nationalId' || field.kind === 'creditCode'
}

/** What may speak for or against: no number that everybody has another of, no file and no place on a map. */
function isCompared(field: ResolvedField['field']): boolean {
  return (
    !isNumber(field) &&
    (isNumeric(field) || traitsOf(field).searched !== 'number') &&
    field.kind !== 'attachment' &&
    field.kind !== 'geometry'
  )
}

async function readRecords(
  place: TownSession,
  ledger: ResolvedLedger,
  pairs: readonly { readonly left: string; readonly right: string }[],
): Promise<ReadonlyMap<string, LedgerRecord>> {
  if (pairs.length === 0) return new Map()
  const { session, town } = place
  const ids = [...new Set(pairs.flatMap(({ left, right }) => [left, right]))]
  const versions = await readVersions(session, ledger, sql`t.town = ${town} and t.replaced_at is null and t.id = any(${ids}::uuid[])`)
  const records = await presentVersions(place, { ledger, versions })
  return new Map(records.map((record) => [record.id, record]))
}
