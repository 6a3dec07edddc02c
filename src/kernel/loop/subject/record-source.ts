import { sql } from 'kysely'
import { type LedgerSource, openLedgerSource, openStatement } from '../../ledger/sql/index.ts'
import type { TownReading } from '../../town-session.ts'

/** A ledger opened in a statement of its own. */
export function openRecords({ kernel, town }: Pick<TownReading, 'kernel' | 'town'>, ledger: string): LedgerSource {
  return openLedgerSource(openStatement({ catalogue: kernel.catalogue, town }), ledger)
}

/** The condition that narrows a source to some of its current records. */
export function chosen(source: LedgerSource, ids: readonly string[]) {
  return sql`${source.where()} and ${source.system('id')} = any(${[...ids]}::uuid[])`
}
