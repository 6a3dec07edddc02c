import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { LedgerRecord } from '../../api/contract/ledger.ts'
import { isOpenToAll } from '../../definition/field/reads-field.ts'
import { presentDay } from '../../definition/period/present-day.ts'
import { type Column, cellText, columnHeader, presentValue } from '../ledger/columns.ts'
import { type GroupLine, groupLines } from '../ledger/table/group-lines.ts'
import type { LedgerRows } from '../ledger/table/use-ledger-rows.ts'
import { useSession } from '../session/use-session.ts'
import styles from './print.module.css'

interface Props {
  readonly title: string
  readonly conditions: string
  readonly columns: readonly Column[]
  readonly records: readonly LedgerRecord[]
  readonly totals: Pick<LedgerRows, 'sums' | 'groups'>
  readonly done: () => void
}

/**
 * All records of a list on paper: title with the town, the day, the conditions in words, the header on every page, totals, who made it; page x of y is the
 * paper's own. It stands beside the page, which is away while it is printed.
 */
export function PrintSheet({ title, conditions, columns, records, totals, done }: Props) {
  const { town, today, user } = useSession()
  useEffect(() => {
    document.documentElement.dataset.printing = 'sheet'
    const end = () => {
      delete document.documentElement.dataset.printing
      done()
    }
    window.addEventListener('afterprint', end, { once: true })
    window.print()
    return () => {
      window.removeEventListener('afterprint', end)
      delete document.documentElement.dataset.printing
    }
  }, [done])
  const lines = totalLines(columns, totals)
  return createPortal(
    <section className={styles.sheet} aria-label="打印的表">
      <h1>
        {town.name}
        {title}
      </h1>
      <p className={styles.line}>
        <span>{conditions === '' ? `全部 ${records.length} 条` : `${conditions}，共 ${records.length} 条`}</span>
        <span>{presentDay(today)}</span>
      </p>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {columnHeader(column.field)}
              </th>
            ))}
          </tr>
        </thead>
        <Whose columns={columns} />
        <tbody>
          {records.map((record) => (
            <tr key={record.id}>
              {columns.map((column) => (
                <td key={column.id} className={column.numeric ? styles.number : undefined}>
                  {cellText(record, column)}
                </td>
              ))}
            </tr>
          ))}
          {lines.map(({ label, sums }) => (
            <tr key={label} className={styles.total}>
              {columns.map((column, index) => (
                <td key={column.id} className={column.numeric ? styles.number : undefined}>
                  {index === 0 ? label : presentValue(column.field, sums[column.id])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.line}>
        <span>制表人：{user.name}</span>
        <span>制表日期：{presentDay(today)}</span>
      </p>
    </section>,
    document.body,
  )
}

/** At the foot of every page that shows what others see masked: whose copy it is, and of when. */
function Whose({ columns }: Pick<Props, 'columns'>) {
  const { today, user, can } = useSession()
  if (!can.reveal || columns.every(({ field }) => isOpenToAll(field))) return null
  return (
    <tfoot>
      <tr>
        <td colSpan={columns.length}>
          {user.name} {presentDay(today)} 打印，含未遮盖的个人信息，用后请妥善保管或销毁
        </td>
      </tr>
    </tfoot>
  )
}

/** As on the screen: what may be added over all records, and below it of each kind that is not added to the others. */
function totalLines(columns: readonly Column[], { sums, groups }: Props['totals']): readonly GroupLine[] {
  const whole = columns.some(({ id }) => sums[id] !== undefined) ? [{ label: '合计', sums }] : []
  return [...whole, ...groupLines(groups).map((line) => ({ ...line, label: `其中 ${line.label}` }))]
}
