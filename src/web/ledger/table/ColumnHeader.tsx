// biome-ignore-all lint/a11y/useSemanticElements: a virtual table lays its rows out itself, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are focused, the cells are read with them
import { isSealed } from '../../../definition/field/is-sealed.ts'
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
  /** Where it stands still. */
  readonly left?: number | undefined
  readonly resize?: ((column: string, width: number | undefined) => void) | undefined
}

/** A column's name with its unit; a click sorts by it. */
export function ColumnHeader({ column, index, sort, changeSort, left, resize }: Props) {
  const current = sort === undefined ? undefined : readSort(sort)
  const { can } = useSession()
  const hidden = !readsField(column.field, { full: can.reveal })
  const why = hidden ? '对你不完整显示，不能按它排序' : isSealed(column.field) ? '加密保存的，不能按它排序' : undefined
  const direction = current?.field === column.id ? current.direction : undefined
  return (
    <div
      role="columnheader"
      aria-colindex={index + 1}
      aria-sort={direction ?? 'none'}
      className={[column.numeric ? styles.number : '', left === undefined ? '' : styles.still].join(' ')}
      style={left === undefined ? undefined : { left }}
    >
      <button type="button" disabled={why !== undefined} onClick={() => changeSort(column.id)} title={why ?? column.field.help}>
        {column.label}
        {column.unit === undefined ? null : <span>（{column.unit}）</span>}
        <i aria-hidden="true">{direction === undefined ? '' : direction === 'ascending' ? '↑' : '↓'}</i>
      </button>
      {resize === undefined ? null : <Grip column={column} resize={resize} />}
    </div>
  )
}

/** The right edge of a header, by which a column is made wider; a double click gives it its own width again. */
function Grip({ column, resize }: { readonly column: Column; readonly resize: (column: string, width: number | undefined) => void }) {
  return (
    <span
      className={styles.grip}
      aria-hidden="true"
      onDoubleClick={() => resize(column.id, undefined)}
      onPointerDown={(down) => {
        const grip = down.currentTarget
        const from = down.clientX
        const width = grip.parentElement?.offsetWidth ?? column.width
        grip.setPointerCapture(down.pointerId)
        grip.onpointermove = (move) => resize(column.id, width + move.clientX - from)
        grip.onpointerup = () => {
          grip.onpointermove = null
        }
      }}
    />
  )
}
