import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button } from 'antd'
import type { AssignBody, AssignmentProposal, CoverageCount, CoverageFault, CoverageFinding } from '../../../api/contract/grid.ts'
import { presentDay } from '../../../definition/period/present-day.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { findingsQuery, proposalsQuery } from '../../http/grid-queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { Tag } from '../../parts/Tag.tsx'
import { useSession } from '../../session/use-session.ts'
import styles from '../grid.module.css'
import { faultWords } from '../grid-search.ts'
import { useDutiesChanged } from '../use-duties-changed.ts'
import { ChooseHolder } from './ChooseHolder.tsx'

interface Props {
  readonly duty: CoverageCount
  readonly on: string | undefined
  readonly day: string
  readonly fault: CoverageFault | undefined
}

/** The objects with a fault; what nobody answers for is given by one press to whom the proposal names, or to anybody else. */
export function FindingList({ duty, on, day, fault }: Props) {
  const { can } = useSession()
  const { message } = App.useApp()
  const changed = useDutiesChanged()
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(
    findingsQuery({ duty: duty.duty, fault, on }),
  )
  const { data: proposals } = useQuery({ ...proposalsQuery({ duty: duty.duty, on }), enabled: can.write && duty.uncovered > 0 })
  const assign = useMutation({
    mutationFn: (assignments: AssignBody['assignments']) => api.assignDuties({ assignments, from: day }),
    onSuccess: ({ assigned }) => {
      changed()
      void message.success(`已分派 ${assigned} 个`)
    },
  })
  const findings = data?.pages.flatMap((page) => page.findings) ?? []
  const byObject = new Map((proposals ?? []).map((proposal) => [proposal.object.id, proposal]))
  return (
    <section className={styles.findings} aria-label={`${duty.label}的问题`}>
      <header>
        <h2>
          {duty.label}
          <small>{fault === undefined ? '有问题的' : faultWords[fault]}</small>
        </h2>
        {proposals === undefined || proposals.length === 0 ? null : (
          <Button loading={assign.isPending} onClick={() => assign.mutate(proposals.map(toAssignment))}>
            按建议全部分派（{proposals.length} 个）
          </Button>
        )}
      </header>
      {assign.isError ? <Alert type="error" showIcon title={errorText(assign.error)} /> : null}
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <LoadingNote rows={5} /> : null}
      {data !== undefined && findings.length === 0 ? (
        <EmptyNote title={fault === undefined ? `${duty.label}没有问题` : `没有${faultWords[fault]}的`}>
          这一天每个对象都有一名主责人，走访也都在期内。
        </EmptyNote>
      ) : null}
      {findings.length === 0 ? null : (
        <ul className={styles.card}>
          {findings.map((finding) => (
            <FindingRow
              key={finding.object}
              finding={finding}
              duty={duty}
              day={day}
              proposal={byObject.get(finding.object)}
              busy={assign.isPending}
              assign={can.write ? (holder) => assign.mutate([{ objectKind: duty.objectKind, object: finding.object, holder }]) : undefined}
            />
          ))}
        </ul>
      )}
      {hasNextPage ? (
        <Button className={styles.moreRows ?? ''} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          再看一些
        </Button>
      ) : null}
    </section>
  )
}

interface RowProps {
  readonly finding: CoverageFinding
  readonly duty: CoverageCount
  readonly day: string
  readonly proposal: AssignmentProposal | undefined
  readonly busy: boolean
  readonly assign: ((holder: string) => void) | undefined
}

function FindingRow({ finding, duty, day, proposal, busy, assign }: RowProps) {
  const { object, title, place, faults, holder, lastVisit, due } = finding
  const isUncovered = faults.includes('uncovered')
  return (
    <li className={styles.finding}>
      <div className={styles.findingName}>
        <Link to="/ledgers/$ledger" params={{ ledger: duty.ledger }} search={{ record: object }}>
          {title === '' ? '（没有名称）' : title}
        </Link>
        <small>{place}</small>
      </div>
      <div className={styles.findingWhat}>
        {faults.map((fault) => (
          <Tag key={fault} tone={fault === 'left' || fault === 'onLeave' ? 'due' : 'late'}>
            {faultWords[fault]}
          </Tag>
        ))}
        <small>{describe({ holder: holder?.title, lastVisit, due, overdue: faults.includes('overdue'), day })}</small>
        {isUncovered && proposal !== undefined ? (
          <small>
            建议 {proposal.holder.title}：{proposal.reason}
          </small>
        ) : null}
      </div>
      {isUncovered && assign !== undefined ? (
        <div className={styles.findingActs}>
          {proposal === undefined ? null : (
            <Button size="small" type="primary" disabled={busy} onClick={() => assign(proposal.holder.id)}>
              给{proposal.holder.title}
            </Button>
          )}
          <ChooseHolder title={title} busy={busy} choose={assign} />
        </div>
      ) : null}
    </li>
  )
}

interface Described {
  readonly holder: string | undefined
  readonly lastVisit: string | undefined
  readonly due: string | undefined
  readonly overdue: boolean
  readonly day: string
}

function describe({ holder, lastVisit, due, overdue }: Described): string {
  return [
    holder === undefined ? '' : `责任人 ${holder}`,
    overdue ? `${lastVisit === undefined ? '还没有走访过' : `上次走访${presentDay(lastVisit)}`}，应在${presentDay(due ?? '')}前走访` : '',
  ]
    .filter((part) => part !== '')
    .join('，')
}

function toAssignment({ objectKind, object, holder }: AssignmentProposal): AssignBody['assignments'][number] {
  return { objectKind, object: object.id, holder: holder.id }
}
