import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import type { CaseDetail } from '../../../api/contract/loop.ts'
import { PageHeader } from '../../header/PageHeader.tsx'
import type { PartIndex } from '../../http/catalogue.ts'
import { HttpError } from '../../http/client.ts'
import { caseQuery } from '../../http/loop-queries.ts'
import { partQuery } from '../../http/queries.ts'
import { RecordFields } from '../../ledger/record/RecordFields.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { usePhone } from '../../parts/use-media.ts'
import { useSession } from '../../session/use-session.ts'
import { CaseDiagram } from '../diagram/CaseDiagram.tsx'
import { CaseFamily } from './CaseFamily.tsx'
import { CaseMoves } from './CaseMoves.tsx'
import { CaseNow } from './CaseNow.tsx'
import { CaseTimeline } from './CaseTimeline.tsx'
import styles from './case.module.css'

const route = getRouteApi('/frame/cases/$case')

/** One case on a page of its own: where it stands, what can be done, how it came here. Prints as a sheet for the file. */
export function CasePage() {
  const { case: id } = route.useParams()
  const { data, error, refetch } = useQuery(caseQuery(id))
  const { data: index } = useQuery(partQuery('loop', data?.case.loop))
  if (error !== null && data === undefined) {
    const missing = error instanceof HttpError && error.status === 404
    return (
      <>
        <PageHeader title={missing ? '没有这件事项' : '事项'} up={{ to: '/loops', label: '闭环' }} />
        {missing ? (
          <EmptyNote title="没有这件事项">它可能已被撤销，或者你看不到它。</EmptyNote>
        ) : (
          <ErrorNote error={error} retry={() => void refetch()} />
        )}
      </>
    )
  }
  if (data === undefined || index === undefined) {
    return (
      <>
        <PageHeader title="事项" up={{ to: '/loops', label: '闭环' }} />
        <LoadingNote rows={12} />
      </>
    )
  }
  return <OpenCase detail={data} index={index} />
}

function OpenCase({ detail, index }: { readonly detail: CaseDetail; readonly index: PartIndex }) {
  const { town } = useSession()
  const phone = usePhone()
  const { case: item, record } = detail
  const ledger = index.ledgers.get(item.ledger)
  const loop = index.loops.get(item.loop)
  return (
    <>
      <PageHeader title={item.subjectTitle} up={{ to: '/loops', label: '闭环' }} crumb={`${item.loopLabel} · ${item.number}`}>
        {phone ? null : (
          <Button icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
            打印
          </Button>
        )}
      </PageHeader>
      <div className={styles.page}>
        <header className={styles.printHead}>
          <h1>{item.subjectTitle}</h1>
          <p>
            {town.name} · {item.loopLabel} · {item.number}
          </p>
        </header>
        <div className={styles.main}>
          <CaseNow detail={detail} />
          <div className={styles.pair}>
            {loop === undefined ? null : (
              <section aria-labelledby="case-diagram">
                <h2 id="case-diagram">流程</h2>
                <div className={`${styles.card} ${styles.figureCard}`}>
                  <CaseDiagram loop={loop} detail={detail} />
                </div>
              </section>
            )}
            {record === null || ledger === undefined ? null : (
              <section aria-labelledby="case-fields">
                <h2 id="case-fields">{ledger.label}</h2>
                <div className={`${styles.card} ${styles.pad}`}>
                  <RecordFields ledger={ledger} record={record} />
                </div>
              </section>
            )}
          </div>
        </div>
        <div className={styles.side}>
          <section aria-labelledby="case-log">
            <h2 id="case-log">经过</h2>
            <div className={`${styles.card} ${styles.pad}`}>
              <CaseTimeline detail={detail} />
            </div>
          </section>
          <CaseFamily detail={detail} />
          <CaseMoves detail={detail} />
        </div>
      </div>
    </>
  )
}
