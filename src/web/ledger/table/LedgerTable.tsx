// biome-ignore-all lint/a11y/useSemanticElements: a virtual table lays its rows out itself, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are focused, the cells are read with them
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { usePhone } from '../../parts/use-media.ts'
import { type Column, cellText } from '../columns.ts'
import { ColumnHeader } from './ColumnHeader.tsx'
import { SumRows } from './SumRows.tsx'
import styles from './table.module.css'
import type { LedgerRows } from './use-ledger-rows.ts'

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
  const phone = usePhone()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const rowHeight = phone ? 46 : 40
  const virtual = useVirtualizer({
    count: rows.height,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: rowHeight,
    scrollPaddingEnd: rowHeight,
  })
  const items = virtual.getVirtualItems()
  const last = items[items.length - 1]?.index ?? 0
  const { reach } = rows
  useEffect(() => reach(last), [reach, last])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtual.measure(), [rowHeight])

  const template = useMemo(() => gridTemplate(columns), [columns])
  const width = useMemo(() => columns.reduce((sum, column) => sum + column.width, 0), [columns])
  const hasSums = columns.some(({ id }) => rows.sums[id] !== undefined || rows.groups[id] !== undefined)

  const focusRow = (row: number) => {
    const target = Math.max(0, Math.min(rows.height - 1, row))
    setActive(target)
    virtual.scrollToIndex(target)
    window.requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${target}"]`)?.focus({ preventScroll: true }),
    )
  }
  const onKey = (event: KeyboardEvent) => {
    const row = rowOfTarget(event.target)
    if (row === undefined) return
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      focusRow(row + step)
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault()
      focusRow(event.key === 'Home' ? 0 : rows.height - 1)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      const record = rows.rows[row]
      if (record !== undefined) openRecord(record)
    }
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
                  {columns.map((column, index) => (
                    <div key={column.id} role="gridcell" aria-colindex={index + 1} className={column.numeric ? styles.number : undefined}>
                      {record === undefined ? <span className={styles.waiting} /> : <Cell record={record} column={column} />}
                    </div>
                  ))}
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

function Cell({ record, column }: { readonly record: LedgerRecord; readonly column: Column }) {
  const text = cellText(record, column)
  if (column.field.kind === 'choice' && text !== '') return <span className={styles.choice}>{text}</span>
  return <span title={text.length > 12 ? text : undefined}>{text}</span>
}

const steps: Readonly<Record<string, number | undefined>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }

function rowOfTarget(target: EventTarget): number | undefined {
  const row = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined
  return row === undefined ? undefined : Number(row)
}

function gridTemplate(columns: readonly Column[]): string {
  return columns.map((column) => `minmax(${column.width}px, ${column.width}fr)`).join(' ')
}
