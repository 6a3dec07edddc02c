import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import type { BoardContent } from '../../../api/contract/board.ts'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { monthOfYear } from '../../../definition/period/calendar-month.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { api } from '../../../web/http/api.ts'
import { boardQuery } from '../../../web/http/board-queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { shortNumber } from '../../../web/parts/quantity.ts'
import { Tag, type Tone } from '../../../web/parts/Tag.tsx'
import table from '../../../web/parts/table.module.css'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useScreenSearch } from '../../../web/screen/use-screen-search.ts'
import { useSession } from '../../../web/session/use-session.ts'
import { planTaskBoard, progressCriterion } from '../boards/plan-task.board.ts'
import type { tasksScreen } from '../screens.ts'
import { FromReport } from './FromReport.tsx'
import { taskFields } from './fields.ts'
import { type Pace, paceOf, type Standing, widthOf } from './pace.ts'
import styles from './plan.module.css'

interface TasksSearch {
  readonly year?: string
}

const paces: Readonly<Record<Pace, { readonly label: string; readonly tone: Tone }>> = {
  behind: { label: '落后', tone: 'late' },
  slow: { label: '偏慢', tone: 'due' },
  onTime: { label: '按期', tone: 'good' },
  ahead: { label: '超前', tone: 'good' },
  done: { label: '完成', tone: 'good' },
  unreported: { label: '未报', tone: 'plain' },
}

const tasksQuery = (year: string) => ({
  queryKey: ['plan', 'tasks', year],
  queryFn: async () =>
    (await api.queryLedger({ ledger: taskFields.ledger, limit: 500, filters: [taskFields.where('year', '=', year)] })).records,
})

/** What was promised for a year, one line each: the share that is done beside the share of the plan. Tasks are compared with their plan, never people. */
export function Screen({ search }: ScreenProps<typeof tasksScreen>) {
  const session = useSession()
  const change = useScreenSearch<TasksSearch>()
  // What stands behind the `?` is read as a number where it looks like one.
  const written = String(search.year ?? '')
  const year = /^\d{4}$/.test(written) ? written : String(session.year)
  const { data, error, refetch } = useQuery(tasksQuery(year))
  const month = monthOf(year, session.today)
  return (
    <>
      <PageHeader title={`${year}年任务`} crumb={data === undefined ? undefined : `${data.length} 件，来年的报告逐件交账`}>
        {month === undefined ? null : (
          <Link to="/boards" search={{ board: planTaskBoard.id, month }}>
            龙虎榜
          </Link>
        )}
        {session.can.write && session.can.guarded && data !== undefined ? (
          <FromReport year={year} known={new Set(data.map((task) => taskFields.text(task, 'item')))} />
        ) : null}
      </PageHeader>
      <div className={styles.page}>
        <div className={styles.tools}>
          <Segmented<string>
            options={[session.year - 1, session.year, session.year + 1].map((one) => ({ value: String(one), label: `${one}年` }))}
            value={year}
            onChange={(next) => change({ year: next }, { replace: true })}
            aria-label="哪一年"
          />
          {month === undefined ? null : (
            <span className={`${styles.pale} ${styles.ofBar}`}>
              竖线是到{monthOfYear(month)}月底的计划进度：有月计划的照月计划，没有的按 {monthOfYear(month)}/12。
            </span>
          )}
        </div>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined ? (
          <LoadingNote rows={8} />
        ) : data.length === 0 ? (
          <EmptyNote title={`${year}年还没有任务`}>
            按“从报告里列”，上一年报告的计划部分一件一行列出来；也可以在“任务清单”里登记。
          </EmptyNote>
        ) : (
          <Tasks key={year} tasks={data} month={month} />
        )}
      </div>
    </>
  )
}

/** The month by whose end a year is told: this one, the last one of a year that is over; none of a year that has not begun. */
function monthOf(year: string, today: string): string | undefined {
  if (year > today.slice(0, 4)) return undefined
  return year === today.slice(0, 4) ? today.slice(0, 7) : `${year}-12`
}

interface TasksProps {
  readonly tasks: readonly LedgerRecord[]
  readonly month: string | undefined
}

