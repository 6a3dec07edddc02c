import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import { traceQuery } from '../http/queries.ts'
import { ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import styles from './indicator.module.css'
import { TraceOperands } from './TraceOperands.tsx'

interface Props {
  readonly indicator: ResolvedIndicator
  readonly period: string
  readonly slices: readonly { readonly dimension: string; readonly value: string }[]
  readonly clearSlice: () => void
}

/** The records that make the value up; they add up to it, and each leads to its place in the ledger. */
export function IndicatorRecords({ indicator, period, slices, clearSlice }: Props) {
  const [limit, setLimit] = useState(100)
  const request = { indicator: indicator.id, period, ...(slices.length === 0 ? {} : { slices }) }
  const { data, error, refetch, isFetching } = useQuery(traceQuery(request, limit))
  return (
    <section aria-labelledby="records">
      <div className={styles.sectionHead}>
        <h2 id="records">
          由这些记录得来
          {slices.map((slice) => (
            <span key={slice.dimension}>
              {slice.dimension}：{slice.value === '' ? '未填' : slice.value}
            </span>
          ))}
        </h2>
        {slices.length === 0 ? null : (
          <Button size="small" onClick={clearSlice}>
            看全部
          </Button>
        )}
      </div>
      <div className={styles.card}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={6} /> : null}
        {data === undefined ? null : <TraceOperands trace={data} showAll={() => setLimit(10_000)} busy={isFetching} limit={limit} />}
      </div>
    </section>
  )
}
