// biome-ignore-all lint/a11y/useSemanticElements: a virtual table lays its rows out itself, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are focused, the cells are read with them
import { Checkbox } from 'antd'
import type { CSSProperties, MouseEvent, ReactNode } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import styles from './table.module.css'
import type { RowChoice } from './table-act.ts'

interface Props {
  readonly record: LedgerRecord | undefined
  readonly row: number
  readonly isOpen: boolean
  /** Whether Tab stops here. */
  readonly isStop: boolean
  readonly style: CSSProperties
  readonly focused: () => void
  readonly openRecord: (record: LedgerRecord) => void
  readonly choice: RowChoice | undefined
  readonly choose: (event: MouseEvent, row: number) => void
  readonly children: ReactNode
}

/** One row in its place, with the box by which it is chosen. */
export function TableRow({ record, row, isOpen, isStop, style, focused, openRecord, choice, choose, children }: Props) {
  const isChosen = record !== undefined && choice?.chosen.has(record.id) === true
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid owns the keyboard
    <div
      role="row"
      data-row={row}
      aria-rowindex={row + 2}
      aria-selected={isOpen || isChosen}
      tabIndex={isStop ? 0 : -1}
      className={styles.row}
      style={style}
      onFocus={focused}
      onClick={() => record !== undefined && openRecord(record)}
    >
      {choice === undefined ? null : (
        <div className={styles.choose} role="gridcell">
          {record === undefined ? null : (
            <Checkbox
              checked={isChosen}
              tabIndex={-1}
              aria-label={`选中：${record.title}`}
              onClick={(event) => {
                event.stopPropagation()
                choose(event, row)
              }}
            />
          )}
        </div>
      )}
      {children}
    </div>
  )
}
