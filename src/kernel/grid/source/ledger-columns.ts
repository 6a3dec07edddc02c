import { type RawBuilder, sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { Refusal } from '../../refusal.ts'

/** A ledger that the grid knows by name, under an alias of a statement. */
export interface LedgerColumns {
  readonly ledger: ResolvedLedger
  /** `ledger_duty as d` */
  readonly from: RawBuilder<unknown>
  /** A field's column; `id` is the record's own. */
  readonly column: (field: string) => RawBuilder<unknown>
  /** The current records of the town. */
  readonly current: (town: string) => RawBuilder<boolean>
}

/** Refuses with `not-found` where the township has no such ledger. */
export function openColumns(catalogue: CatalogueIndex, ledgerId: string, alias: string): LedgerColumns {
  const ledger = requireGridLedger(catalogue, ledgerId)
  return {
    ledger,
    from: sql`${sql.table(ledger.table)} as ${sql.id(alias)}`,
    column: (field) => sql.ref(`${alias}.${field === 'id' ? 'id' : catalogue.getField(ledger.id, field).column}`),
    current: (town) => sql<boolean>`${sql.ref(`${alias}.town`)} = ${town} and ${sql.ref(`${alias}.replaced_at`)} is null`,
  }
}

/** A ledger that grid and duties stand on. Refuses with `not-found` where its pack is not in use. */
export function requireGridLedger(catalogue: CatalogueIndex, ledgerId: string): ResolvedLedger {
  const ledger = catalogue.catalogue.ledgers.find(({ id }) => id === ledgerId)
  if (ledger === undefined) throw new Refusal('not-found', `没有启用台账“${ledgerId}”，网格与责任用不了。`)
  return ledger
}

/** In force on a day: half-open, an empty start is always, an empty end open. */
export function inForce(from: RawBuilder<unknown>, to: RawBuilder<unknown>, on: string): RawBuilder<boolean> {
  return sql<boolean>`(${from} is null or ${from} <= ${on}::date) and (${to} is null or ${to} > ${on}::date)`
}
