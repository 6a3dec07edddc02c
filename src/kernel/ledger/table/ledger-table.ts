import { keptFields } from '../../../definition/ledger/kept-fields.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { IndexShape, TableShape } from '../../storage/migrate/types.ts'
import { columnType } from './column-type.ts'
import { isOrderedByIndex } from './ordered-by-index.ts'
import { titleKeyFields } from './title-key.ts'

/** The table of a ledger: one row per version of a record. */
export function ledgerTable(ledger: ResolvedLedger): TableShape {
  const text = 'text collate "C"'
  return {
    name: ledger.table,
    label: ledger.label,
    columns: [
      { name: 'town', type: text, required: true },
      { name: 'id', type: 'uuid', required: true },
      { name: 'version', type: 'integer', required: true },
      { name: 'recorded_at', type: 'timestamptz', required: true },
      { name: 'replaced_at', type: 'timestamptz' },
      { name: 'actor', type: text, required: true },
      { name: 'entry', type: 'bigint', required: true },
      { name: 'digest', type: text, required: true },
      { name: 'grams', type: 'tsvector', required: true },
      { name: '_title_key', type: text },
      ...keptFields(ledger).map(({ column, field }) => ({ name: column, type: columnType(field), label: field.label })),
    ],
    primaryKey: ['town', 'id', 'version'],
    indexes: ledgerIndexes(ledger),
  }
}

/** The name of the index that keeps the n-th natural key. */
export function uniqueIndexName(ledger: ResolvedLedger, position: number): string {
  return indexName(ledger, `key${position + 1}`)
}

function ledgerIndexes(ledger: ResolvedLedger): IndexShape[] {
  const current = { current: true } as const
  const ordered = ledger.fields.filter((field) => isOrderedByIndex(ledger, field))
  return [
    ...ledger.unique.map((key, position) => ({
      name: uniqueIndexName(ledger, position),
      columns: ['town', ...key.map((id) => columnOf(ledger, id))],
      unique: true,
      ...current,
    })),
    ...ordered.map(({ column }) => ({ name: indexName(ledger, column), columns: ['town', column, 'id'], ...current })),
    ...(titleKeyFields(ledger).length > 0 ? [{ name: indexName(ledger, 'title'), columns: ['town', '_title_key', 'id'], ...current }] : []),
    { name: indexName(ledger, 'grams'), columns: ['grams'], method: 'gin', ...current },
  ]
}

/** PostgreSQL cuts names at 63 bytes; cut by ourselves they stay different. */
function indexName(ledger: ResolvedLedger, suffix: string): string {
  const name = `${ledger.table}__${suffix}`
  if (name.length <= 63) return name
  let hash = 0
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_679_616
  return `${name.slice(0, 57)}_${hash.toString(36)}`
}

function columnOf(ledger: ResolvedLedger, id: string): string {
  const found = ledger.fields.find((field) => field.id === id)
  if (found === undefined) throw new Error(`ledger ${ledger.id} has no field ${id}`)
  return found.column
}