/** Lights and figures are those of the board of tasks, so that they are the same wherever they stand. */
function Tasks({ tasks, month }: TasksProps) {
  const { data, error, refetch } = useQuery({ ...boardQuery(planTaskBoard.id, month ?? ''), enabled: month !== undefined })
  const lines = tasks.map((task) => ({ task, standing: data === undefined ? undefined : standingOf(data.content, task.id) }))
  const counts = Object.entries(paces).map(([pace, { label, tone }]) => ({
    label,
    tone,
    count: lines.filter(({ standing }) => standing?.pace === pace).length,
  }))
  return (
    <>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      <ul className={styles.tools} aria-label="进度">
        {counts.map(({ label, tone, count }) =>
          count === 0 ? null : (
            <li key={label}>
              <Tag tone={tone}>
                {label} {count}
              </Tag>
            </li>
          ),
        )}
      </ul>
      <div className={styles.card}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">报告里答应的事</th>
              <th scope="col" className={table.wide}>
                牵头 · 责任
              </th>
              <th scope="col" className={table.wide}>
                进度
              </th>
              <th scope="col" className={`${table.number} ${table.wide}`}>
                现在 / 任务
              </th>
              <th scope="col" className={table.state}>
                状态
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ task, standing }) => (
              <TaskRow key={task.id} task={task} standing={standing} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface TaskStanding extends Standing {
  readonly pace: Pace
  /** In the unit of the task; null when nobody has said. */
  readonly done: string | null
}

/** Undefined for a task without a quantity. */
function standingOf({ entries, progress, month }: BoardContent, task: string): TaskStanding | undefined {
  const figure = entries.find(({ id }) => id === task)?.figures[progressCriterion]
  const curve = progress.find(({ id }) => id === task)
  const now = curve?.months.find((one) => one.month === month)
  if (figure === undefined || figure.plan === null || curve === undefined || now === undefined) return undefined
  const standing = { light: curve.light, planned: now.planned, actual: now.actual }
  return { ...standing, pace: paceOf(standing), done: figure.actual }
}

/** What was promised, or what a decision with its document made of it. */
function promiseOf(task: LedgerRecord): { readonly quantity: string; readonly unit: string } {
  const changed = (field: 'changedQuantity' | 'changedUnit') =>
    taskFields.text(task, 'decision') === '' ? '' : taskFields.text(task, field)
  const quantity = changed('changedQuantity') || taskFields.text(task, 'quantity')
  return { quantity: quantity === '' ? '' : shortNumber(quantity), unit: changed('changedUnit') || taskFields.text(task, 'unit') }
}

interface RowProps {
  readonly task: LedgerRecord
  readonly standing: TaskStanding | undefined
}

function TaskRow({ task, standing }: RowProps) {
  const indicator = taskFields.text(task, 'indicator')
  const { quantity: promised, unit } = promiseOf(task)
  const done = standing?.done ?? null
  const amount = promised === '' ? '' : `${done === null ? '—' : shortNumber(done)} / ${promised} ${unit}`
  return (
    <tr>
      <td>
        <Link to="/ledgers/$ledger" params={{ ledger: taskFields.ledger }} search={{ record: task.id }}>
          {taskFields.text(task, 'item')}
          {promised}
          {unit}
        </Link>
        <small className={table.wide}>{indicator === '' ? '每月一行' : `自动取数 · ${indicator}`}</small>
        <small className={table.narrow}>{[amount, taskFields.text(task, 'office')].filter((words) => words !== '').join(' · ')}</small>
      </td>
      <td className={table.wide}>
        {taskFields.shown(task, 'leader')}
        <small>{taskFields.text(task, 'office')}</small>
      </td>
      <td className={table.wide}>
        {standing === undefined ? null : (
          <div className={styles.bar} aria-hidden="true">
            <i style={{ width: `${widthOf(standing.actual)}%` }} />
            <b style={{ left: `${widthOf(standing.planned)}%` }} />
          </div>
        )}
      </td>
      <td className={`${table.number} ${table.wide}`}>{amount}</td>
      <td className={table.state}>
        {standing === undefined ? (
          <Tag>{taskFields.shown(task, 'outcome') || (promised === '' ? '没有数量' : '—')}</Tag>
        ) : (
          <Tag tone={paces[standing.pace].tone}>{paces[standing.pace].label}</Tag>
        )}
      </td>
    </tr>
  )
}
