// biome-ignore-all lint/a11y/useSemanticElements: a virtual table lays its rows out itself, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are focused, the cells are read with them
import { Checkbox } from 'antd'
import { type MouseEvent, useMemo, useRef } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { usePhone } from '../../parts/use-media.ts'
import type { Column } from '../columns.ts'
import { ColumnHeader } from './ColumnHeader.tsx'
import { RowCard } from './RowCard.tsx'
import { choiceWidth, gridTemplate, leftOf, RowCells } from './RowCells.tsx'
import { SumRows } from './SumRows.tsx'
import styles from './table.module.css'
import type { CellActs, RowChoice } from './table-act.ts'
import { blockBetween, useCells } from './use-cells.ts'
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
  /** How many columns stand still at the left. */
  readonly pinned?: number
  readonly resize?: ((column: string, width: number) => void) | undefined
  /** Absent where rows are not chosen. */
  readonly choice?: RowChoice | undefined
  /** Absent where nothing is changed in place. */
  readonly acts?: CellActs | undefined
}

/**
 * The table of a ledger. Only the rows on screen exist; the arrow keys walk its rows and cells and Enter opens a record, so that the Tab key passes the
 * whole table in one step. Cells are changed where they stand, copied and pasted as a spreadsheet does.
 */
export function LedgerTable({ label, columns, rows, sort, changeSort, open, openRecord, pinned = 1, resize, choice, acts }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const last = useRef<number>(undefined)
  const { rowHeight, virtual, items } = useVirtualRows(scroller, rows)
  const cells = useCells({ rows, columns, acts, choice })
  const walk = useRowWalk(scroller, rows, {
    columns: columns.length,
    show: (row) => virtual.scrollToIndex(row),
    openRecord,
    onCell: (event, place) => cells.onCell(event, place, walk.anchor),
  })
  const { active, setActive, place, anchor, stand } = walk
  const lead = choice === undefined ? 0 : choiceWidth
  const phone = usePhone()
  const template = useMemo(() => (phone ? 'minmax(0, 1fr) auto' : gridTemplate(columns, { pinned, lead })), [columns, pinned, lead, phone])
  const width = useMemo(() => lead + columns.reduce((sum, column) => sum + column.width, 0), [columns, lead])
  const hasSums = columns.some(({ id }) => rows.sums[id] !== undefined || rows.groups[id] !== undefined)
  const block = blockBetween(anchor, place)

  const choose = (event: MouseEvent, row: number) => {
    if (choice === undefined) return
    const record = rows.rows[row]
    if (record === undefined) return
    const from = event.shiftKey ? (last.current ?? row) : row
    choice.toggle(rows.rows.slice(Math.min(from, row), Math.max(from, row) + 1), !choice.chosen.has(record.id))
    last.current = row
  }

  return (
    <div
      className={styles.table}
      role="grid"
      aria-label={label}
      aria-rowcount={(rows.count ?? rows.height) + 1}
      aria-colcount={columns.length}
      aria-busy={rows.loading || rows.fetchingMore}
      tabIndex={-1}
      onKeyDown={walk.onKey}
      onCopy={(event) => cells.onCopy(event, anchor, place)}
      onPaste={(event) => cells.onPaste(event, place)}
    >
      <div className={styles.scroller} ref={scroller} data-testid="ledger-scroller">
        <div className={styles.inner} style={phone ? undefined : { minWidth: width }}>
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
          <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const record = rows.rows[item.index]
              const row = item.index
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the grid owns the keyboard
                <div
                  key={item.key}
                  role="row"
                  data-row={row}
                  aria-rowindex={row + 2}
                  aria-selected={record !== undefined && (record.id === open || choice?.chosen.has(record.id) === true)}
                  tabIndex={row === active ? 0 : -1}
                  className={styles.row}
                  style={{ gridTemplateColumns: template, height: rowHeight, transform: `translateY(${item.start}px)` }}
                  onFocus={() => setActive(row)}
                  onClick={() => record !== undefined && openRecord(record)}
                >
                  {choice === undefined ? null : (
                    <div className={styles.choose} role="gridcell">
                      {record === undefined ? null : (
                        <Checkbox
                          checked={choice.chosen.has(record.id)}
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
                  {phone ? (
                    <RowCard record={record} columns={columns} />
                  ) : (
                    <RowCells
                      record={record}
                      columns={columns}
                      row={row}
                      pinned={pinned}
                      lead={lead}
                      block={block}
                      editing={cells.editing}
                      acts={acts}
                      stand={stand}
                      begin={cells.begin}
                      leave={(to) => cells.leave(to, stand)}
                    />
                  )}
                </div>
              )
            })}
          </div>
          {hasSums && !phone && rows.rows.length > 0 ? <SumRows columns={columns} rows={rows} template={template} lead={lead} /> : null}
        </div>
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
