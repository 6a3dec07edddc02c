// biome-ignore-all lint/a11y/useSemanticElements: a virtual table lays its rows out itself, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are focused, the cells are read with them
import { readsField } from '../../../definition/field/reads-field.ts'
import { useSession } from '../../session/use-session.ts'
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
  const { can } = useSession()
  const hidden = !readsField(column.field, { full: can.reveal })
  const direction = current?.field === column.id ? current.direction : undefined
  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={direction ?? 'none'}
      className={column.numeric ? styles.number : undefined}
    >
      <button
        type="button"
        disabled={hidden}
        onClick={() => changeSort(column.id)}
        title={hidden ? '对你不完整显示，不能按它排序' : column.field.help}
      >
        {column.label}
        {column.unit === undefined ? null : <span>（{column.unit}）</span>}
        <i aria-hidden="true">{direction === undefined ? '' : direction === 'ascending' ? '↑' : '↓'}</i>
      </button>
    </div>
  )
}
