import { sql } from 'kysely'
import type { Kernel } from '../../context.ts'
import { type LedgerSource, openLedgerSource, openStatement } from '../../ledger/sql/index.ts'
import type { Session } from '../../storage/types.ts'

export interface Place {
  readonly kernel: Pick<Kernel, 'catalogue'>
  readonly session: Session
  readonly town: string
}

/** Where a step is taken: writing needs the kernel whole. */
export type StepPlace = Place & { readonly kernel: Kernel }

/** A ledger opened in a statement of its own. */
export function openRecords({ kernel, town }: Pick<Place, 'kernel' | 'town'>, ledger: string): LedgerSource {
  return openLedgerSource(openStatement({ catalogue: kernel.catalogue, town }), ledger)
}

/** The condition that narrows a source to some of its current records. */
export function chosen(source: LedgerSource, ids: readonly string[]) {
  return sql`${source.where()} and ${source.system('id')} = any(${[...ids]}::uuid[])`
}
