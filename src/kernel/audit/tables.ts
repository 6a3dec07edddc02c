import type { TableShape } from '../storage/migrate/types.ts'

export const auditTables: readonly TableShape[] = [
  {
    name: 'audit_head',
    label: '审计链头',
    columns: [
      { name: 'town', type: 'text collate "C"', required: true },
      { name: 'seq', type: 'bigint', required: true },
      { name: 'at', type: 'timestamptz', required: true },
      { name: 'digest', type: 'text collate "C"', required: true },
      { name: 'algorithm', type: 'text collate "C"', required: true },
      // The entry that last changed what ledgers the town has made itself; empty while it has made none.
      { name: 'defined_at', type: 'bigint' },
    ],
    primaryKey: ['town'],
    indexes: [],
  },
  {
    name: 'audit_entry',
    label: '审计记录',
    columns: [
      { name: 'town', type: 'text collate "C"', required: true },
      { name: 'seq', type: 'bigint', required: true },
      { name: 'at', type: 'timestamptz', required: true },
      { name: 'actor', type: 'text collate "C"', required: true },
      { name: 'action', type: 'text collate "C"', required: true },
      { name: 'ledger', type: 'text collate "C"' },
      { name: 'record', type: 'uuid' },
      { name: 'digest', type: 'text collate "C"', required: true },
      { name: 'previous_digest', type: 'text collate "C"', required: true },
      { name: 'detail', type: 'jsonb', required: true, numbers: true },
    ],
    primaryKey: ['town', 'seq'],
    indexes: [
      { name: 'audit_entry_record', columns: ['town', 'record'] },
      { name: 'audit_entry_ledger', columns: ['town', 'ledger', 'seq'] },
    ],
  },
]
