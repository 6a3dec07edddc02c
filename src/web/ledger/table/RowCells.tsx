// biome-ignore-all lint/a11y/useSemanticElements: a virtual table lays its rows out itself, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are focused, the cells are read with them
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { type Column, cellText } from '../columns.ts'
import { CommentMark, type Mark } from '../comment/CommentMark.tsx'
import { CellEditor, type Leaving } from './CellEditor.tsx'
import styles from './table.module.css'
import type { CellActs } from './table-act.ts'
import type { blockBetween, Editing } from './use-cells.ts'
import type { Place } from './use-row-walk.ts'

/** The column of boxes by which rows are chosen. */
export const choiceWidth = 40

interface Still {
  readonly pinned: number
  readonly lead: number
}

interface Props extends Still {
  readonly record: LedgerRecord | undefined
  readonly columns: readonly Column[]
  readonly row: number
  readonly block: ReturnType<typeof blockBetween>
  readonly editing: Editing | undefined
  readonly acts: CellActs | undefined
  /** How much is said about it. */
  readonly marks: ReadonlyMap<string, Mark> | undefined
  readonly stand: (place: Place, extend?: boolean) => void
  readonly begin: (row: number, column: number) => boolean
  readonly leave: (to: Leaving) => void
}

/** The cells of one row; of one that is still being read, their places. */
export function RowCells({ record, columns, row, pinned, lead, block, editing, acts, marks, stand, begin, leave }: Props) {
  return columns.map((column, index) => {
    const left = leftOf(columns, index, { pinned, lead })
    const isIn =
      block !== undefined && row >= block.rows[0] && row <= block.rows[1] && index >= block.columns[0] && index <= block.columns[1]
    const isEdited = record !== undefined && acts !== undefined && editing?.row === row && editing.column === index
    const names = [
      column.numeric ? styles.number : '',
      left === undefined ? '' : styles.still,
      isIn ? styles.inBlock : '',
      isEdited ? styles.edited : '',
    ]
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the grid owns the keyboard
      <div
        key={column.id}
        role="gridcell"
        aria-colindex={index + 1}
        className={names.filter((name) => name !== '').join(' ') || undefined}
        style={left === undefined ? undefined : { left }}
        onClick={(event) => {
          if (event.shiftKey) event.stopPropagation()
          if (acts !== undefined) stand({ row, column: index }, event.shiftKey)
        }}
        onDoubleClick={() => begin(row, index)}
      >
        {record === undefined ? (
          <span className={styles.waiting} />
        ) : isEdited ? (
          <CellEditor record={record} column={column} typed={editing.typed} save={acts.save} leave={leave} />
        ) : (
          <>
            <Cell record={record} column={column} />
            {index === 0 ? <CommentMark mark={marks?.get(record.id)} /> : null}
          </>
        )}
      </div>
    )
  })
}

function Cell({ record, column }: { readonly record: LedgerRecord; readonly column: Column }) {
  const text = cellText(record, column)
  if (column.field.kind === 'choice' && text !== '') return <span className={styles.choice}>{text}</span>
  return <span title={text.length > 12 ? text : undefined}>{text}</span>
}

/** So many times its width a column grows where there is room: further apart the eye loses the row. */
const widest = 1.8

/** Columns share what room there is left; those that stand still keep their width, so that it is known where the next one stands. */
export function gridTemplate(columns: readonly Column[], { pinned, lead }: Still): string {
  const own = columns.map((column, index) =>
    index < pinned && pinned > 1 ? `${column.width}px` : `minmax(${column.width}px, ${Math.round(column.width * widest)}px)`,
  )
  return [...(lead > 0 ? [`${lead}px`] : []), ...own].join(' ')
}

/** How far from the left a column stands still; undefined for one that moves. */
export function leftOf(columns: readonly Column[], index: number, { pinned, lead }: Still): number | undefined {
  if (index >= pinned) return undefined
  return lead + columns.slice(0, index).reduce((sum, { width }) => sum + width, 0)
}
