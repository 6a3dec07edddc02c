// biome-ignore-all lint/a11y/useSemanticElements: a virtual table lays its rows out itself, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are focused, the cells are read with them
import { groupDigits } from '../../parts/quantity.ts'
import { type Column, presentValue } from '../columns.ts'
import { groupLines } from './group-lines.ts'
import styles from './table.module.css'
import type { LedgerRows } from './use-ledger-rows.ts'

interface Props {
  readonly columns: readonly Column[]
  readonly rows: LedgerRows
  readonly template: string
  /** Room before the first column. */
  readonly lead?: number
}

/** The totals below a table: of what may be added over all its rows, and below it of each kind that is not added to the others. */
export function SumRows({ columns, rows, template, lead = 0 }: Props) {
  const lines = [
    { label: `合计 ${groupDigits(String(rows.count ?? rows.rows.length))} 条`, sums: rows.sums },
    ...groupLines(rows.groups).map(({ label, sums }) => ({ label: `其中 ${label}`, sums })),
  ]
  return (
    <div role="rowgroup" className={styles.foot}>
      {lines.map(({ label, sums }) => (
        <div key={label} role="row" className={styles.row} style={{ gridTemplateColumns: template }}>
          {lead > 0 ? <div className={styles.choose} /> : null}
          {columns.map((column, index) => (
            <div
              key={column.id}
              role="gridcell"
              aria-colindex={index + 1}
              className={column.numeric ? styles.number : index === 0 ? styles.still : undefined}
              style={index === 0 ? { left: lead } : undefined}
            >
              {index === 0 ? label : presentValue(column.field, sums[column.id])}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
