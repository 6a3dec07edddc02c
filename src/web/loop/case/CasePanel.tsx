import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Tabs } from 'antd'
import { HttpError } from '../../http/client.ts'
import { caseQuery } from '../../http/loop-queries.ts'
import { partQuery } from '../../http/queries.ts'
import { RecordFields } from '../../ledger/record/RecordFields.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { SidePanel } from '../../parts/SidePanel.tsx'
import { CaseDiagram } from '../diagram/CaseDiagram.tsx'
import { CaseFamily } from './CaseFamily.tsx'
import { CaseMoves } from './CaseMoves.tsx'
import { CaseNow } from './CaseNow.tsx'
import { CaseTimeline } from './CaseTimeline.tsx'
import styles from './case.module.css'

/** One case beside the table it stands in. */
export function CasePanel({ case: id, close }: { readonly case: string; readonly close: () => void }) {
  const { data, error, refetch } = useQuery(caseQuery(id))
  const { data: index } = useQuery(partQuery('loop', data?.case.loop))
  const loop = data === undefined ? undefined : index?.loops.get(data.case.loop)
  const ledger = data === undefined ? undefined : index?.ledgers.get(data.case.ledger)
  return (
    <SidePanel label={data?.case.loopLabel ?? '事项'} close={close} subject={id}>
      {data === undefined ? (
        error === null ? (
          <LoadingNote rows={8} />
        ) : error instanceof HttpError && error.status === 404 ? (
          <EmptyNote title="没有这件事项">它可能已被撤销，或者你看不到它。</EmptyNote>
        ) : (
          <ErrorNote error={error} retry={() => void refetch()} />
        )
      ) : (
        <div className={styles.panel}>
          <header className={styles.panelHead}>
            <h2>{data.case.subjectTitle}</h2>
            <p>
              {data.case.number} ·{' '}
              <Link to="/cases/$case" params={{ case: id }}>
                整页打开
              </Link>
            </p>
          </header>
          <CaseNow detail={data} />
          <Tabs
            size="small"
            items={[
              { key: 'log', label: '经过', children: <CaseTimeline detail={data} /> },
              ...(loop === undefined ? [] : [{ key: 'diagram', label: '流程', children: <CaseDiagram loop={loop} detail={data} /> }]),
              ...(ledger === undefined || data.record === null
                ? []
                : [{ key: 'fields', label: '内容', children: <RecordFields ledger={ledger} record={data.record} /> }]),
            ]}
          />
          <CaseFamily detail={data} />
          <CaseMoves detail={data} />
        </div>
      )}
    </SidePanel>
  )
}
