import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { FilledFormView } from '../../api/contract/form.ts'
import { getPeriod } from '../../definition/period/parse-period.ts'
import { lastYearPeriod } from '../../definition/period/related-periods.ts'
import { traceQuery } from '../http/queries.ts'
import { TraceOperands } from '../indicator/TraceOperands.tsx'
import { ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { presentPeriodKey } from '../parts/period.ts'
import styles from './form.module.css'
import { bindingWords } from './sheet-marks.ts'

interface Props {
  readonly form: FilledFormView
  readonly sheet: string
  readonly cell: string
}

/** What a filled cell rests on, down to its records; of an empty one, why. */
export function FilledPanel({ form, sheet, cell }: Props) {
  const isHere = (one: { readonly sheet: string; readonly cell: string }) => one.sheet === sheet && one.cell === cell
  const filled = form.filled.find(isHere)
  const empty = form.empty.find(isHere)
  if (filled === undefined)
    return (
      <div className={styles.panel}>
        <h2>{cell} 空着</h2>
        <p className={styles.state}>{empty?.why ?? '这一格没有绑定。'}</p>
      </div>
    )
  const { binding, value, record } = filled
  return (
    <div className={styles.panel}>
      <h2>{value}</h2>
      <p className={styles.state}>{bindingWords(binding).long}</p>
      {binding.type === 'column' && record !== undefined ? (
        <Link to="/ledgers/$ledger" params={{ ledger: binding.ledger }} search={{ record }}>
          打开这条记录
        </Link>
      ) : null}
      {binding.type === 'indicator' ? <Figure key={cell} binding={binding} /> : null}
    </div>
  )
}

type Figure = FilledFormView['filled'][number]['binding'] & { readonly type: 'indicator' }

/** The records of the figure; of a change also those of the year before. */
function Figure({ binding }: { readonly binding: Figure }) {
  const { period, form } = binding
  const before = lastYearPeriod(getPeriod(period)).key
  return (
    <>
      <Records binding={binding} period={period} />
      {form === 'value' ? null : (
        <>
          <h3>上年同期 · {presentPeriodKey(before)}</h3>
          <Records binding={binding} period={before} />
        </>
      )}
    </>
  )
}

function Records({ binding: { indicator, slices }, period }: { readonly binding: Figure; readonly period: string }) {
  const [limit, setLimit] = useState(100)
  const request = { indicator, period, ...(slices.length === 0 ? {} : { slices }) }
  const { data, error, refetch, isFetching } = useQuery(traceQuery(request, limit))
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined) return <LoadingNote rows={4} />
  return <TraceOperands trace={data} limit={limit} showAll={() => setLimit(10_000)} busy={isFetching} />
}
