import { sql } from 'kysely'
import type { KeptTable } from '../../audit/kept-rows.ts'
import type { TableShape } from '../../storage/migrate/types.ts'

const text = 'text collate "C"'

export const passkeyTables: readonly TableShape[] = [
  {
    // Public halves of keys that somebody's devices keep: nothing here opens anything.
    name: 'passkey',
    label: '通行密钥',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'id', type: 'uuid', required: true },
      { name: 'user_id', type: 'uuid', required: true },
      /** By what name the device knows it, and its public half (COSE), both base64url. */
      { name: 'credential', type: text, required: true },
      { name: 'public_key', type: text, required: true },
      /** What its owner calls it. */
      { name: 'name', type: text, required: true },
      /** The name of this server for which it was made: it proves nothing under another. */
      { name: 'rp', type: text, required: true },
      { name: 'since', type: 'timestamptz', required: true },
      /** How often the device says that it has signed; 0 for those that do not count. */
      { name: 'counter', type: 'bigint', required: true },
    ],
    primaryKey: ['town', 'id'],
    indexes: [
      { name: 'passkey_credential', columns: ['town', 'credential'], unique: true },
      { name: 'passkey_user', columns: ['town', 'user_id'] },
    ],
  },
  {
    // Challenges that were answered, until they would be too old anyway: none is answered twice.
    name: 'passkey_challenge',
    label: '用过的通行密钥口令',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'challenge', type: text, required: true },
      { name: 'expires_at', type: 'timestamptz', required: true },
    ],
    primaryKey: ['town', 'challenge'],
    indexes: [],
  },
]

/** Who has which keys. How often a device has signed changes with every sign-in and decides of nothing else. */
export const keptPasskeys: KeptTable = {
  table: 'passkey',
  label: '通行密钥',
  key: sql`id::text`,
  entryKey: sql`record::text`,
  name: sql`name`,
  entryName: sql`detail ->> 'passkey'`,
  columns: [sql`user_id`, sql`credential`, sql`public_key`, sql`name`, sql`rp`],
  written: ['passkey.add'],
  removed: ['passkey.remove'],
}
