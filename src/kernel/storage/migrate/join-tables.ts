import type { TableShape } from './types.ts'

/** A table with the columns and indexes of another edition of it that it does not have. */
export function joinTables(table: TableShape, other: TableShape): TableShape {
  const columns = other.columns.filter(({ name }) => !table.columns.some((one) => one.name === name))
  const indexes = other.indexes.filter(({ name }) => !table.indexes.some((one) => one.name === name))
  return { ...table, columns: [...table.columns, ...columns], indexes: [...table.indexes, ...indexes] }
}
