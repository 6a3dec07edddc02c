import { type RawBuilder, sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { cadreLedger, dutyLedger, leaveLedger, visitLedger } from '../../../definition/duty/duty-ledgers.ts'
import type { ResolvedDuty } from '../../../definition/duty/types.ts'
import type { Reach } from '../../ledger/reach/types.ts'
import { compileCondition, type LedgerSource, openLedgerSource, openStatement } from '../../ledger/sql/index.ts'
import { inForce, openColumns } from './ledger-columns.ts'

/** One town on one day. */
export interface GridDay {
  readonly catalogue: CatalogueIndex
  readonly town: string
  readonly on: string
  /** The part of the town whose objects are named; all of it when absent. */
  readonly reach?: Reach | undefined
}

export interface ScopeSource {
  readonly source: LedgerSource
  /** FROM and WHERE of the objects that somebody must answer for on the day; asked for after every column. */
  readonly matching: () => RawBuilder<unknown>
}

/** The objects of a duty that are in scope: by its own condition, else all in force by their ledger's dates. */
export function openScope({ catalogue, town, on, reach }: GridDay, duty: ResolvedDuty): ScopeSource {
  const source = openLedgerSource(openStatement({ catalogue, town, reach }), duty.ledger)
  const conditions = duty.inScope === undefined ? effective(source, on) : [compileCondition(duty.inScope, { sources: [source], today: on })]
  return { source, matching: () => sql`from ${source.from()} where ${sql.join([source.where(), ...conditions], sql` and `)}` }
}

function effective(source: LedgerSource, on: string): RawBuilder<boolean>[] {
  const { from, to } = source.ledger.effective
  const column = (field: string | undefined) => (field === undefined ? sql`null::date` : source.field({ through: [], field }).sql)
  return from === undefined && to === undefined ? [] : [inForce(column(from), column(to), on)]
}

/**
 * Who answers for each object of a kind on the day, one row an object: the holder with role 主责; where none of an object's duties in force has a role,
 * the first by date, then by id. `primaries` above one is a fault that only old data can have.
 */
export function answering({ catalogue, town, on }: GridDay, objectKind: string): RawBuilder<unknown> {
  const duty = openColumns(catalogue, dutyLedger.id, 'd')
  const { column } = duty
  const role = column(dutyLedger.role)
  const isPrimary = sql`${role} = 'primary'`
  const order = sql`order by ${isPrimary} desc nulls last, ${column(dutyLedger.from)}, ${column('id')}`
  return sql`
    select ${column(dutyLedger.object)} as object, count(*) filter (where ${isPrimary}) as primaries,
      (array_agg(${column(dutyLedger.holder)} ${order}))[1] as holder, (array_agg(${column(dutyLedger.from)} ${order}))[1] as since
    from ${duty.from}
    where ${duty.current(town)} and ${column(dutyLedger.kind)} = ${objectKind} and ${inForce(column(dutyLedger.from), column(dutyLedger.to), on)}
    group by ${column(dutyLedger.object)}
    having count(*) filter (where ${isPrimary}) > 0 or count(${role}) = 0
  `
}

/** The last visit of each object of a kind up to the day. */
export function lastVisits({ catalogue, town, on }: GridDay, objectKind: string): RawBuilder<unknown> {
  if (!hasLedger(catalogue, visitLedger.id)) return sql`select null::uuid as object, null::date as last where false`
  const { from, column, current } = openColumns(catalogue, visitLedger.id, 'v')
  return sql`
    select ${column(visitLedger.object)} as object, max(${column(visitLedger.date)}) as last from ${from}
    where ${current(town)} and ${column(visitLedger.kind)} = ${objectKind} and ${column(visitLedger.date)} <= ${on}::date group by ${column(visitLedger.object)}
  `
}

/** Cadres on leave on the day, with the day they come back. */
export function onLeave({ catalogue, town, on }: GridDay): RawBuilder<unknown> {
  if (!hasLedger(catalogue, leaveLedger.id)) return sql`select null::uuid as cadre, null::date as back where false`
  const { from, column, current } = openColumns(catalogue, leaveLedger.id, 'l')
  return sql`
    select ${column(leaveLedger.cadre)} as cadre, max(${column(leaveLedger.to)}) as back from ${from}
    where ${current(town)} and ${inForce(column(leaveLedger.from), column(leaveLedger.to), on)} group by ${column(leaveLedger.cadre)}
  `
}

/** Cadres in office on the day. */
export function inOffice({ catalogue, town, on }: GridDay): RawBuilder<unknown> {
  const { from, column, current } = openColumns(catalogue, cadreLedger.id, 'c')
  return sql`select ${column('id')} as cadre from ${from} where ${current(town)} and ${inForce(column(cadreLedger.from), column(cadreLedger.to), on)}`
}

/** Whether the catalogue has this ledger: a pack may be left out. */
export function hasLedger(catalogue: CatalogueIndex, id: string): boolean {
  return catalogue.catalogue.ledgers.some((ledger) => ledger.id === id)
}
