import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { CaseDetail } from '../../../api/contract/loop.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { HttpError } from '../../../web/http/client.ts'
import { caseQuery, recordCasesQuery } from '../../../web/http/loop-queries.ts'
import { partQuery, recordQuery } from '../../../web/http/queries.ts'
import { CaseNow } from '../../../web/loop/case/CaseNow.tsx'
import { CaseTimeline } from '../../../web/loop/case/CaseTimeline.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useScreenSearch } from '../../../web/screen/use-screen-search.ts'
import { batchListScreen, type batchScreen } from '../screens.ts'
import styles from './aid.module.css'
import { BatchLines } from './BatchLines.tsx'
import { BatchNotice } from './BatchNotice.tsx'
import { BatchObjections } from './BatchObjections.tsx'
import { BatchReturns } from './BatchReturns.tsx'
import { BatchTotals } from './BatchTotals.tsx'
import { BatchWay } from './BatchWay.tsx'
import { type BatchLook, type BatchSearch, batchLooks, readBatchSearch } from './batch-search.ts'
import { batchFields } from './fields.ts'

/** One batch of aid money: where it stands and until when, what adds up, every line with what speaks against it, the bank's answer. */
export function Screen({ params: { batch: id }, search }: ScreenProps<typeof batchScreen>) {
  const { data: record, error, refetch } = useQuery(recordQuery(batchFields.ledger, id))
  const { data: cases } = useQuery(recordCasesQuery(batchFields.ledger, id))
  const standing = cases?.at(0)
  const { data: detail } = useQuery({ ...caseQuery(standing?.id ?? ''), enabled: standing !== undefined })
  if (error !== null) {
    const missing = error instanceof HttpError && error.status === 404
    return (
      <>
        <PageHeader title={missing ? '没有这一批' : '帮扶批次'} up={{ to: '/loops', label: '闭环' }} />
        {missing ? (
          <EmptyNote title="没有这一批">
            它可能已被撤销，或者网址写错了。<Link to={screenPath(batchListScreen, {})}>全部批次</Link>
          </EmptyNote>
        ) : (
          <ErrorNote error={error} retry={() => void refetch()} />
        )}
      </>
    )
  }
  if (record === undefined || cases === undefined) {
    return (
      <>
        <PageHeader title="帮扶批次" up={{ to: '/loops', label: '闭环' }} />
        <LoadingNote rows={12} />
      </>
    )
  }
  return <OpenBatch record={record} detail={detail} search={readBatchSearch(search)} />
}

interface OpenProps {
  readonly record: LedgerRecord
  readonly detail: CaseDetail | undefined
  readonly search: BatchSearch
}

function OpenBatch({ record, detail, search: { tab = 'lines' } }: OpenProps) {
  const change = useScreenSearch<BatchSearch>()
  const { data: index } = useQuery(partQuery('loop', detail?.case.loop))
  const loop = detail === undefined ? undefined : index?.loops.get(detail.case.loop)
  return (
    <>
      <PageHeader
        title={record.title}
        up={{ to: '/loops', label: '闭环' }}
        crumb={`${batchFields.shown(record, 'category')} · ${batchFields.shown(record, 'policy')}`}
      >
        <Link to={screenPath(batchListScreen, {})}>全部批次</Link>
      </PageHeader>
      <div className={styles.page}>
        {loop === undefined || detail === undefined ? null : <BatchWay loop={loop} state={detail.case.state} />}
        <div className={styles.top}>
          <div className={styles.standing}>
            {detail === undefined ? <EmptyNote title="这一批还没有立项" /> : <CaseNow detail={detail} />}
            <BatchTotals record={record} />
          </div>
          <BatchNotice record={record} item={detail?.case} />
        </div>
        <div className={styles.tabs}>
          <Segmented<BatchLook>
            options={batchLooks.map(({ value, label }) => ({ value, label }))}
            value={tab}
            onChange={(next) => change(next === 'lines' ? {} : { tab: next }, { replace: true })}
            aria-label="看哪一部分"
          />
        </div>
        {tab === 'lines' ? <BatchLines record={record} /> : null}
        {tab === 'returns' ? <BatchReturns record={record} /> : null}
        {tab === 'objections' ? <BatchObjections record={record} /> : null}
        {tab === 'log' && detail !== undefined ? (
          <section className={`${styles.card} ${styles.pad}`} aria-label="经过">
            <CaseTimeline detail={detail} />
          </section>
        ) : null}
      </div>
    </>
  )
}
