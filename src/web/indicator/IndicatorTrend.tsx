import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { lazy, Suspense } from 'react'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import { seriesQuery } from '../http/queries.ts'
import { ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { quantityText } from '../parts/quantity.ts'
import styles from './indicator.module.css'
import { monthWords } from './month-words.ts'

const TrendChart = lazy(async () => ({ default: (await import('./TrendChart.tsx')).TrendChart }))

interface Props {
  readonly indicator: ResolvedIndicator
  readonly year: number
  readonly cumulative: boolean
  readonly setCumulative: (on: boolean) => void
}

/** The year by month with last year beside it; cumulative where adding up makes sense, with the target as a line. */
export function IndicatorTrend({ indicator, year, cumulative, setCumulative }: Props) {
  const { data, error, refetch } = useQuery(seriesQuery(indicator.id, year))
  const canCumulate = (data?.cumulative.length ?? 0) > 0
  const summed = cumulative && canCumulate
  const points = data === undefined ? [] : summed ? data.cumulative : data.months
  return (
    <section aria-labelledby="trend">
      <div className={styles.sectionHead}>
        <h2 id="trend">
          {year}年逐月<span>与上年对照</span>
        </h2>
        {canCumulate ? (
          <Segmented
            size="small"
            aria-label="当月或累计"
            value={summed ? 'cumulative' : 'month'}
            onChange={(value) => setCumulative(value === 'cumulative')}
            options={[
              { value: 'month', label: indicator.flow === 'stock' ? '月末' : '当月' },
              { value: 'cumulative', label: '累计' },
            ]}
          />
        ) : null}
      </div>
      <div className={styles.card}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined ? (
          <LoadingNote rows={6} />
        ) : (
          <Suspense fallback={<div className={styles.chart} />}>
            <TrendChart
              label={indicator.label}
              unit={indicator.unit}
              year={year}
              points={points}
              target={summed || indicator.flow === 'stock' ? data.target : null}
              bars={!summed}
            />
          </Suspense>
        )}
        {data === undefined ? null : (
          <table className="visually-hidden">
            <caption>{indicator.label}逐月</caption>
            <thead>
              <tr>
                <th scope="col">月份</th>
                <th scope="col">{year}年</th>
                <th scope="col">{year - 1}年</th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.month}>
                  <th scope="row">{monthWords(point)}</th>
                  <td>{quantityText(point.value, indicator.unit)}</td>
                  <td>{quantityText(point.lastYear, indicator.unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  )
}
