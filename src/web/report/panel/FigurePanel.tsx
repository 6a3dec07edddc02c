import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { useState } from 'react'
import { parsePeriod } from '../../../definition/period/parse-period.ts'
import { lastYearPeriod, yearOf } from '../../../definition/period/related-periods.ts'
import type { CompiledFigure, Verdict } from '../../../definition/report/types.ts'
import { HttpError } from '../../http/client.ts'
import { evaluateQuery, partQuery, traceQuery } from '../../http/queries.ts'
import { describeIndicator } from '../../indicator/describe-indicator.ts'
import { IndicatorTrend } from '../../indicator/IndicatorTrend.tsx'
import { TraceOperands } from '../../indicator/TraceOperands.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { presentPeriodKey } from '../../parts/period.ts'
import { growthText, presentQuantity, quantityText } from '../../parts/quantity.ts'
import { Tag } from '../../parts/Tag.tsx'
import { verdictTones, verdictWords } from '../verdicts.ts'
import styles from './panel.module.css'
import { type BesideRecord, RecordBeside } from './RecordBeside.tsx'

interface Props {
  readonly figure: CompiledFigure
  readonly verdict: Verdict | undefined
  /** For a frozen report: the moment whose state it read. */
  readonly asOf?: string | undefined
  /** Shows the figure's place in the template. */
  readonly showPlace?: (() => void) | undefined
}

/** Where one printed number comes from. */
export function FigurePanel({ figure, verdict, asOf, showPlace }: Props) {
  const value = presentQuantity(figure.value, figure.unit)
  const sign = figure.unit === '%' ? '%' : ''
  return (
    <div className={styles.panel}>
      <header>
        <h2>{figure.name}</h2>
        {verdict === undefined ? null : <Tag tone={verdictTones[verdict]}>{verdictWords[verdict]}</Tag>}
      </header>
      <p className={value.number.length > 14 ? styles.words : styles.big} data-testid="figure-value">
        {value.number}
        <small>{value.unit === '' ? sign : ` ${value.unit}`}</small>
      </p>
      <p className={styles.sub}>
        印为 {figure.printed}
        {figure.printedUnit === '无' || figure.printedUnit === figure.unit ? '' : ` ${figure.printedUnit}`}，第 {figure.at.line} 行
        {showPlace === undefined ? null : (
          <button type="button" className={styles.link} onClick={showPlace}>
            在模板中改
          </button>
        )}
      </p>
      <Tabs
        size="small"
        className={styles.tabs ?? ''}
        items={[
          { key: 'source', label: '来源', children: <Source figure={figure} asOf={asOf} /> },
          { key: 'definition', label: '口径', children: <Definition figure={figure} /> },
          { key: 'past', label: '历史', children: <Past figure={figure} /> },
        ]}
      />
    </div>
  )
}

function requestOf(figure: CompiledFigure, period = figure.period) {
  return { indicator: figure.indicator, period, ...(figure.slices.length === 0 ? {} : { slices: figure.slices }) }
}

function Source({ figure, asOf }: { readonly figure: CompiledFigure; readonly asOf: string | undefined }) {
  const [limit, setLimit] = useState(100)
  const { data, error, refetch, isFetching } = useQuery(traceQuery(requestOf(figure), limit, asOf))
  const [beside, setBeside] = useState<BesideRecord>()
  if (beside !== undefined) return <RecordBeside {...beside} back={() => setBeside(undefined)} />
  return (
    <>
      <dl className={styles.facts}>
        <dt>时期</dt>
        <dd>{presentPeriodKey(figure.period)}</dd>
        {figure.slices.map((slice) => (
          <div key={slice.dimension}>
            <dt>{slice.dimension}</dt>
            <dd>{slice.value}</dd>
          </div>
        ))}
        <dt>算法</dt>
        <dd>{data?.formula ?? '…'}</dd>
      </dl>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      {data === undefined ? (
        error === null ? (
          <LoadingNote rows={5} label="正在找它的记录" />
        ) : null
      ) : (
        <TraceOperands
          trace={data}
          limit={limit}
          showAll={() => setLimit(10_000)}
          busy={isFetching}
          first={8}
          openRecord={(ledger, record) => setBeside({ ledger, record })}
        />
      )}
    </>
  )
}

function Definition({ figure }: { readonly figure: CompiledFigure }) {
  const { data: index, error } = useQuery(partQuery('indicator', figure.indicator))
  const indicator = index?.indicators.get(figure.indicator)
  if (error instanceof HttpError && error.status === 404) return <EmptyNote title="现在的定义里已没有这个指标" />
  if (error !== null) return <ErrorNote error={error} />
  if (index === undefined || indicator === undefined) return <LoadingNote rows={3} />
  return (
    <>
      <dl className={styles.facts}>
        {describeIndicator(indicator, index).map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Link to="/indicators/$indicator" params={{ indicator: figure.indicator }} search={{ period: figure.period }}>
        打开这个指标
      </Link>
    </>
  )
}

function Past({ figure }: { readonly figure: CompiledFigure }) {
  const { data: index } = useQuery(partQuery('indicator', figure.indicator))
  const [cumulative, setCumulative] = useState(false)
  const period = parsePeriod(figure.period)
  const before = period === undefined ? undefined : lastYearPeriod(period).key
  const { data, error } = useQuery(evaluateQuery(before === undefined ? [] : [requestOf(figure, before)]))
  const indicator = index?.indicators.get(figure.indicator)
  const then = data?.[0]
  const growth = then === undefined || figure.unit === '%' ? undefined : growthText(figure.value, then.value)
  if (error !== null) return <ErrorNote error={error} />
  return (
    <>
      <dl className={styles.facts}>
        <dt>{presentPeriodKey(figure.period)}</dt>
        <dd>{quantityText(figure.value, figure.unit)}</dd>
        {before === undefined ? null : (
          <>
            <dt>上年同期</dt>
            <dd>
              {then === undefined ? '…' : then.value === null ? (then.unknown ?? '不知道') : quantityText(then.value, figure.unit)}
              {growth === undefined ? '' : `（${growth}）`}
            </dd>
          </>
        )}
      </dl>
      {indicator === undefined || indicator.type === 'pick' || period === undefined ? null : (
        <IndicatorTrend indicator={indicator} year={yearOf(period)} cumulative={cumulative} setCumulative={setCumulative} />
      )}
    </>
  )
}
