import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { destroyedTables } from '../destroyed/destroyed-tables.ts'
import type { TableShape } from '../storage/migrate/types.ts'
import { storeKeyTable } from '../storage/sealing/store-key-table.ts'
import { recordCommentTables } from './comment/comment-tables.ts'
import { storedFileTable } from './file/stored-file-table.ts'
import { ledgerTable } from './table/ledger-table.ts'
import { searchRuleTable } from './table/rebuild-words.ts'
import { tableViewTable } from './view/table-view-table.ts'
import { closedYearTable } from './year/closed-year-table.ts'

/** Every table of the ledgers: theirs, the change marks, and the catalogues that were ever used. */
export function ledgerTables(ledgers: readonly ResolvedLedger[]): readonly TableShape[] {
  const text = 'text collate "C"'
  return [
    {
      name: 'change_mark',
      label: '变更标记',
      columns: [
        { name: 'town', type: text, required: true },
        { name: 'ledger', type: text, required: true },
        { name: 'mark', type: 'bigint', required: true },
        { name: 'at', type: 'timestamptz', required: true },
      ],
      primaryKey: ['town', 'ledger'],
      indexes: [],
    },
    {
      // The same for all towns (a reference table on a cluster). Text, not jsonb: the order of a choice's options is part of it.
      name: 'definition_version',
      label: '定义版本',
      columns: [
        { name: 'digest', type: text, required: true },
        { name: 'catalogue', type: 'text', required: true },
      ],
      primaryKey: ['digest'],
      indexes: [],
    },
    storedFileTable,
    searchRuleTable,
    storeKeyTable,
    tableViewTable,
    ...recordCommentTables,
    closedYearTable,
    ...destroyedTables,
    ...ledgers.map(ledgerTable),
  ]
}
