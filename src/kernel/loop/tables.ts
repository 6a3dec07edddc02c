import type { TableShape } from '../storage/migrate/types.ts'

const text = 'text collate "C"'

/** What the loops keep beside their ledgers: who was told what, and what goes out. None of it is a fact of the township. */
export const loopTables: readonly TableShape[] = [
  {
    name: 'case_notice',
    label: '提醒',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'id', type: 'uuid', required: true },
      { name: 'user_id', type: text, required: true },
      { name: 'kind', type: text, required: true },
      { name: 'case_id', type: 'uuid', required: true },
      { name: 'number', type: text, required: true },
      { name: 'loop_label', type: text, required: true },
      { name: 'state_label', type: text, required: true },
      { name: 'due', type: 'date' },
      { name: 'at', type: 'timestamptz', required: true },
      { name: 'read_at', type: 'timestamptz' },
    ],
    primaryKey: ['town', 'id'],
    indexes: [{ name: 'case_notice_user', columns: ['town', 'user_id', 'id'] }],
  },
  {
    // One line for each time a case became late or came before a level, so that a sweep tells it once.
    name: 'case_alert',
    label: '逾期提醒',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'case_id', type: 'uuid', required: true },
      { name: 'entered_at', type: text, required: true },
      { name: 'level', type: text, required: true },
      { name: 'at', type: 'timestamptz', required: true },
    ],
    primaryKey: ['town', 'case_id', 'entered_at', 'level'],
    indexes: [],
  },
  {
    name: 'webhook',
    label: '消息推送',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'id', type: 'uuid', required: true },
      { name: 'kind', type: text, required: true },
      { name: 'label', type: text, required: true },
      { name: 'url', type: text, required: true },
      { name: 'secret', type: text },
    ],
    primaryKey: ['town', 'id'],
    indexes: [],
  },
  {
    name: 'webhook_message',
    label: '待推送消息',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'id', type: 'uuid', required: true },
      { name: 'webhook', type: 'uuid', required: true },
      { name: 'message', type: text, required: true, numbers: true },
      { name: 'created_at', type: 'timestamptz', required: true },
      { name: 'attempts', type: 'integer', required: true },
      { name: 'next_at', type: 'timestamptz', required: true },
      { name: 'sent_at', type: 'timestamptz' },
      { name: 'last_error', type: text, numbers: true },
    ],
    primaryKey: ['town', 'id'],
    indexes: [{ name: 'webhook_message_next', columns: ['next_at'] }],
  },
]
