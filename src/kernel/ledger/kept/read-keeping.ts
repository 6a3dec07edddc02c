import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { text } from '../../../definition/shape/shape.ts'
import { row } from '../../storage/row.ts'
import { openLedgerSource, type StatementScope } from '../sql/index.ts'
import type { Instant } from '../types.ts'
import { zeroReportId } from './zero-report.ledger.ts'

/** Reads what `compileDeclarations` selects: a ledger that was declared kept, and from which day its counts are zero. */
export const declarationRow = row('zero-report', { ledger: text, since: text })

/** The declarations in force in a statement's town, now or as of its instant. */
export function compileDeclarations(scope: StatementScope) {
  const source = openLedgerSource(scope, zeroReportId)
  const column = (field: string) => source.field({ through: [], field }).sql
  return sql`select ${column('ledger')} as ledger, ${column('since')}::text as since from ${source.from()} where ${source.where()}`
}

export interface HeldInput {
  readonly town: string
  readonly ledgers: readonly ResolvedLedger[]
  readonly asOf: Instant | undefined
}

/** Reads what `compileHeld` selects. */
export const heldRow = row('ledgers', { ledger: text })

/** Which of these ledgers had ever held a record of the town, now or as of an instant; a record that was withdrawn counts. */
export function compileHeld({ town, ledgers, asOf }: HeldInput) {
  const recorded = asOf === undefined ? sql`` : sql` and recorded_at <= ${asOf}::timestamptz`
  const parts = ledgers.map(
    ({ id, table }) => sql`select ${id}::text as ledger where exists(select 1 from ${sql.table(table)} where town = ${town}${recorded})`,
  )
  return sql`${sql.join(parts, sql` union all `)}`
}
