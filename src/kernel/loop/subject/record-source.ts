import { type RawBuilder, sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { keptAs } from '../../ledger/record/kept-as.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import { type LedgerSource, openLedgerSource, openStatement } from '../../ledger/sql/index.ts'
import { columnType } from '../../ledger/table/column-type.ts'
import { SealedRows } from '../../storage/sealing/keyed.ts'
import type { TownReading } from '../../town-session.ts'

/** Records as they were written just now, by id: what stands in a part that no statement sees yet. */
export type WrittenValues = ReadonlyMap<string, StoredValues>

/** A ledger opened in a statement of its own. `written` stands in for its table. */
export function openRecords(
  { kernel, town }: Pick<TownReading, 'kernel' | 'town'>,
  ledger: string,
  written?: WrittenValues | undefined,
): LedgerSource {
  const statement = openStatement({ catalogue: kernel.catalogue, town })
  if (written === undefined) return openLedgerSource(statement, ledger)
  return openLedgerSource(statement, ledger, rowsOf(kernel.catalogue.getLedger(ledger), town, written))
}

/** The condition that narrows a source to some of its current records. */
export function chosen(source: LedgerSource, ids: readonly string[]) {
  return sql`${source.where()} and ${source.system('id')} = any(${[...ids]}::uuid[])`
}

function rowsOf({ fields }: ResolvedLedger, town: string, written: WrittenValues): RawBuilder<unknown> {
  const records = [...written].map(([id, values]) => ({
    id,
    ...Object.fromEntries(fields.map((one) => [one.column, keptAs(one.field, values[one.id] ?? null)])),
  }))
  const columns = fields.map(({ column, field }) => sql`${sql.id(column)} ${sql.raw(columnType(field))}`)
  return sql`(
    select r.*, ${town}::text as town, null::timestamptz as replaced_at
    from jsonb_to_recordset(${new SealedRows(records)}::jsonb) as r (${sql.join([sql`id uuid`, ...columns])})
  )`
}
