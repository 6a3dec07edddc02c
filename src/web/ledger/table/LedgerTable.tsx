// biome-ignore-all lint/a11y/useSemanticElements: a virtual table lays its rows out itself, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are focused, the cells are read with them
import { useMemo, useRef } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { usePhone } from '../../parts/use-media.ts'
import type { Column } from '../columns.ts'
import type { Mark } from '../comment/CommentMark.tsx'
import { RowCard } from './RowCard.tsx'
import { choiceWidth, gridTemplate, RowCells } from './RowCells.tsx'
import { SumRows } from './SumRows.tsx'
import { TableHead } from './TableHead.tsx'
import { TableRow } from './TableRow.tsx'
import styles from './table.module.css'
import type { CellActs, RowChoice } from './table-act.ts'
import { blockBetween, useCells } from './use-cells.ts'
import type { LedgerRows } from './use-ledger-rows.ts'
import { useRowWalk } from './use-row-walk.ts'
import { useSpanChoice } from './use-span-choice.ts'
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
  readonly resize?: ((column: string, width: number | undefined) => void) | undefined
  /** Absent where rows are not chosen. */
  readonly choice?: RowChoice | undefined
  /** Absent where nothing is changed in place. */
  readonly acts?: CellActs | undefined
  /** By record: how much is said about it. */
  readonly marks?: ReadonlyMap<string, Mark> | undefined
}

/**
 * The table of a ledger. Only the rows on screen exist; the arrow keys walk its rows and cells and Enter opens a record, so that the Tab key passes the
 * whole table in one step. Cells are changed where they stand, copied and pasted as a spreadsheet does.
 */
export function LedgerTable({ label, columns, rows, sort, changeSort, open, openRecord, pinned = 1, resize, choice, acts, marks }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const { rowHeight, virtual, items } = useVirtualRows(scroller, rows)
  const cells = useCells({ rows, columns, acts, choice, open })
  const walk = useRowWalk(scroller, rows, {
    columns: columns.length,
    show: (row) => virtual.scrollToIndex(row),
    openRecord,
    onCell: (event, place) => cells.onCell(event, place, walk.anchor),
  })
  const { active, setActive, place, anchor, stand } = walk
  const lead = choice === undefined ? 0 : choiceWidth
  const phone = usePhone()
  const { template, width } = useLayout(columns, { pinned, lead, phone })
  const hasSums = columns.some(({ id }) => rows.sums[id] !== undefined || rows.groups[id] !== undefined)
  const block = blockBetween(anchor, place)
  const choose = useSpanChoice(rows, choice)
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
          <TableHead {...{ columns, rows, sort, changeSort, pinned, lead, resize, choice, template }} />
          <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const record = rows.rows[item.index]
              return (
                <TableRow
                  key={item.key}
                  record={record}
                  row={item.index}
                  isOpen={record !== undefined && record.id === open}
                  isStop={item.index === active}
                  style={{ gridTemplateColumns: template, height: rowHeight, transform: `translateY(${item.start}px)` }}
                  focused={() => setActive(item.index)}
                  openRecord={openRecord}
                  choice={choice}
                  choose={choose}
                >
                  {phone ? (
                    <RowCard record={record} columns={columns} marks={marks} />
                  ) : (
                    <RowCells
                      {...{ record, columns, pinned, lead, block, acts, marks, stand }}
                      row={item.index}
                      editing={cells.editing}
                      begin={cells.begin}
                      leave={(to) => cells.leave(to, stand)}
                    />
                  )}
                </TableRow>
              )
            })}
          </div>
          {hasSums && !phone && rows.rows.length > 0 ? <SumRows columns={columns} rows={rows} template={template} lead={lead} /> : null}
        </div>
      </div>
    </div>
  )
}

interface Room {
  readonly pinned: number
  readonly lead: number
  readonly phone: boolean
}

function useLayout(columns: readonly Column[], { pinned, lead, phone }: Room) {
  return useMemo(
    () => ({
      template: phone ? 'minmax(0, 1fr) auto' : gridTemplate(columns, { pinned, lead }),
      width: lead + columns.reduce((sum, column) => sum + column.width, 0),
    }),
    [columns, pinned, lead, phone],
  )
}
