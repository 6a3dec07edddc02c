import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ImportOutcome } from '../../../api/contract/import.ts'
import type { IndicatorSummary } from '../../../api/contract/indicator.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { indicatorsQuery } from '../../http/queries.ts'
import { groupDigits, quantityText } from '../../parts/quantity.ts'
import { useSession } from '../../session/use-session.ts'
import { ImportCounts } from './ImportCounts.tsx'
import styles from './import.module.css'
import { UndoImport } from './UndoImport.tsx'

interface Props {
  readonly ledger: ResolvedLedger
  readonly outcome: ImportOutcome
  readonly before: readonly IndicatorSummary[] | undefined
  readonly restart: () => void
}

/** What the import did, and which of the year's indicators moved by it. */
export function ImportDone({ ledger, outcome, before, restart }: Props) {
  const { year } = useSession()
  const navigate = useNavigate()
  const { data: now, isFetching } = useQuery(indicatorsQuery(String(year)))
  const moved = before === undefined || now === undefined || isFetching ? undefined : listMoved(before, now)
  return (
    <>
      <p className={styles.done} role="status">
        已写入{ledger.label}：新增 {groupDigits(String(outcome.added))} 条，改动 {groupDigits(String(outcome.changed))} 条。
      </p>
      <ImportCounts outcome={outcome} />
      <section aria-labelledby="moved" className={styles.section}>
        <h2 id="moved">
          动了的指标<span>{year}年</span>
        </h2>
        {moved === undefined ? (
          <p className={styles.quiet}>正在重算…</p>
        ) : moved.length === 0 ? (
          <p className={styles.quiet}>{year}年的指标都没有变。</p>
        ) : (
          <ul className={styles.moved}>
            {moved.map(({ was, is }) => (
              <li key={is.id}>
                <Link to="/indicators/$indicator" params={{ indicator: is.id }} search={{}}>
                  {is.label}
                </Link>
                <span>
                  <del>{quantityText(was, is.unit)}</del> → <b>{quantityText(is.value, is.unit)}</b>
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <div className={styles.confirm}>
        <Button type="primary" onClick={() => void navigate({ to: '/ledgers/$ledger', params: { ledger: ledger.id }, search: {} })}>
          打开{ledger.label}
        </Button>
        <Button onClick={restart}>再导一份</Button>
        <UndoImport ledger={ledger} outcome={outcome} />
      </div>
    </>
  )
}

function listMoved(
  before: readonly IndicatorSummary[],
  now: readonly IndicatorSummary[],
): readonly { readonly was: string | null; readonly is: IndicatorSummary }[] {
  const values = new Map(before.map(({ id, value }) => [id, value]))
  return now.filter((is) => values.has(is.id) && values.get(is.id) !== is.value).map((is) => ({ was: values.get(is.id) ?? null, is }))
}
