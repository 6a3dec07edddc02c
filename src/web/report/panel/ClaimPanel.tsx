import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { parsePeriod } from '../../../definition/period/parse-period.ts'
import type { CompiledClaim } from '../../../definition/report/types.ts'
import { partQuery, traceQuery } from '../../http/queries.ts'
import { describeFormula } from '../../indicator/describe-indicator.ts'
import { TraceOperands } from '../../indicator/TraceOperands.tsx'
import { ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { presentPeriodKey } from '../../parts/period.ts'
import { quantityText } from '../../parts/quantity.ts'
import { Tag, type Tone } from '../../parts/Tag.tsx'
import { amountsAsWritten } from '../amounts.ts'
import { proofWords } from '../marks.ts'
import styles from './panel.module.css'
import { type BesideRecord, RecordBeside } from './RecordBeside.tsx'

const tones: Readonly<Record<CompiledClaim['proof'], Tone>> = { holds: 'good', fails: 'late', unproved: 'late', attested: 'info' }

interface Props {
  readonly claim: CompiledClaim
  readonly asOf?: string | undefined
  readonly showPlace?: (() => void) | undefined
  /** A problem above says why already. */
  readonly explained: boolean
}

/** Why a phrase holds, or why not. */
export function ClaimPanel({ claim, asOf, showPlace, explained }: Props) {
  const { data: index } = useQuery(partQuery('indicator', claim.indicator))
  const indicator = claim.indicator === undefined ? undefined : index?.indicators.get(claim.indicator)
  return (
    <div className={styles.panel}>
      <header>
        <h2>“{claim.phrase}”</h2>
        <Tag tone={tones[claim.proof]}>{proofWords[claim.proof]}</Tag>
      </header>
      {claim.why === '' || explained ? null : (
        <p className={claim.proof === 'fails' || claim.proof === 'unproved' ? styles.bad : styles.why}>{amountsAsWritten(claim.why)}</p>
      )}
      <dl className={styles.facts}>
        <dt>{claim.proof === 'attested' ? '佐证' : '依据'}</dt>
        <dd>
          {claim.indicator === undefined ? (
            claim.name
          ) : (
            <Link
              to="/indicators/$indicator"
              params={{ indicator: claim.indicator }}
              search={parsePeriod(claim.period) === undefined ? {} : { period: claim.period }}
            >
              {claim.name}
            </Link>
          )}
        </dd>
        <dt>时期</dt>
        <dd>{presentPeriodKey(claim.period)}</dd>
        {indicator === undefined || index === undefined ? null : (
          <>
            <dt>算法</dt>
            <dd>{describeFormula(indicator, index)}</dd>
          </>
        )}
        <dt>位置</dt>
        <dd>
          第 {claim.at.line} 行
          {showPlace === undefined ? null : (
            <button type="button" className={styles.link} onClick={showPlace}>
              在模板中改
            </button>
          )}
        </dd>
      </dl>
      {indicator === undefined || parsePeriod(claim.period) === undefined ? null : (
        <ClaimRecords indicator={indicator.id} unit={indicator.unit} period={claim.period} asOf={asOf} />
      )}
    </div>
  )
}

function ClaimRecords({
  indicator,
  unit,
  period,
  asOf,
}: {
  readonly indicator: string
  readonly unit: string
  readonly period: string
  readonly asOf: string | undefined
}) {
  const [limit, setLimit] = useState(100)
  const { data, error, refetch, isFetching } = useQuery(traceQuery({ indicator, period }, limit, asOf))
  const [beside, setBeside] = useState<BesideRecord>()
  if (beside !== undefined) return <RecordBeside {...beside} back={() => setBeside(undefined)} />
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined) return <LoadingNote rows={4} />
  return (
    <>
      <p className={styles.value}>
        {data.result.value === null ? (data.result.unknown ?? '不知道') : quantityText(data.result.value, unit)}
        <small>{presentPeriodKey(period)}</small>
      </p>
      <TraceOperands
        trace={data}
        limit={limit}
        showAll={() => setLimit(10_000)}
        busy={isFetching}
        first={8}
        openRecord={(ledger, record) => setBeside({ ledger, record })}
      />
    </>
  )
}
