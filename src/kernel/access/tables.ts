import type { TableShape } from '../storage/migrate/types.ts'
import { pendingChangeTable } from './agreement/pending-change-table.ts'
import { countyTables } from './county/county-tables.ts'
import { passkeyTables } from './passkey/passkey-tables.ts'
import { publicPageOpenTable } from './public-page/public-page-open.ts'
import { publicIntakeTable, publicReceiptTable } from './public-page/public-receipt.ts'

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
      { name: 'account', type: text, required: true, numbers: true },
      { name: 'name', type: text, required: true },
      { name: 'role', type: text, required: true },
      { name: 'office', type: text, required: true },
      { name: 'password', type: text, required: true },
      { name: 'disabled_at', type: 'timestamptz' },
      { name: 'cadre', type: 'uuid' },
      /** Somebody else chose the password: its owner changes it before anything else. */
      { name: 'password_due', type: 'boolean' },
      /** Since when it is this password; unknown for those of older editions. */
      { name: 'password_at', type: 'timestamptz' },
      /** The last sign-in, so that an account nobody uses is seen: neither how many there were nor when. */
      { name: 'signed_in_at', type: 'timestamptz' },
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
      /** When the server was last asked something within it, to some minutes. */
      { name: 'seen_at', type: 'timestamptz' },
      { name: 'agent', type: text },
      { name: 'address', type: text },
      /** The county made sure of its owner by what the town takes for a second factor. */
      { name: 'factor', type: 'boolean' },
    ],
    primaryKey: ['town', 'token_digest'],
    indexes: [],
  },
  {
    // How a town signs in, where it chose other rules than those at first.
    name: 'access_rule',
    label: '登录规定',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'rules', type: text, required: true },
    ],
    primaryKey: ['town'],
    indexes: [],
  },
  {
    // Digests of passwords somebody had, so that they do not come back.
    name: 'former_password',
    label: '用过的密码',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'id', type: 'uuid', required: true },
      { name: 'user_id', type: 'uuid', required: true },
      { name: 'until', type: 'timestamptz', required: true },
      { name: 'password', type: text, required: true },
    ],
    primaryKey: ['town', 'id'],
    indexes: [{ name: 'former_password_user', columns: ['town', 'user_id', 'until'] }],
  },
  {
    // What somebody proves themselves by beside the password: codes of a device that shares this secret.
    name: 'second_factor',
    label: '第二因子',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'user_id', type: 'uuid', required: true },
      { name: 'secret', type: text, required: true },
      { name: 'since', type: 'timestamptz', required: true },
      /** The half minute of the last code that was taken: none is taken twice. */
      { name: 'last_step', type: 'bigint', required: true },
    ],
    primaryKey: ['town', 'user_id'],
    indexes: [],
  },
  {
    name: 'sign_in_attempt',
    label: '登录尝试',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'id', type: 'uuid', required: true },
      { name: 'account', type: text, required: true, numbers: true },
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
  ...passkeyTables,
  ...countyTables,
  pendingChangeTable,
  publicPageOpenTable,
  publicReceiptTable,
  publicIntakeTable,
]
