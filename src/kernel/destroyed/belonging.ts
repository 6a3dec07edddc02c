import { type RawBuilder, sql } from 'kysely'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { hasDay } from '../../definition/field/field-type.ts'
import type { ResolvedLedger, ResolvedRetention } from '../../definition/ledger/types.ts'

export interface ResponseRef {
  readonly town: string
  /** The ledger of the responses. */
  readonly responses: string
  readonly response: string
}

/** Ledgers whose records are destroyed with a response of this ledger. */
export function retainedLedgers(catalogue: CatalogueIndex, responses: string): readonly ResolvedLedger[] {
  return catalogue.catalogue.ledgers.filter(({ retention }) => retention?.type === 'response' && retention.responses === responses)
}

/** Ledgers whose records go with the record that they are about. */
export function followingLedgers(catalogue: CatalogueIndex): readonly ResolvedLedger[] {
  return catalogue.catalogue.ledgers.filter(({ retention }) => retention?.type === 'follows')
}

/** The column of a field of `t`, for SQL. Throws when the ledger has no such field. */
export function columnOf(ledger: ResolvedLedger, id: string): RawBuilder<unknown> {
  const found = ledger.fields.find((field) => field.id === id)
  if (found === undefined) throw new Error(`ledger ${ledger.id} has no field ${id}`)
  return sql.ref(`t.${found.column}`)
}

/**
 * The response that the version `t` of a ledger belongs to: by its reference, else by its day. Of responses whose days overlap, the one that began last
 * has the day; both its first and its last day are in it. NULL when it belongs to none.
 */
export function ownerOf(
  catalogue: CatalogueIndex,
  ledger: ResolvedLedger,
  { town, responses }: Omit<ResponseRef, 'response'>,
): RawBuilder<unknown> {
  const { retention } = ledger
  if (retention?.type !== 'response') return sql`null::uuid`
  const byDay = ownerOfDay(catalogue, ledger, { retention, town, responses })
  return retention.by === undefined ? byDay : sql`coalesce(${columnOf(ledger, retention.by)}, ${byDay})`
}

interface DayOwner {
  readonly retention: Extract<ResolvedRetention, { type: 'response' }>
  readonly town: string
  readonly responses: string
}

function ownerOfDay(catalogue: CatalogueIndex, ledger: ResolvedLedger, { town, responses }: DayOwner): RawBuilder<unknown> {
  const date = ledger.fields.find(({ id }) => id === ledger.date)
  if (date === undefined || !hasDay(date.field)) return sql`null::uuid`
  const day = sql`${sql.ref(`t.${date.column}`)}::date`
  const { table, from, to } = responseColumns(catalogue, responses)
  return sql`(
    select r.id from ${sql.id(table)} as r
    where r.town = ${town} and r.replaced_at is null and ${from} <= ${day} and (${to} is null or ${to} >= ${day})
    order by ${from} desc, r.id desc limit 1
  )`
}

/** The table of a ledger of responses, and the columns of their first and last day, as `r`. */
export function responseColumns(catalogue: CatalogueIndex, responses: string) {
  const ledger = catalogue.getLedger(responses)
  const column = (id: string | undefined) => {
    const found = ledger.fields.find((field) => field.id === id)
    if (found === undefined) throw new Error(`ledger ${ledger.id} has no beginning or end`)
    return sql.ref(`r.${found.column}`)
  }
  return { table: ledger.table, from: column(ledger.effective.from), to: column(ledger.effective.to) }
}
