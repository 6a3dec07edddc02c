import { sql } from 'kysely'
import type { KeptTable } from '../../audit/kept-rows.ts'
import type { TableShape } from '../../storage/migrate/types.ts'

const text = 'text collate "C"'

export const countyTables: readonly TableShape[] = [
  {
    // Where the people of a town sign in for all of the county's programs (OpenID Connect), if its town has joined.
    name: 'county_login',
    label: '县统一登录',
    columns: [
      { name: 'town', type: text, required: true },
      /** What the button says. */
      { name: 'label', type: text, required: true },
      { name: 'issuer', type: text, required: true },
      { name: 'client_id', type: text, required: true },
      { name: 'secret', type: text, required: true },
      /** What of `acr` and `amr` stands for a second factor here: a list as JSON. */
      { name: 'factors', type: text, required: true },
    ],
    primaryKey: ['town'],
    indexes: [],
  },
  {
    // Which identity of the county is whose account, as its owner said.
    name: 'county_identity',
    label: '县统一身份',
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'id', type: 'uuid', required: true },
      { name: 'user_id', type: 'uuid', required: true },
      { name: 'issuer', type: text, required: true },
      { name: 'subject', type: text, required: true, numbers: true },
      { name: 'since', type: 'timestamptz', required: true },
    ],
    primaryKey: ['town', 'id'],
    indexes: [
      { name: 'county_identity_subject', columns: ['town', 'issuer', 'subject'], unique: true },
      { name: 'county_identity_user', columns: ['town', 'user_id'], unique: true },
    ],
  },
]

/** Whom the town takes the county's word from. */
export const keptCountyLogins: KeptTable = {
  table: 'county_login',
  label: '县统一登录',
  key: sql`town`,
  entryKey: sql`town`,
  name: sql`label`,
  entryName: sql`detail ->> 'label'`,
  columns: [sql`label`, sql`issuer`, sql`client_id`, sql`secret`, sql`factors`],
  written: ['county-login.set', 'county-login.seal'],
  removed: ['county-login.clear'],
}

/** Who signs in as whom. */
export const keptCountyIdentities: KeptTable = {
  table: 'county_identity',
  label: '县统一身份',
  key: sql`id::text`,
  entryKey: sql`record::text`,
  name: sql`user_id::text`,
  entryName: sql`detail ->> 'name'`,
  columns: [sql`user_id`, sql`issuer`, sql`subject`],
  written: ['county-identity.link'],
  removed: ['county-identity.unlink'],
}
