import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import type { LedgerRecord } from '../../api/contract/ledger.ts'
import type { CaseSummary, LoopSummary } from '../../api/contract/loop.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { caseQuery, loopsQuery, recordCasesQuery } from '../http/loop-queries.ts'
import styles from '../ledger/record/record.module.css'
import { CaseSteps } from '../loop/case/CaseSteps.tsx'
import { DueTag } from '../loop/DueTag.tsx'
import { useCaseChanged } from '../loop/use-case-changed.ts'
import { useSession } from '../session/use-session.ts'

/** The cases that run over a record, each with its next steps; loops that could be begun with it. */
export function RecordCases({ ledger, record }: { readonly ledger: ResolvedLedger; readonly record: LedgerRecord }) {
  const { data: loops } = useQuery(loopsQuery)
  const here = loops?.filter((loop) => loop.ledger === ledger.id) ?? []
  const { data: cases } = useQuery({ ...recordCasesQuery(ledger.id, record.id), enabled: here.length > 0 })
  if (here.length === 0 || cases === undefined) return null
  const startable = here.filter(
    ({ id, canOpen, start }) => canOpen && start === 'hand' && !cases.some(({ loop, outcome }) => loop === id && outcome === null),
  )
  if (cases.length === 0 && startable.length === 0) return null
  return (
    <div className={styles.cases}>
      {cases.map((item) => (item.outcome === null ? <OpenCase key={item.id} item={item} /> : <EndedCase key={item.id} item={item} />))}
      {startable.map((loop) => (
        <StartCase key={loop.id} loop={loop} record={record} />
      ))}
    </div>
  )
}

function OpenCase({ item }: { readonly item: CaseSummary }) {
  const { today, can } = useSession()
  const { data } = useQuery(caseQuery(item.id))
  return (
    <section className={styles.case} aria-label={item.loopLabel}>
      <header>
        <Link to="/cases/$case" params={{ case: item.id }}>
          {item.loopLabel}
        </Link>
        <b>{item.stateLabel}</b>
        <DueTag item={item} today={today} />
      </header>
      {data === undefined || !can.step ? null : <CaseSteps detail={data} />}
    </section>
  )
}

function EndedCase({ item }: { readonly item: CaseSummary }) {
  const { today } = useSession()
  return (
    <section className={styles.case} aria-label={item.loopLabel}>
      <header>
        <Link to="/cases/$case" params={{ case: item.id }}>
          {item.loopLabel}
        </Link>
        <span>{item.stateLabel}</span>
        <DueTag item={item} today={today} />
      </header>
    </section>
  )
}

function StartCase({ loop, record }: { readonly loop: LoopSummary; readonly record: LedgerRecord }) {
  const { message } = App.useApp()
  const changed = useCaseChanged()
  const start = useMutation({
    mutationFn: () => api.openCase({ loop: loop.id, subject: record.id }),
    onSuccess: (view) => {
      changed(view)
      void message.success(`已立项：${loop.label}`)
    },
    onError: (error) => message.error(errorText(error)),
  })
  return (
    <Button size="small" className={styles.start ?? ''} loading={start.isPending} onClick={() => start.mutate()}>
      立项：{loop.label}
    </Button>
  )
}
