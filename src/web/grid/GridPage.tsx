import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { PageHeader } from '../header/PageHeader.tsx'
import { coverageQuery } from '../http/grid-queries.ts'
import { CalendarField } from '../parts/calendar/CalendarField.tsx'
import { useSession } from '../session/use-session.ts'
import { CoverageView } from './coverage/CoverageView.tsx'
import { HandOverDialog } from './dialog/HandOverDialog.tsx'
import { LeaveDialog } from './dialog/LeaveDialog.tsx'
import styles from './grid.module.css'
import type { GridSearch, GridViewName } from './grid-search.ts'
import { LoadTable } from './load/LoadTable.tsx'
import { PlacesView } from './tree/PlacesView.tsx'

const route = getRouteApi('/frame/grid')

const views = [
  { value: 'places', label: '网格' },
  { value: 'coverage', label: '覆盖检查' },
  { value: 'load', label: '每人责任' },
] as const

/** Who answers for whom: by place, by what is wrong, by person; and the two acts by which duties change hands. */
export function GridPage() {
  const search = route.useSearch()
  const { view = 'places', on } = search
  const { can, today } = useSession()
  const navigate = useNavigate()
  const { data } = useQuery(coverageQuery(on))
  const [dialog, setDialog] = useState<'handOver' | 'leave' | undefined>(undefined)
  const day = on ?? data?.on
  const go = (next: GridSearch) => void navigate({ to: '/grid', search: next })
  const uncovered = data?.duties.reduce((sum, duty) => sum + duty.uncovered, 0)
  const anything = data?.duties.some(({ inScope }) => inScope > 0) === true
  // Duties change hands from today on, unless another day is being looked at.
  const from = on ?? today
  return (
    <>
      <PageHeader
        title="网格与责任"
        crumb={uncovered === undefined || !anything ? undefined : uncovered === 0 ? '都有人负责' : `${uncovered} 个对象无人负责`}
      >
        <CalendarField grain="day" label="哪一天的情况" floating value={day} settle={(next) => go({ ...search, on: next })} />
        {can.write ? (
          <>
            <Button onClick={() => setDialog('leave')}>请假代岗</Button>
            <Button type="primary" onClick={() => setDialog('handOver')}>
              责任交接
            </Button>
          </>
        ) : null}
      </PageHeader>
      <div className={styles.page}>
        <Segmented<GridViewName>
          aria-label="看法"
          options={[...views]}
          value={view}
          onChange={(next) => go({ view: next, ...(on === undefined ? {} : { on }) })}
        />
        {view === 'places' ? <PlacesView search={search} go={go} /> : null}
        {view === 'coverage' ? <CoverageView search={search} go={go} /> : null}
        {view === 'load' ? <LoadTable on={on} /> : null}
      </div>
      {dialog === 'handOver' ? <HandOverDialog day={from} close={() => setDialog(undefined)} /> : null}
      {dialog === 'leave' ? <LeaveDialog day={from} close={() => setDialog(undefined)} /> : null}
    </>
  )
}
