import { type RawBuilder, sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { referredLedger } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'

export interface ApartReading {
  readonly catalogue: CatalogueIndex
  readonly town: string
  /** Who reads, as the chain knows them. */
  readonly reader: string
  /** Of the version in the statement. */
  readonly alias: string
}

/**
 * That a version is not kept apart from the reader: what it belongs to has come so far, now and whatever moment is read, or they wrote it themselves.
 * Undefined for a ledger that keeps nothing apart.
 */
export function compileApart(ledger: ResolvedLedger, { catalogue, town, reader, alias }: ApartReading): RawBuilder<boolean> | undefined {
  const { apart } = ledger
  if (apart === undefined) return undefined
  const { field, column } = catalogue.getField(ledger.id, apart.through)
  const target = referredLedger(field)
  if (target === undefined) throw new Error(`${ledger.id} is kept apart by ${apart.through}, which refers to nothing`)
  const whole = `${alias}_whole`
  return sql<boolean>`(${sql.ref(`${alias}.actor`)} = ${reader} or exists (
    select 1 from ${sql.table(catalogue.getLedger(target).table)} as ${sql.id(whole)}
    where ${sql.ref(`${whole}.town`)} = ${town} and ${sql.ref(`${whole}.replaced_at`)} is null
      and ${sql.ref(`${whole}.id`)} = ${sql.ref(`${alias}.${column}`)}
      and ${sql.ref(`${whole}.${catalogue.getField(target, apart.field).column}`)} = any(${[...apart.until]}::text[])
  ))`
}
