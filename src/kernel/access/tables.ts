import type { TableShape } from '../storage/migrate/types.ts'

const text = 'text collate "C"'

export const accessTables: readonly TableShape[] = [
  {
    name: 'town',
    label: '乡镇',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'name', type: text, required: true },
      { name: 'short_name', type: text, required: true },
      { name: 'county', type: text, required: true },
      { name: 'demo', type: 'boolean', required: true },
      { name: 'lag_days', type: 'integer' },
    ],
    primaryKey: ['town'],
    indexes: [],
  },
  {
    name: 'town_user',
    label: '用户',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'id', type: 'uuid', required: true },
      { name: 'account', type: text, required: true },
      { name: 'name', type: text, required: true },
      { name: 'role', type: text, required: true },
      { name: 'office', type: text, required: true },
      { name: 'password', type: text, required: true },
      { name: 'disabled_at', type: 'timestamptz' },
      { name: 'cadre', type: 'uuid' },
      /** Somebody else chose the password: its owner changes it before anything else. */
      { name: 'password_due', type: 'boolean' },
    ],
    primaryKey: ['town', 'id'],
    indexes: [{ name: 'town_user_account', columns: ['town', 'account'], unique: true }],
  },
  {
    // A row for each domain that a town has switched off.
    name: 'domain_off',
    label: '停用的领域',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'pack', type: text, required: true },
      { name: 'at', type: 'timestamptz', required: true },
      { name: 'actor', type: text, required: true },
    ],
    primaryKey: ['town', 'pack'],
    indexes: [],
  },
  {
    name: 'user_session',
    label: '登录',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'token_digest', type: text, required: true },
      { name: 'user_id', type: 'uuid', required: true },
      { name: 'expires_at', type: 'timestamptz', required: true },
      { name: 'begun_at', type: 'timestamptz' },
      { name: 'agent', type: text },
      { name: 'address', type: text },
    ],
    primaryKey: ['town', 'token_digest'],
    indexes: [],
  },
  {
    name: 'sign_in_attempt',
    label: '登录尝试',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'id', type: 'uuid', required: true },
      { name: 'account', type: text, required: true },
      { name: 'address', type: text, required: true },
      { name: 'at', type: 'timestamptz', required: true },
      { name: 'failed', type: 'boolean', required: true },
    ],
    primaryKey: ['town', 'id'],
    indexes: [
      { name: 'sign_in_attempt_account', columns: ['town', 'account', 'at'] },
      { name: 'sign_in_attempt_address', columns: ['town', 'address', 'at'] },
    ],
  },
]
