import { Refusal } from '../../refusal.ts'
import type { ColumnShape, IndexShape, TableShape } from './types.ts'

export type MigrationStep =
  | { readonly type: 'create-table'; readonly table: TableShape }
  | { readonly type: 'add-column'; readonly table: string; readonly column: ColumnShape }
  | { readonly type: 'create-index'; readonly table: string; readonly index: IndexShape }
  | { readonly type: 'drop-index'; readonly index: string }

/**
 * What leads from the stored shape to the wanted one. New tables, new columns and other indexes come by themselves; whatever would lose or
 * reinterpret data refuses with `invalid` and says what to write instead.
 */
export function planMigration(wanted: TableShape, stored: TableShape | undefined): readonly MigrationStep[] {
  if (stored === undefined) {
    return [
      { type: 'create-table', table: wanted },
      ...wanted.indexes.map((index): MigrationStep => ({ type: 'create-index', table: wanted.name, index })),
    ]
  }
  const problems = [...stored.columns.flatMap((column) => columnProblem(wanted, column)), ...keyProblem(wanted, stored)]
  if (problems.length > 0) throw new Refusal('invalid', problems.join('\n'))
  const added = wanted.columns.filter((column) => !stored.columns.some((old) => old.name === column.name))
  for (const column of added) {
    if (column.required === true)
      throw new Error(`column ${wanted.name}.${column.name} is required and cannot be added to a table with rows`)
  }
  return [
    ...added.map((column): MigrationStep => ({ type: 'add-column', table: wanted.name, column })),
    ...stored.indexes.filter((old) => !hasIndex(wanted, old)).map((index): MigrationStep => ({ type: 'drop-index', index: index.name })),
    ...wanted.indexes
      .filter((index) => !hasIndex(stored, index))
      .map((index): MigrationStep => ({ type: 'create-index', table: wanted.name, index })),
  ]
}

function columnProblem(wanted: TableShape, stored: ColumnShape): string[] {
  const column = wanted.columns.find((candidate) => candidate.name === stored.name)
  const name = `「${wanted.label}」的「${stored.label ?? stored.name}」（列 ${stored.name}）`
  if (column === undefined) {
    return [`${name}已有数据，新的定义里却没有它。请在定义中保留这个字段；不再使用时，把它改为非必填，并在帮助里写明停用。`]
  }
  if (column.type === stored.type) return []
  return [
    `${name}的类型由 ${stored.type} 变为 ${column.type}，已有数据不会自动改写。请保留原字段，另用一个新的字段 id 写新的类型，再用导入把值补进新字段。`,
  ]
}

function keyProblem(wanted: TableShape, stored: TableShape): string[] {
  return wanted.primaryKey.join() === stored.primaryKey.join() ? [] : [`「${wanted.label}」的主键不能改变（${stored.primaryKey.join()}）。`]
}

function hasIndex(table: TableShape, index: IndexShape): boolean {
  return table.indexes.some((other) => JSON.stringify(other) === JSON.stringify(index))
}
