import { sql } from 'kysely'
import type { KeptTable } from '../../audit/kept-rows.ts'
import type { TableShape } from '../../storage/migrate/types.ts'

const text = 'text collate "C"'

/** A row for each receipt that the public holds: the digest of its code, and the record that it stands for. It never stands for another one. */
export const publicReceiptTable: TableShape = {
  name: 'public_receipt',
  label: '公众回执',
  columns: [
    { name: 'town', type: text, required: true },
    { name: 'digest', type: text, required: true },
    { name: 'page', type: text, required: true },
    { name: 'record', type: 'uuid', required: true },
  ],
  primaryKey: ['town', 'digest'],
  indexes: [],
}

/** A receipt that was lost or led to another record behind the chain is found. */
export const keptReceipts: KeptTable = {
  table: publicReceiptTable.name,
  label: '公众回执',
  key: sql`digest`,
  entryKey: sql`detail ->> 'receipt'`,
  name: sql`substr(digest, 1, 12)`,
  entryName: sql`substr(detail ->> 'receipt', 1, 12)`,
  columns: [sql`page`, sql`record`],
  written: ['receipt.give'],
  removed: [],
}

/** What came in lately, so that a flood is stopped: no more than a day old, and by the digest of an address. */
export const publicIntakeTable: TableShape = {
  name: 'public_intake',
  label: '公众提交次数',
  columns: [
    { name: 'town', type: text, required: true },
    { name: 'id', type: 'uuid', required: true },
    { name: 'address', type: text, required: true },
    { name: 'at', type: 'timestamptz', required: true },
    { name: 'size', type: 'bigint', required: true },
  ],
  primaryKey: ['town', 'id'],
  indexes: [{ name: 'public_intake_address', columns: ['town', 'address', 'at'] }],
}
