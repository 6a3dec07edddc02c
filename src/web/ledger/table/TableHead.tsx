// biome-ignore-all lint/a11y/useSemanticElements: a virtual table lays its rows out itself, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are focused, the cells are read with them
import { Checkbox } from 'antd'
import { usePhone } from '../../parts/use-media.ts'
import type { Column } from '../columns.ts'
import { ColumnHeader } from './ColumnHeader.tsx'
import { leftOf } from './RowCells.tsx'
import styles from './table.module.css'
import type { RowChoice } from './table-act.ts'
import type { LedgerRows } from './use-ledger-rows.ts'

interface Props {
  readonly columns: readonly Column[]
  readonly rows: LedgerRows
  readonly sort: string | undefined
  readonly changeSort: (field: string) => void
  readonly pinned: number
  readonly lead: number
  readonly resize: ((column: string, width: number | undefined) => void) | undefined
  readonly choice: RowChoice | undefined
  readonly template: string
}

/** The names of the columns, which stay while the rows move; on a phone, where rows are cards, they are only read out. */
export function TableHead({ columns, rows, sort, changeSort, pinned, lead, resize, choice, template }: Props) {
  const phone = usePhone()
  return (
    <div role="rowgroup" className={phone ? 'visually-hidden' : styles.head}>
      <div role="row" aria-rowindex={1} className={styles.row} style={{ gridTemplateColumns: template }}>
        {choice === undefined ? null : <ChooseAll rows={rows} choice={choice} />}
        {columns.map((column, index) => (
          <ColumnHeader
            key={column.id}
            column={column}
            index={index}
            sort={sort}
            changeSort={changeSort}
            left={leftOf(columns, index, { pinned, lead })}
            resize={resize}
          />
        ))}
      </div>
    </div>
  )
}

function ChooseAll({ rows, choice }: { readonly rows: LedgerRows; readonly choice: RowChoice }) {
  const all = rows.rows.length > 0 && rows.rows.every(({ id }) => choice.chosen.has(id))
  return (
    <div className={styles.choose} role="columnheader">
      <Checkbox
        checked={all}
        indeterminate={!all && choice.chosen.size > 0}
        aria-label="选中读到的各条"
        tabIndex={-1}
        onChange={() => choice.toggle(rows.rows, !all)}
      />
    </div>
  )
}
