import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { YearView } from '../../../api/contract/year.ts'
import { differenceQuery } from '../../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import table from '../../parts/table.module.css'
import { presentFullInstant, presentInstant } from '../../parts/time.ts'
import { printedWithUnit } from '../amounts.ts'
import styles from './year.module.css'

/** What was written into the year after it was closed and why, and what of its frozen reports that would have changed. */
export function Corrections({ year: { corrections, reports } }: { readonly year: YearView }) {
  if (corrections.length === 0) {
    return (
      <div className={styles.card}>
        <EmptyNote title="没有更正">结账以后没有人写进这一年。</EmptyNote>
      </div>
    )
  }
  return (
    <>
      <div className={styles.card}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">理由</th>
              <th scope="col" className={table.wide}>
                台账
              </th>
              <th scope="col" className={table.state}>
                谁，何时
              </th>
            </tr>
          </thead>
          <tbody>
            {corrections.map(({ seq, at, by, reason, ledger, ledgerLabel, record }) => (
              <tr key={seq}>
                <td>
                  {reason}
                  <small className={table.narrow}>{ledgerLabel}</small>
                </td>
                <td className={table.wide}>
                  {ledger === undefined ? null : (
                    <Link to="/ledgers/$ledger" params={{ ledger }} search={record === undefined ? {} : { record }}>
                      {ledgerLabel}
                    </Link>
                  )}
                </td>
                <td className={table.state} title={presentFullInstant(at)}>
                  {by} · {presentInstant(at)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {reports.map(({ title, frozen }) => (frozen === undefined ? null : <Moved key={frozen.id} frozen={frozen.id} title={title} />))}
    </>
  )
}

/** The figures of a frozen report that the ledgers would now give otherwise. */
function Moved({ frozen, title }: { readonly frozen: string; readonly title: string }) {
  const { data, error, refetch } = useQuery(differenceQuery(frozen))
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined) return <LoadingNote rows={3} label="正在与现在的台账比较" />
  return (
    <div className={styles.moved}>
      <h3>
        {data.figures.length === 0 ? `“${title}”定稿的数没有一个因此变` : `“${title}”定稿以后，${data.figures.length} 个数会变`}
        <Link to="/frozen/$frozen" params={{ frozen }} search={{ panel: 'difference' }}>
          看差异
        </Link>
      </h3>
      {data.figures.length === 0 ? null : (
        <div className={styles.card}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col" className={table.number}>
                  定稿时
                </th>
                <th scope="col" className={table.number}>
                  现在
                </th>
              </tr>
            </thead>
            <tbody>
              {data.figures.map(({ n, name, line, column, why, frozen: before, now }) => (
                <tr key={`${n}-${line}-${column}`}>
                  <td>
                    {name}
                    <small>{why}</small>
                  </td>
                  <td className={table.number}>{printedWithUnit(before.printed, before.printedUnit)}</td>
                  <td className={table.number}>
                    <b>{printedWithUnit(now.printed, now.printedUnit)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
