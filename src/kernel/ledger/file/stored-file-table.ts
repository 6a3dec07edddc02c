import type { TableShape } from '../../storage/migrate/types.ts'

const text = 'text collate "C"'

/** Documents and photos, by the digest of their bytes. No versions: a file is what its digest says, or it is damaged. */
export const storedFileTable: TableShape = {
  name: 'stored_file',
  label: '文件',
  columns: [
    { name: 'town', type: text, required: true },
    { name: 'digest', type: text, required: true },
    { name: 'name', type: text, required: true, numbers: true },
    { name: 'media_type', type: text, required: true },
    { name: 'size', type: 'integer', required: true },
    { name: 'bytes', type: 'bytea', required: true },
    { name: 'at', type: 'timestamptz', required: true },
    { name: 'actor', type: text, required: true },
  ],
  primaryKey: ['town', 'digest'],
  indexes: [],
}
