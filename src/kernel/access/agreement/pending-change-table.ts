import { sql } from 'kysely'
import type { KeptTable } from '../../audit/kept-rows.ts'
import type { TableShape } from '../../storage/migrate/types.ts'

const text = 'text collate "C"'

/** What somebody asked for and a second person has to agree to: a row each, also when it was settled. */
export const pendingChangeTable: TableShape = {
  name: 'pending_change',
  label: '待同意的改动',
  columns: [
    { name: 'town', type: text, required: true },
    { name: 'id', type: 'uuid', required: true },
    { name: 'kind', type: text, required: true },
    { name: 'ledger', type: text },
    /** The record, or the user. */
    { name: 'record', type: 'uuid' },
    /** What is to be, as JSON; taken away as soon as it is settled: nothing of anybody is kept twice. */
    { name: 'asked', type: text, numbers: true },
    /** What brought it about, as JSON: an agreed change goes the way on which it was asked for. */
    { name: 'cause', type: text, numbers: true },
    /** The entry that asked for it: whoever takes that back takes this back as well. */
    { name: 'entry', type: 'bigint', required: true },
    { name: 'reason', type: text, numbers: true },
    { name: 'asked_by', type: text, required: true },
    { name: 'asked_cadre', type: text },
    { name: 'asked_at', type: 'timestamptz', required: true },
    { name: 'state', type: text, required: true },
    { name: 'settled_by', type: text },
    { name: 'settled_at', type: 'timestamptz' },
    { name: 'settled_reason', type: text, numbers: true },
  ],
  primaryKey: ['town', 'id'],
  indexes: [
    { name: 'pending_change_state', columns: ['town', 'state', 'ledger'] },
    { name: 'pending_change_record', columns: ['town', 'record'] },
  ],
}

/** What waits for agreement and what became of it, held against the chain. Reasons stand in the entries themselves. */
export const keptPendingChanges: KeptTable = {
  table: pendingChangeTable.name,
  label: '待同意的改动',
  key: sql`id::text`,
  entryKey: sql`detail ->> 'change'`,
  name: sql`id::text`,
  entryName: sql`detail ->> 'change'`,
  columns: [
    sql`kind`,
    sql`ledger`,
    sql`record`,
    sql`asked`,
    sql`cause`,
    sql`entry`,
    sql`asked_by`,
    sql`asked_cadre`,
    sql`state`,
    sql`settled_by`,
  ],
  written: ['agreement.ask', 'agreement.agree', 'agreement.refuse', 'agreement.withdraw', 'agreement.overtake'],
  removed: [],
}
