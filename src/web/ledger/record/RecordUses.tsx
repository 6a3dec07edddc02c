import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { usesQuery } from '../../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { presentPeriodKey } from '../../parts/period.ts'
import { quantityText } from '../../parts/quantity.ts'
import styles from './record.module.css'

/** Which indicators count this record, and which places of which reports stand on it. */
export function RecordUses({ ledger, record }: { readonly ledger: ResolvedLedger; readonly record: LedgerRecord }) {
  const { data, error, refetch } = useQuery(usesQuery(ledger.id, record.id))
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined) return <LoadingNote rows={4} label="正在找它用在哪里" />
  if (data.indicators.length === 0 && data.figures.length === 0) return <EmptyNote title="还没有指标或报告用到它" />
  return (
    <div className={styles.uses}>
      {data.figures.length === 0 ? null : (
        <section>
          <h3>报告里的数字</h3>
          <ul>
            {data.figures.map((figure) => (
              <li key={`${figure.report}-${figure.n}`}>
                <Link to="/reports/$report" params={{ report: figure.report }} search={{ figure: figure.n }}>
                  {figure.name} <b>{figure.printed}</b>
                </Link>
                <small>
                  {figure.reportTitle} 第 {figure.line} 行
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {data.indicators.length === 0 ? null : (
        <section>
          <h3>指标</h3>
          <ul>
            {data.indicators.map((indicator) => (
              <li key={`${indicator.id}-${indicator.period}`}>
                <Link to="/indicators/$indicator" params={{ indicator: indicator.id }} search={{ period: indicator.period }}>
                  {indicator.label}
                </Link>
                <span>{quantityText(indicator.value, indicator.unit)}</span>
                <small>{presentPeriodKey(indicator.period)}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
