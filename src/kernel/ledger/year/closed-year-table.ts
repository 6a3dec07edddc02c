import { sql } from 'kysely'
import type { KeptTable } from '../../audit/kept-rows.ts'
import type { TableShape } from '../../storage/migrate/types.ts'

const text = 'text collate "C"'

/** A row for each year that a town has closed: nobody writes into it any more without a reason. */
export const closedYearTable: TableShape = {
  name: 'closed_year',
  label: '结账的年度',
  columns: [
    { name: 'town', type: text, required: true },
    { name: 'year', type: text, required: true },
    { name: 'at', type: 'timestamptz', required: true },
    { name: 'actor', type: text, required: true },
    /** The entry that closed it: what began before goes on. */
    { name: 'entry', type: 'bigint', required: true },
  ],
  primaryKey: ['town', 'year'],
  indexes: [],
}

export const yearClosed = 'year.close'
export const yearReopened = 'year.reopen'

/** Which years are closed, held against the chain. */
export const keptYears: KeptTable = {
  table: closedYearTable.name,
  label: '结账的年度',
  key: sql`year`,
  entryKey: sql`detail ->> 'year'`,
  name: sql`year`,
  entryName: sql`detail ->> 'year'`,
  columns: [sql`actor`, sql`entry`],
  written: [yearClosed],
  removed: [yearReopened],
}
