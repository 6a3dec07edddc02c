// biome-ignore-all lint/a11y/useSemanticElements: a virtual table lays its rows out itself, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are focused, the cells are read with them
import { useMemo, useRef } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { type Column, cellText } from '../columns.ts'
import { ColumnHeader } from './ColumnHeader.tsx'
import { SumRows } from './SumRows.tsx'
import styles from './table.module.css'
import type { LedgerRows } from './use-ledger-rows.ts'
import { useRowWalk } from './use-row-walk.ts'
import { useVirtualRows } from './use-virtual-rows.ts'

interface Props {
  readonly label: string
  readonly columns: readonly Column[]
  readonly rows: LedgerRows
  readonly sort: string | undefined
  readonly changeSort: (field: string) => void
  readonly open: string | undefined
  readonly openRecord: (record: LedgerRecord) => void
}

/**
 * The table of a ledger. Only the rows on screen exist; the arrow keys walk them and Enter opens one,
 * so that the Tab key passes the whole table in one step.
 */
export function LedgerTable({ label, columns, rows, sort, changeSort, open, openRecord }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const { rowHeight, virtual, items } = useVirtualRows(scroller, rows)
  const { active, setActive, onKey } = useRowWalk(scroller, rows, { show: (row) => virtual.scrollToIndex(row), openRecord })
  const template = useMemo(() => gridTemplate(columns), [columns])
  const width = useMemo(() => columns.reduce((sum, column) => sum + column.width, 0), [columns])
  const hasSums = columns.some(({ id }) => rows.sums[id] !== undefined || rows.groups[id] !== undefined)

  return (
    <div
      className={styles.table}
      role="grid"
      aria-label={label}
      aria-rowcount={(rows.count ?? rows.height) + 1}
      aria-colcount={columns.length}
      aria-busy={rows.loading || rows.fetchingMore}
      tabIndex={-1}
      onKeyDown={onKey}
    >
      <div className={styles.scroller} ref={scroller} data-testid="ledger-scroller">
        <div className={styles.inner} style={{ minWidth: width }}>
          <div role="rowgroup" className={styles.head}>
            <div role="row" aria-rowindex={1} className={styles.row} style={{ gridTemplateColumns: template }}>
              {columns.map((column, index) => (
                <ColumnHeader key={column.id} column={column} index={index} sort={sort} changeSort={changeSort} />
              ))}
            </div>
          </div>
          <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const record = rows.rows[item.index]
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the grid owns the keyboard
                <div
                  key={item.key}
                  role="row"
                  data-row={item.index}
                  aria-rowindex={item.index + 2}
                  aria-selected={record !== undefined && record.id === open}
                  tabIndex={item.index === active ? 0 : -1}
                  className={styles.row}
                  style={{ gridTemplateColumns: template, height: rowHeight, transform: `translateY(${item.start}px)` }}
                  onFocus={() => setActive(item.index)}
                  onClick={() => record !== undefined && openRecord(record)}
                >
                  <Cells record={record} columns={columns} />
                </div>
              )
            })}
          </div>
          {hasSums && rows.rows.length > 0 ? <SumRows columns={columns} rows={rows} template={template} /> : null}
        </div>
      </div>
    </div>
  )
}

/** The cells of one row; of one that is still being read, their places. */
function Cells({ record, columns }: { readonly record: LedgerRecord | undefined; readonly columns: readonly Column[] }) {
  return columns.map((column, index) => (
    <div key={column.id} role="gridcell" aria-colindex={index + 1} className={column.numeric ? styles.number : undefined}>
      {record === undefined ? <span className={styles.waiting} /> : <Cell record={record} column={column} />}
    </div>
  ))
}

function Cell({ record, column }: { readonly record: LedgerRecord; readonly column: Column }) {
  const text = cellText(record, column)
  if (column.field.kind === 'choice' && text !== '') return <span className={styles.choice}>{text}</span>
  return <span title={text.length > 12 ? text : undefined}>{text}</span>
}

function gridTemplate(columns: readonly Column[]): string {
  return columns.map((column) => `minmax(${column.width}px, ${column.width}fr)`).join(' ')
}
