import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import type { BoardListItem, BoardView, IssueView } from '../../api/contract/board.ts'
import { PageHeader } from '../header/PageHeader.tsx'
import { boardQuery, boardsQuery, issueQuery } from '../http/board-queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { useSession } from '../session/use-session.ts'
import { BoardSheet } from './BoardSheet.tsx'
import styles from './board.module.css'
import type { Go } from './board-search.ts'
import { type BoardSearch, lastMonth } from './board-search.ts'
import { MonthSwitch } from './MonthSwitch.tsx'
import { presentMonth } from './words.ts'

const route = getRouteApi('/frame/boards')

export function BoardPage() {
  const search = route.useSearch()
  const { data, error, refetch } = useQuery(boardsQuery)
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (data === undefined) return <LoadingNote rows={10} />
  const board = data.find(({ id }) => id === search.board) ?? data[0]
  if (board === undefined) {
    return (
      <>
        <PageHeader title="项目" />
        <EmptyNote title="还没有定义榜单" />
      </>
    )
  }
  return <OpenBoard key={board.id} board={board} boards={data} />
}

/** A board in one month: the list that counts, and where it stands. What is looked at stands in the address. */
function OpenBoard({ board, boards }: { readonly board: BoardListItem; readonly boards: readonly BoardListItem[] }) {
  const session = useSession()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/boards' })
  const last = lastMonth(session)
  const month = search.month ?? last
  const go: Go = (change) =>
    void navigate({
      search: (before) => Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined)),
      replace: 'project' in change,
    })
  const { data, error, refetch } = useQuery(boardQuery(board.id, month))
  const issue = data?.issues.find((one) => one.month === month && one.state !== 'withdrawn')
  return (
    <>
      <PageHeader title={board.label} crumb={presentMonth(month)}>
        {boards.length < 2 ? null : (
          <Select
            aria-label="榜单"
            value={board.id}
            onChange={(next: string) => go({ board: next, project: undefined })}
            options={boards.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
        <MonthSwitch month={month} last={last} issues={data?.issues ?? []} change={(next) => go({ month: next, now: undefined })} />
        <Button onClick={() => window.print()} className={styles.print ?? ''}>
          打印
        </Button>
      </PageHeader>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      {data === undefined ? (
        error === null ? (
          <LoadingNote rows={12} />
        ) : null
      ) : issue === undefined ? (
        <BoardSheet board={data} month={month} view={undefined} search={search} go={go} />
      ) : (
        <WithIssue board={data} month={month} issue={issue.id} search={search} go={go} />
      )}
    </>
  )
}

interface IssueProps {
  readonly board: BoardView
  readonly month: string
  readonly issue: string
  readonly search: BoardSearch
  readonly go: Go
}

function WithIssue({ board, month, issue, search, go }: IssueProps) {
  const { data, error, refetch } = useQuery(issueQuery(issue))
  const view: IssueView | undefined = data
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  return view === undefined ? <LoadingNote rows={12} /> : <BoardSheet board={board} month={month} view={view} search={search} go={go} />
}
