// biome-ignore-all lint/a11y/useSemanticElements: a virtual table lays its rows out itself, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are focused, the cells are read with them
import type { Column } from '../columns.ts'
import { readSort } from '../ledger-search.ts'
import styles from './table.module.css'

interface Props {
  readonly column: Column
  readonly index: number
  readonly sort: string | undefined
  readonly changeSort: (field: string) => void
}

/** A column's name with its unit; a click sorts by it. */
export function ColumnHeader({ column, index, sort, changeSort }: Props) {
  const current = sort === undefined ? undefined : readSort(sort)
  const direction = current?.field === column.id ? current.direction : undefined
  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={direction ?? 'none'}
      className={column.numeric ? styles.number : undefined}
    >
      <button type="button" onClick={() => changeSort(column.id)} title={column.field.help}>
        {column.label}
        {column.unit === undefined ? null : <span>（{column.unit}）</span>}
        <i aria-hidden="true">{direction === undefined ? '' : direction === 'ascending' ? '↑' : '↓'}</i>
      </button>
    </div>
  )
}
