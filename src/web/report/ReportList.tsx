import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { PageHeader } from '../header/PageHeader.tsx'
import { frozenListQuery, reportsQuery } from '../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { presentPeriodKey } from '../parts/period.ts'
import { presentFullInstant, presentInstant } from '../parts/time.ts'
import { useSession } from '../session/use-session.ts'
import { NewReport } from './NewReport.tsx'
import styles from './report.module.css'

/** The reports that are written, and those that are finished. */
export function ReportList() {
  const { can } = useSession()
  const navigate = useNavigate()
  const reports = useQuery(reportsQuery)
  const frozen = useQuery(frozenListQuery)
  return (
    <>
      <PageHeader title="报告" crumb="由台账编成，每个数字都能打开来源">
        <Button onClick={() => void navigate({ to: '/years', search: {} })}>年度</Button>
        <Button href="/report-check">检查一份文稿</Button>
        {can.report ? <Button onClick={() => void navigate({ to: '/reports/draft' })}>由旧稿起草</Button> : null}
        {can.report ? <NewReport /> : null}
      </PageHeader>
      <div className={styles.list}>
        <section aria-labelledby="drafts">
          <h2 id="drafts">在写的</h2>
          <div className={styles.card}>
            {reports.error === null ? null : <ErrorNote error={reports.error} retry={() => void reports.refetch()} />}
            {reports.data === undefined && reports.error === null ? <LoadingNote rows={3} /> : null}
            {reports.data?.length === 0 ? (
              <EmptyNote title="还没有报告">按年度报告或月度简报的底稿开始写，数字由台账给出。</EmptyNote>
            ) : null}
            <ul>
              {reports.data?.map((report) => (
                <li key={report.id}>
                  <Link to="/reports/$report" params={{ report: report.id }} search={{}}>
                    {report.title}
                  </Link>
                  <small>{presentPeriodKey(report.period)}</small>
                  <small>
                    第 {report.version} 版 · {presentInstant(report.updatedAt)}
                  </small>
                </li>
              ))}
            </ul>
          </div>
        </section>
        <section aria-labelledby="frozen">
          <h2 id="frozen">
            已定稿的<span>模板、定义和当时的数据都留着，随时一字不差地重出</span>
          </h2>
          <div className={styles.card}>
            {frozen.error === null ? null : <ErrorNote error={frozen.error} retry={() => void frozen.refetch()} />}
            {frozen.data === undefined && frozen.error === null ? <LoadingNote rows={2} /> : null}
            {frozen.data?.length === 0 ? <EmptyNote title="还没有定稿" /> : null}
            <ul>
              {frozen.data?.map((report) => (
                <li key={report.id}>
                  <Link to="/frozen/$frozen" params={{ frozen: report.id }} search={{}}>
                    {report.title}
                  </Link>
                  <small>{presentPeriodKey(report.period)}</small>
                  <small title={presentFullInstant(report.frozenAt)}>
                    {report.by} · {presentInstant(report.frozenAt)}
                  </small>
                </li>
              ))}
            </ul>
          </div>
        </section>
      </div>
    </>
  )
}
