import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import { getPeriod } from '../../definition/period/parse-period.ts'
import { lastYearPeriod, yearOf } from '../../definition/period/related-periods.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import type { PartIndex } from '../http/catalogue.ts'
import { HttpError } from '../http/client.ts'
import { evaluateQuery, partQuery } from '../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { PeriodPicker } from '../parts/PeriodPicker.tsx'
import { presentPeriodKey } from '../parts/period.ts'
import { growthText, presentQuantity, quantityText, readingUnit } from '../parts/quantity.ts'
import { useSession } from '../session/use-session.ts'
import { describeIndicator } from './describe-indicator.ts'
import { IndicatorRecords } from './IndicatorRecords.tsx'
import { IndicatorSliced } from './IndicatorSliced.tsx'
import { IndicatorTrend } from './IndicatorTrend.tsx'
import styles from './indicator.module.css'
import type { IndicatorSearch } from './indicator-search.ts'

const route = getRouteApi('/frame/indicators/$indicator')

export function IndicatorPage() {
  const { indicator: id } = route.useParams()
  const { data, error, refetch } = useQuery(partQuery('indicator', id))
  const indicator = data?.indicators.get(id)
  if (error instanceof HttpError && error.status === 404) {
    return (
      <>
        <PageHeader title="没有这个指标" up={{ to: '/indicators', label: '指标' }} />
        <EmptyNote title="没有这个指标">网址可能写错了，或者它已经改了名。</EmptyNote>
      </>
    )
  }
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined || indicator === undefined) return <LoadingNote rows={10} />
  return <OpenIndicator key={id} indicator={indicator} index={data} />
}

/** One indicator: what it is now, how it moved, how it divides, which records make it up. */
function OpenIndicator({ indicator, index }: { readonly indicator: ResolvedIndicator; readonly index: PartIndex }) {
  const { year: workYear } = useSession()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/indicators/$indicator' })
  const period = search.period ?? String(workYear)
  const go = (change: { readonly [Key in keyof IndicatorSearch]: IndicatorSearch[Key] | undefined }) =>
    void navigate({
      search: (before) => Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined)),
    })
  return (
    <>
      <PageHeader title={indicator.label} up={{ to: '/indicators', label: '指标' }} crumb={presentPeriodKey(period)}>
        <PeriodPicker period={period} lastYear={workYear} change={(next) => go({ period: next, slice: undefined })} />
      </PageHeader>
      <div className={styles.page}>
        <div className={styles.main}>
          <Headline indicator={indicator} period={period} />
          {indicator.type === 'pick' ? null : (
            <IndicatorTrend
              indicator={indicator}
              year={yearOf(getPeriod(period))}
              cumulative={search.cumulative === true}
              setCumulative={(on) => go({ cumulative: on ? true : undefined })}
            />
          )}
          <IndicatorRecords
            indicator={indicator}
            period={period}
            slices={search.by !== undefined && search.slice !== undefined ? [{ dimension: search.by, value: search.slice }] : []}
            clearSlice={() => go({ slice: undefined })}
          />
        </div>
        <div className={styles.side}>
          <Definition indicator={indicator} index={index} />
          <IndicatorSliced
            indicator={indicator}
            period={period}
            by={search.by}
            slice={search.slice}
            chooseDimension={(by) => go({ by, slice: undefined })}
            chooseSlice={(by, slice) => go({ by, slice })}
          />
        </div>
      </div>
    </>
  )
}

function Headline({ indicator, period }: { readonly indicator: ResolvedIndicator; readonly period: string }) {
  const lastYear = lastYearPeriod(getPeriod(period)).key
  const { data, error, refetch } = useQuery(
    evaluateQuery([
      { indicator: indicator.id, period },
      { indicator: indicator.id, period: lastYear },
    ]),
  )
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  const now = data?.[0]
  const then = data?.[1]
  const value = presentQuantity(now?.value, indicator.unit)
  const reading = readingUnit(indicator.unit, now?.value)
  const growth = now === undefined || then === undefined || indicator.unit === '%' ? undefined : growthText(now.value, then.value)
  return (
    <div className={styles.headline}>
      <p className={styles.big} aria-live="polite" data-testid="headline">
        {now === undefined ? '…' : value.number} <small>{value.unit}</small>
      </p>
      <p>
        {presentPeriodKey(period)}
        {reading === indicator.unit || now === undefined ? '' : ` · 合 ${quantityText(now.value, reading)}`}
        {then === undefined || then.value === null ? '' : ` · 上年同期 ${quantityText(then.value, reading)}`}
        {growth === undefined ? '' : `（${growth}）`}
        {now?.unknown === undefined ? '' : ` · ${now.unknown}`}
        {now?.error === undefined ? '' : ` · ${now.error}`}
      </p>
    </div>
  )
}

function Definition({ indicator, index }: { readonly indicator: ResolvedIndicator; readonly index: PartIndex }) {
  return (
    <section aria-labelledby="definition">
      <h2 id="definition">口径</h2>
      <dl className={styles.definition}>
        {describeIndicator(indicator, index).map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
