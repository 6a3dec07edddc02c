import { sql } from 'kysely'
import type { KeptTable } from '../audit/kept-rows.ts'
import { keptPendingChanges } from './agreement/pending-change-table.ts'
import { keptCountyIdentities, keptCountyLogins } from './county/county-tables.ts'
import { keptPasskeys } from './passkey/passkey-tables.ts'
import { keptPublicPages } from './public-page/public-page-open.ts'
import { keptReceipts } from './public-page/public-receipt.ts'

/** The township's own line: whose ledger this is. */
export const keptTowns: KeptTable = {
  table: 'town',
  label: '乡镇',
  key: sql`town`,
  entryKey: sql`town`,
  name: sql`name`,
  entryName: sql`detail ->> 'name'`,
  columns: [sql`name`, sql`short_name`, sql`county`, sql`demo`, sql`coalesce(lag_days, 0)`],
  written: ['town.add'],
  removed: [],
}

/** Who may do what, and what they prove themselves by. */
export const keptUsers: KeptTable = {
  table: 'town_user',
  label: '用户',
  key: sql`id::text`,
  entryKey: sql`record::text`,
  name: sql`name || '（' || account || '）'`,
  entryName: sql`(detail ->> 'name') || '（' || (detail ->> 'account') || '）'`,
  columns: [sql`account`, sql`name`, sql`role`, sql`office`, sql`cadre`, sql`disabled_at is not null`, sql`password`],
  written: ['user.add', 'user.change', 'user.rehash'],
  removed: [],
}

/** Who has a device beside the password, and which one. The last code taken changes with every sign-in and decides of nothing else. */
export const keptSecondFactors: KeptTable = {
  table: 'second_factor',
  label: '第二因子',
  key: sql`user_id::text`,
  entryKey: sql`record::text`,
  name: sql`user_id::text`,
  entryName: sql`detail ->> 'name'`,
  columns: [sql`secret`],
  written: ['second-factor.set', 'second-factor.seal'],
  removed: ['second-factor.clear'],
}

/** How the town signs in. */
export const keptAccessRules: KeptTable = {
  table: 'access_rule',
  label: '登录规定',
  key: sql`town`,
  entryKey: sql`town`,
  name: sql`town`,
  entryName: sql`town`,
  columns: [sql`rules`],
  written: ['access-rule.set'],
  removed: [],
}

/** Which domains the town has switched off. */
export const keptDomains: KeptTable = {
  table: 'domain_off',
  label: '停用的领域',
  key: sql`pack`,
  entryKey: sql`detail ->> 'pack'`,
  name: sql`pack`,
  entryName: sql`detail ->> 'label'`,
  columns: [sql`actor`],
  written: ['domain.off'],
  removed: ['domain.on'],
}

/** What decides of access; sessions end by themselves, and are known by the digest of a secret that only their owner has. */
export const keptOfAccess: readonly KeptTable[] = [
  keptTowns,
  keptUsers,
  keptSecondFactors,
  keptPasskeys,
  keptCountyLogins,
  keptCountyIdentities,
  keptAccessRules,
  keptDomains,
  keptPendingChanges,
  keptPublicPages,
  keptReceipts,
]
