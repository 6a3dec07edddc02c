import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import type { IndicatorSummary } from '../../api/contract/indicator.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { indicatorsQuery } from '../http/queries.ts'
import { ClearIcon } from '../parts/ClearIcon.tsx'
import { groupByPack, withWords } from '../parts/group-by-pack.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { PeriodPicker } from '../parts/PeriodPicker.tsx'
import { growthText, presentQuantity, quantityText, readingUnit } from '../parts/quantity.ts'
import { useYear } from '../session/use-year.ts'
import styles from './indicator-list.module.css'

const route = getRouteApi('/frame/indicators')

/** Every indicator with its value for a period, last year and the target beside it. */
export function IndicatorList() {
  const { year, choose } = useYear()
  const { period = String(year) } = route.useSearch()
  const navigate = useNavigate()
  const { data, error, refetch, isPlaceholderData } = useQuery(indicatorsQuery(period))
  const [words, setWords] = useState('')
  const groups = useMemo(() => {
    const found = withWords(data ?? [], words, ({ label, aliases, packLabel }) => `${label} ${aliases.join(' ')} ${packLabel}`)
    return groupByPack(found, ({ packLabel }) => packLabel)
  }, [data, words])
  return (
    <>
      <PageHeader title="指标" crumb={data === undefined ? undefined : `${data.length} 个`}>
        <Input.Search
          className={styles.search ?? ''}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          placeholder="按名称查找指标"
          aria-label="按名称查找指标"
          allowClear={{ clearIcon: <ClearIcon /> }}
        />
        <PeriodPicker
          period={period}
          lastYear={year}
          change={(next) => {
            if (/^\d{4}$/.test(next)) choose(Number(next))
            void navigate({ to: '/indicators', search: { period: next } })
          }}
        />
      </PageHeader>
      <div className={isPlaceholderData ? `${styles.page} ${styles.stale}` : styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined && error === null ? <LoadingNote rows={14} /> : null}
        {data !== undefined && groups.length === 0 ? <EmptyNote title={`没有名称含“${words}”的指标`} /> : null}
        {groups.map((group) => (
          <section key={group.pack} aria-labelledby={`pack-${group.pack}`}>
            <h2 id={`pack-${group.pack}`}>{group.label}</h2>
            <div className={styles.card}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">指标</th>
                    <th scope="col" className={styles.right}>
                      数值
                    </th>
                    <th scope="col">单位</th>
                    <th scope="col" className={styles.right}>
                      上年同期
                    </th>
                    <th scope="col" className={styles.right}>
                      同比
                    </th>
                    <th scope="col" className={styles.right}>
                      任务数
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {group.items.map((indicator) => (
                    <Row key={indicator.id} indicator={indicator} period={period} />
                  ))}
                </tbody>
              </table>
            </div>
          </section>
        ))}
      </div>
    </>
  )
}

function Row({ indicator, period }: { readonly indicator: IndicatorSummary; readonly period: string }) {
  const unit = readingUnit(indicator.unit, indicator.value, indicator.lastYear, indicator.target)
  const value = presentQuantity(indicator.value, unit)
  const growth = isRate(indicator.unit) ? undefined : growthText(indicator.value, indicator.lastYear)
  return (
    <tr>
      <th scope="row">
        <Link to="/indicators/$indicator" params={{ indicator: indicator.id }} search={{ period }} title={indicator.note}>
          {indicator.label}
        </Link>
      </th>
      <td className={styles.value} title={indicator.unknown ?? quantityText(indicator.value, indicator.unit)}>
        {indicator.value === null ? <span className={styles.unknown}>{indicator.unknown ?? '不知道'}</span> : value.number}
      </td>
      <td className={styles.unit}>{value.unit}</td>
      <td className={styles.side}>{presentQuantity(indicator.lastYear, unit).number}</td>
      <td className={styles.side}>{growth ?? ''}</td>
      <td className={styles.side}>{indicator.target === null ? '' : presentQuantity(indicator.target, unit).number}</td>
    </tr>
  )
}

function isRate(unit: string): boolean {
  return unit === '%' || unit === '百分点' || unit === '无'
}
