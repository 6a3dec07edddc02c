import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import { slicesQuery } from '../http/queries.ts'
import { ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { inUnitNumber, quantityText, readingUnit } from '../parts/quantity.ts'
import styles from './indicator.module.css'

interface Props {
  readonly indicator: ResolvedIndicator
  readonly period: string
  readonly by: string | undefined
  readonly slice: string | undefined
  readonly chooseDimension: (by: string) => void
  readonly chooseSlice: (by: string, slice: string | undefined) => void
}

const first = 12

/** The value cut by a dimension (村, 类别 …) as bars with their numbers; one opens the records of that slice. */
export function IndicatorSliced({ indicator, period, by, slice, chooseDimension, chooseSlice }: Props) {
  const { data, error, refetch, isPlaceholderData } = useQuery(slicesQuery(indicator.id, by, period))
  const [all, setAll] = useState(false)
  if (data !== undefined && data.dimensions.length === 0) return null
  const dimension = data?.dimension ?? by ?? ''
  const slices = (data?.slices ?? [])
    .filter(({ result, records }) => result !== null || records > 0)
    .sort((a, b) => (inUnitNumber(b.result, indicator.unit) ?? 0) - (inUnitNumber(a.result, indicator.unit) ?? 0))
  const most = Math.max(0, ...slices.map(({ result }) => Math.abs(inUnitNumber(result, indicator.unit) ?? 0)))
  const unit = readingUnit(indicator.unit, ...slices.map(({ result }) => result))
  const shown = all ? slices : slices.slice(0, first)
  return (
    <section aria-labelledby="sliced">
      <div className={styles.sectionHead}>
        <h2 id="sliced">构成</h2>
        <Select
          size="small"
          aria-label="按什么分"
          style={{ minWidth: 120 }}
          value={dimension === '' ? null : dimension}
          onChange={(next: string) => chooseDimension(next)}
          options={(data?.dimensions ?? []).map((value) => ({ value, label: `按${value}` }))}
        />
      </div>
      <div className={isPlaceholderData ? `${styles.card} ${styles.stale}` : styles.card}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={6} /> : null}
        <ul className={styles.slices}>
          {shown.map((item) => {
            const on = item.value === slice && dimension === by
            const value = Math.abs(inUnitNumber(item.result, indicator.unit) ?? 0)
            return (
              <li key={item.value}>
                <button type="button" aria-pressed={on} onClick={() => chooseSlice(dimension, on ? undefined : item.value)}>
                  <span>{item.value === '' ? '未填' : item.value}</span>
                  <b title={quantityText(item.result, indicator.unit)}>
                    {item.result === null ? `${item.records} 条，不全` : quantityText(item.result, unit)}
                  </b>
                  <i aria-hidden="true">
                    <u style={{ width: most === 0 ? 0 : `${(value / most) * 100}%` }} />
                  </i>
                </button>
              </li>
            )
          })}
        </ul>
        {slices.length > first && !all ? (
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            全部 {slices.length} 项
          </button>
        ) : null}
      </div>
    </section>
  )
}
