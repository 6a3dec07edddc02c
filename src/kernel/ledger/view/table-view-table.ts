import type { TableShape } from '../../storage/migrate/types.ts'

const text = 'text collate "C"'

/** How somebody, or everybody, looks at a ledger's list: which columns, in which order and width, what is filtered and sorted. No fact of the township. */
export const tableViewTable: TableShape = {
  name: 'table_view',
  label: '台账视图',
  columns: [
    { name: 'town', type: text, required: true },
    { name: 'id', type: 'uuid', required: true },
    { name: 'ledger', type: text, required: true },
    { name: 'name', type: text, required: true },
    { name: 'owner', type: text, required: true },
    { name: 'owner_name', type: text, required: true },
    { name: 'shared', type: 'boolean', required: true },
    { name: 'setup', type: 'text', required: true, numbers: true },
    { name: 'at', type: 'timestamptz', required: true },
  ],
  primaryKey: ['town', 'id'],
  indexes: [{ name: 'table_view_ledger', columns: ['town', 'ledger', 'owner'] }],
}
