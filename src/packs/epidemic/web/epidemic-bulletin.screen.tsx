import { useQueries, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useCallback } from 'react'
import { addDays } from '../../../definition/period/calendar-day.ts'
import { starterReport } from '../../../definition/report/starter-report.ts'
import { HttpError } from '../../../web/http/client.ts'
import { compileQuery, partQuery } from '../../../web/http/queries.ts'
import { CalendarField } from '../../../web/parts/calendar/CalendarField.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { presentPeriodKey } from '../../../web/parts/period.ts'
import type { Mark } from '../../../web/report/marks.ts'
import { Sheet } from '../../../web/report/sheet/Sheet.tsx'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useScreenSearch } from '../../../web/screen/use-screen-search.ts'
import { useSession } from '../../../web/session/use-session.ts'
import type { bulletinScreen } from '../screens.ts'
import { EpidemicPage } from './EpidemicPage.tsx'
import styles from './epidemic.module.css'
import { firstRecordsQuery } from './epidemic-queries.ts'
import { type BulletinSearch, readBulletinSearch } from './epidemic-search.ts'
import { caseFields, entryFields, responseFields } from './fields.ts'
import { openingDay } from './opening-day.ts'

/** The day's figures, compiled from the ledgers like any report: each opens to its indicator on that day. */
export function Screen(props: ScreenProps<typeof bulletinScreen>) {
  const { town, today } = useSession()
  const navigate = useNavigate()
  const change = useScreenSearch<BulletinSearch>()
  const search = readBulletinSearch(props.search)
  const { data: index, error: missing } = useQuery(partQuery('pack', 'epidemic'))
  const latest = useQuery(firstRecordsQuery(responseFields, [], { limit: 1, latestBy: 'launchedOn' }))
  const [response] = latest.data?.records ?? []
  const finished = response === undefined ? '' : responseFields.text(response, 'finishedOn')
  const spoken = useLastSpoken(search.day === undefined && finished < today ? finished : '')
  const day = search.day ?? openingDay({ today, finished, spoken: spoken ?? [] })
  const pack = index?.part.packs[0]
  const source =
    pack === undefined || latest.data === undefined || spoken === undefined
      ? ''
      : starterReport({ kind: 'brief', town, period: day, periodWords: presentPeriodKey(day), packs: [pack] })
  const compiled = useQuery(compileQuery(source))
  const go = (to: string | undefined) => {
    if (to !== undefined) change({ day: to })
  }
  const choose = useCallback(
    (mark: Mark) => {
      const figure = mark.type === 'figure' ? compiled.data?.figures.find(({ n }) => n === mark.n) : undefined
      if (figure?.indicator !== undefined)
        void navigate({ to: '/indicators/$indicator', params: { indicator: figure.indicator }, search: { period: day } })
    },
    [compiled.data, day, navigate],
  )
  return (
    <EpidemicPage
      title="疫情防控"
      crumb={response === undefined ? '没有应急响应' : `${response.title} · ${finished === '' ? '响应中' : '已结束'}`}
    >
      <div className={styles.bar}>
        <Button onClick={() => go(addDays(day, -1))} aria-label="前一天">
          ‹
        </Button>
        <CalendarField grain="day" label="日期" floating value={day} settle={go} />
        <Button onClick={() => go(addDays(day, 1))} disabled={day >= today} aria-label="后一天">
          ›
        </Button>
        <span className={styles.pale}>数字当天截止，点开可看到背后的记录。</span>
        <Button onClick={() => window.print()}>打印</Button>
      </div>
      {missing instanceof HttpError && missing.status === 404 ? <EmptyNote title="没有启用疫情防控" /> : null}
      {compiled.error !== null && compiled.data === undefined ? (
        <ErrorNote error={compiled.error} retry={() => void compiled.refetch()} />
      ) : compiled.data === undefined ? (
        <LoadingNote rows={8} />
      ) : (
        <>
          <Sheet report={compiled.data} selected={undefined} choose={choose} />
          {compiled.data.problems.length === 0 ? null : (
            <ul role="alert" className={styles.late}>
              {compiled.data.problems.map(({ at, message }) => (
                <li key={`${at.line}:${at.column}:${message}`}>{message}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </EpidemicPage>
  )
}

/** The days on which something was last written down until a response ended; undefined while they are asked for. Nothing is asked without an end. */
function useLastSpoken(finished: string): readonly string[] | undefined {
  const asked = { enabled: finished !== '' }
  const [confirmed, discharged, entries] = useQueries({
    queries: [
      {
        ...firstRecordsQuery(caseFields, [caseFields.where('confirmedOn', '<=', finished)], { limit: 1, latestBy: 'confirmedOn' }),
        ...asked,
      },
      {
        ...firstRecordsQuery(caseFields, [caseFields.where('dischargedOn', '<=', finished)], { limit: 1, latestBy: 'dischargedOn' }),
        ...asked,
      },
      {
        ...firstRecordsQuery(entryFields, [entryFields.where('passedAt', '<=', `${finished}T23:59`)], { limit: 1, latestBy: 'passedAt' }),
        ...asked,
      },
    ],
  })
  if (finished === '') return []
  if ([confirmed, discharged, entries].some(({ isPending }) => isPending)) return undefined
  return [
    ...(confirmed.data?.records ?? []).map((record) => caseFields.text(record, 'confirmedOn')),
    ...(discharged.data?.records ?? []).map((record) => caseFields.text(record, 'dischargedOn')),
    ...(entries.data?.records ?? []).map((record) => entryFields.text(record, 'passedAt')),
  ]
}
