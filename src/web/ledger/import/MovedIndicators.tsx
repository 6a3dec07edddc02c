import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { IndicatorSummary } from '../../../api/contract/indicator.ts'
import { indicatorsQuery } from '../../http/queries.ts'
import { quantityText } from '../../parts/quantity.ts'
import { useSession } from '../../session/use-session.ts'
import styles from './import.module.css'

/** Which of the year's indicators are other than they were. */
export function MovedIndicators({ before }: { readonly before: readonly IndicatorSummary[] | undefined }) {
  const { year } = useSession()
  const { data: now, isFetching } = useQuery(indicatorsQuery(String(year)))
  const moved = before === undefined || now === undefined || isFetching ? undefined : listMoved(before, now)
  return (
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
  )
}

function listMoved(
  before: readonly IndicatorSummary[],
  now: readonly IndicatorSummary[],
): readonly { readonly was: string | null; readonly is: IndicatorSummary }[] {
  const values = new Map(before.map(({ id, value }) => [id, value]))
  return now.filter((is) => values.has(is.id) && values.get(is.id) !== is.value).map((is) => ({ was: values.get(is.id) ?? null, is }))
}
