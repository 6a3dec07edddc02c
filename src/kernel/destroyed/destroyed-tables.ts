import type { TableShape } from '../storage/migrate/types.ts'

const text = 'text collate "C"'

/** What is left of destroyed records: nothing of what they said, and enough to verify the chain and to know which figures they were in. */
export const destroyedTables: readonly TableShape[] = [
  {
    name: 'destruction',
    label: '销毁',
    columns: [
      { name: 'town', type: text, required: true },
      /** The entry of the chain by which the records went. */
      { name: 'entry', type: 'bigint', required: true },
      { name: 'at', type: 'timestamptz', required: true },
      { name: 'certificate', type: 'uuid', required: true },
      { name: 'responses', type: text, required: true },
      { name: 'response', type: 'uuid', required: true },
      { name: 'first_day', type: 'date', required: true },
      { name: 'last_day', type: 'date', required: true },
      /** JSON of `DestroyedSpans`; text, for its digest is in the chain. */
      { name: 'spans', type: 'text', required: true },
    ],
    primaryKey: ['town', 'entry'],
    indexes: [],
  },
  {
    // No record's id stands here or in a scrubbed entry: without it nobody can try names against a digest.
    name: 'destroyed_version',
    label: '销毁的版本',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'ledger', type: text, required: true },
      { name: 'entry', type: 'bigint', required: true },
      { name: 'position', type: 'integer', required: true },
      { name: 'digest', type: text, required: true },
      { name: 'ended_at', type: 'timestamptz' },
      { name: 'withdrawn', type: 'boolean', required: true },
      { name: 'destroyed_by', type: 'bigint', required: true },
    ],
    primaryKey: ['town', 'ledger', 'entry', 'position'],
    indexes: [],
  },
  {
    // By the mark of an id alone: enough to know a record again that an older backup brings back.
    name: 'destroyed_record',
    label: '销毁的记录',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'mark', type: text, required: true },
      { name: 'destroyed_by', type: 'bigint', required: true },
    ],
    primaryKey: ['town', 'mark'],
    indexes: [],
  },
  {
    // What is due, as the last look found it: a hint on the desk of who may destroy, made anew every day, and no fact.
    name: 'due_tally',
    label: '到期的记录',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'ledger', type: text, required: true },
      { name: 'day', type: 'date', required: true },
      { name: 'due', type: 'integer', required: true },
      { name: 'held', type: 'integer', required: true },
      { name: 'first_day', type: 'date' },
    ],
    primaryKey: ['town', 'ledger'],
    indexes: [],
  },
  {
    name: 'scrubbed_entry',
    label: '清除了个人信息的审计记录',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'seq', type: 'bigint', required: true },
      { name: 'destroyed_by', type: 'bigint', required: true },
    ],
    primaryKey: ['town', 'seq'],
    indexes: [],
  },
  {
    name: 'sealed_figure',
    label: '封存的数',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'destroyed_by', type: 'bigint', required: true },
      ...['leaf', 'as_of', 'label', 'period', 'slices'].map((name) => ({ name, type: text, required: true })),
      ...['reading', 'rest'].map((name) => ({ name, type: text, required: true, numbers: true as const })),
    ],
    primaryKey: ['town', 'leaf', 'as_of', 'destroyed_by'],
    indexes: [{ name: 'sealed_figure_destroyed_by', columns: ['town', 'destroyed_by'] }],
  },
]
