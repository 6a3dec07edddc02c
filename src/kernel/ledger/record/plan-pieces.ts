import { sql } from 'kysely'
import { traitsOf } from '../../../definition/field/kinds.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Change } from '../../audit/types.ts'
import type { Session } from '../../storage/types.ts'
import { columnType } from '../table/column-type.ts'
import { keyOf } from './find-existing.ts'
import type { StoredValues } from './types.ts'
import type { NewVersion } from './version-row.ts'

/** A long write in pieces, and how to let readers in between them. */
export interface Pieces {
  readonly rest: NonNullable<Session['rest']>
  readonly pieces: readonly (readonly NewVersion[])[]
}

/**
 * How to cut a long write; undefined where nobody is held up, where it is brief, and where two versions have one natural key, which the write refuses when it
 * is whole. The pieces do not see each other, and one that touched a key of another would wait for ever: whoever takes a key stands in one piece with the
 * record that gives it away, and with whoever takes that one's.
 */
export async function planPieces(
  { session }: Pick<Change, 'session'>,
  { ledger, versions, changes, endings }: Planned,
): Promise<Pieces | undefined> {
  if (session.rest === undefined || versions.length < worthwhile || endings.length > 0) return undefined
  for (const key of ledger.unique) if (await hasTwins(session, ledger, { key, versions })) return undefined
  return { rest: session.rest, pieces: cut(versions, bondsOf(ledger, versions, changes)) }
}

interface Planned {
  readonly ledger: ResolvedLedger
  readonly versions: readonly NewVersion[]
  readonly changes: readonly PlannedChange[]
  readonly endings: readonly unknown[]
}

interface PlannedChange {
  readonly before: { readonly id: string; readonly values: StoredValues }
  readonly values: StoredValues
}

/** Fewer rows keep nobody waiting. */
const worthwhile = 600
/** Rows of a piece: the embedded engine takes them in some thirty milliseconds of the processor. */
const piece = 100

/** Records that hand natural keys on to each other, by the id of each. */
type Bonds = ReadonlyMap<string, ReadonlySet<string>>

function bondsOf(ledger: ResolvedLedger, versions: readonly NewVersion[], changes: readonly PlannedChange[]): Bonds {
  const bonds = new Map<string, Set<string>>()
  for (const key of ledger.unique) {
    const givers = new Map<string, string>()
    for (const { before, values } of changes) {
      const given = keyOf(ledger, before.values, key)
      if (given !== undefined && given !== keyOf(ledger, values, key)) givers.set(given, before.id)
    }
    if (givers.size === 0) continue
    for (const { id, values } of versions) {
      const giver = givers.get(keyOf(ledger, values, key) ?? '')
      if (giver !== undefined) bind(bonds, id, giver)
    }
  }
  return bonds
}

/** The smaller circle joins the larger. */
function bind(bonds: Map<string, Set<string>>, one: string, other: string): void {
  const [small, large] = [bonds.get(one) ?? new Set([one]), bonds.get(other) ?? new Set([other])].sort(
    (left, right) => left.size - right.size,
  )
  if (small === undefined || large === undefined || small === large) return
  for (const id of [...small, one, other]) bonds.set(id, large.add(id))
}

function cut(versions: readonly NewVersion[], bonds: Bonds): readonly (readonly NewVersion[])[] {
  const byId = bonds.size === 0 ? new Map<string, NewVersion>() : new Map(versions.map((version) => [version.id, version]))
  const pieces: NewVersion[][] = []
  const placed = new Set<string>()
  let current: NewVersion[] = []
  for (const version of versions) {
    if (placed.has(version.id)) continue
    const circle = bonds.get(version.id)
    if (circle === undefined) current.push(version)
    else
      for (const id of circle) {
        placed.add(id)
        current.push(...[byId.get(id)].filter((one) => one !== undefined))
      }
    if (current.length < piece) continue
    pieces.push(current)
    current = []
  }
  return current.length > 0 ? [...pieces, current] : pieces
}

/** As the database compares them. */
async function hasTwins(
  session: Session,
  ledger: ResolvedLedger,
  { key, versions }: { readonly key: readonly string[]; readonly versions: readonly NewVersion[] },
): Promise<boolean> {
  return compareAsTexts(ledger, key, versions) ?? askForTwins(session, ledger, { key, versions })
}

/** Columns in which two values are equal when the texts are by which they are stored, and only then. */
const comparedAsText: readonly string[] = ['text', 'uuid', 'date']
/** Half a character: the database takes all of them for one and the same. */
const half = /\p{Cs}/u

/** Whether two versions have one key; undefined where only the database can tell. It would take a hundred thousand keys to it and back. */
function compareAsTexts(ledger: ResolvedLedger, key: readonly string[], versions: readonly NewVersion[]): boolean | undefined {
  const isText = (id: string) => ledger.fields.some((one) => one.id === id && comparedAsText.includes(traitsOf(one.field).column))
  if (!key.every(isText)) return undefined
  const seen = new Set<string>()
  let isTwin = false
  for (const { values } of versions) {
    const own = keyOf(ledger, values, key)
    if (own === undefined) continue
    if (key.some((id) => half.test(values[id] ?? ''))) return undefined
    isTwin ||= seen.has(own)
    seen.add(own)
  }
  return isTwin
}

async function askForTwins(
  session: Session,
  ledger: ResolvedLedger,
  { key, versions }: { readonly key: readonly string[]; readonly versions: readonly NewVersion[] },
): Promise<boolean> {
  const fields = key.map((id, index) => ({ id, name: `k${index}`, field: ledger.fields.find((field) => field.id === id)?.field }))
  const columns = sql.join(
    fields.map(({ name, field }) => sql`${sql.id(name)} ${sql.raw(field === undefined ? 'text' : columnType(field))}`),
  )
  const names = fields.map(({ name }) => sql.ref(`f.${name}`))
  const whole = sql.join(
    names.map((name) => sql`${name} is not null`),
    sql` and `,
  )
  const keys = versions.map(({ values }) => Object.fromEntries(fields.map(({ id, name }) => [name, values[id] ?? null])))
  const twins = await session.query(sql`
    select 1 from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as f (${columns}) where ${whole} group by ${sql.join(names)} having count(*) > 1 limit 1
  `)
  return twins.length > 0
}
