import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PageHeader } from '../header/PageHeader.tsx'
import { workbenchQuery } from '../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { presentDay, weekday } from '../parts/time.ts'
import { useSession } from '../session/use-session.ts'
import { useYear } from '../session/use-year.ts'
import { YearSwitch } from '../session/YearSwitch.tsx'
import { PendingPanel } from '../work/pending/PendingPanel.tsx'
import { WorkPanel } from '../work/WorkPanel.tsx'
import { DueNote } from './DueNote.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { LedgerNews } from './LedgerNews.tsx'
import { RecentChanges } from './RecentChanges.tsx'
import { ReportGaps } from './ReportGaps.tsx'
import { TargetBar } from './TargetBar.tsx'
import { WriteDown } from './WriteDown.tsx'
import styles from './workbench.module.css'

/** The first page of the day: what is mine, where the year stands, what the report still lacks, what has moved. */
export function Workbench() {
  const { year } = useYear()
  const { data, error, refetch } = useQuery(workbenchQuery(year))
  const { can, today } = useSession()
  return (
    <>
      <PageHeader title={`今天，${presentDay(today)}`} crumb={weekday(today)}>
        {can.write ? <WriteDown /> : null}
      </PageHeader>
      <div className={styles.page}>
        <div className={styles.main}>
          <FirstSteps />
          <PendingPanel />
          <WorkPanel today={today} />
          {can.write ? (
            <p className={styles.aside}>
              有空时看看<Link to="/doubles">像是重复的记录</Link>：放着不办，什么也不耽误。
            </p>
          ) : null}
          {can.destroy ? <DueNote /> : null}
          {data === undefined ? null : (
            <>
              <LedgerNews ledgers={data.ledgers} />
              <RecentChanges entries={data.recent} />
            </>
          )}
        </div>
        <div className={styles.side}>
          {data === undefined ? (
            error === null ? (
              <LoadingNote rows={8} />
            ) : (
              <ErrorNote error={error} retry={() => void refetch()} />
            )
          ) : (
            <>
              <section aria-labelledby="targets">
                <div className={styles.heading}>
                  <h2 id="targets">
                    年度任务<span>{data.through === '' ? `${data.year}年` : data.through}</span>
                  </h2>
                  <YearSwitch />
                </div>
                <div className={styles.card}>
                  {data.targets.length === 0 ? (
                    <EmptyNote title="还没有年度任务">
                      <Link to="/ledgers">在台账“年度任务”里写下任务数</Link>
                    </EmptyNote>
                  ) : (
                    data.targets.map((target) => <TargetBar key={target.indicator} target={target} through={data.through} />)
                  )}
                </div>
              </section>
              <ReportGaps report={data.report} />
            </>
          )}
        </div>
      </div>
    </>
  )
}
