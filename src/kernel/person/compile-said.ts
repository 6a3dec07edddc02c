import { type RawBuilder, sql } from 'kysely'
import { readsField } from '../../definition/field/reads-field.ts'
import type { PersonLink, ResolvedLedger } from '../../definition/ledger/types.ts'
import { keptAs } from '../ledger/record/kept-as.ts'
import type { KnownPerson } from './known-person.ts'
import { columnOf } from './known-person.ts'

/** Records of other ledgers that are known to be about somebody, by ledger. */
export type LinkedRecords = ReadonlyMap<string, readonly string[]>

export interface Saying {
  readonly known: readonly KnownPerson[]
  /** Whether the reader sees values as they are. What is hidden from them links nothing: which records come back would tell it. */
  readonly full: boolean
  /** What `through` leads to. */
  readonly linked: LinkedRecords
  readonly alias: string
  /** Name and village link nothing: it is for the person themselves, and may not be a namesake's. */
  readonly sure?: boolean | undefined
}

export interface SaidCondition {
  /** That a record is about one of the people. */
  readonly about: RawBuilder<boolean>
  /** That nothing but name and village says so. */
  readonly byName: RawBuilder<boolean>
}

/** That records of a ledger are about some people, by its lines `persons`; undefined where no line can tell this reader. */
export function compileSaid(ledger: ResolvedLedger, saying: Saying): SaidCondition | undefined {
  const sure: RawBuilder<boolean>[] = []
  const likely: RawBuilder<boolean>[] = []
  for (const link of ledger.persons ?? []) {
    sure.push(...byNumber(ledger, link, saying), ...byReference(ledger, link, saying))
    if (saying.sure !== true) likely.push(...byNameAndVillage(ledger, link, saying))
  }
  if (sure.length + likely.length === 0) return undefined
  const isSure = anyOf(sure)
  return { about: anyOf([...sure, ...likely]), byName: sql<boolean>`not ${isSure}` }
}

function anyOf(ways: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return ways.length === 0 ? sql<boolean>`false` : sql<boolean>`coalesce((${sql.join(ways, sql` or `)}), false)`
}

function byNumber(ledger: ResolvedLedger, { number }: PersonLink, { known, full, alias }: Saying): RawBuilder<boolean>[] {
  const numbers = known.flatMap((one) => one.number ?? [])
  if (number === undefined || !full || numbers.length === 0) return []
  return [
    sql<boolean>`${sql.ref(`${alias}.${columnOf(ledger, number)}`)} = any(${numbers.map((one) => keptAs(ledger.fields.find(({ id }) => id === number)?.field, one))}::text[])`,
  ]
}

/** A record with a number of its own is somebody's by that, not by their name; only where one of the two has none the name has to do. */
function byNameAndVillage(ledger: ResolvedLedger, { number, name, village }: PersonLink, saying: Saying): RawBuilder<boolean>[] {
  const { known, full, alias } = saying
  const field = ledger.fields.find(({ id }) => id === name)?.field
  if (name === undefined || village === undefined || field === undefined || !readsField(field, { full })) return []
  const column = (id: string) => sql.ref(`${alias}.${columnOf(ledger, id)}`)
  return known.flatMap((one) => {
    if (one.village === undefined || one.name === '') return []
    const named = sql<boolean>`(${column(name)} = ${one.name} and ${column(village)} = ${one.village}::uuid)`
    if (number === undefined || !full || one.number === undefined) return [named]
    return [sql<boolean>`(${named} and ${column(number)} is null)`]
  })
}

function byReference(ledger: ResolvedLedger, { through }: PersonLink, { linked, alias }: Saying): RawBuilder<boolean>[] {
  if (through === undefined) return []
  const ids = targetsOf(ledger, through).flatMap((target) => linked.get(target) ?? [])
  return ids.length === 0 ? [] : [sql<boolean>`${sql.ref(`${alias}.${columnOf(ledger, through)}`)} = any(${ids}::uuid[])`]
}

/** The ledgers that a line leads through. */
export function targetsOf({ fields }: ResolvedLedger, through: string): readonly string[] {
  const field = fields.find(({ id }) => id === through)?.field
  return field?.kind === 'anyRef' ? [...new Set(Object.values(field.to))] : field?.kind === 'ref' ? [field.to] : []
}
