import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Segmented } from 'antd'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { api } from '../../../web/http/api.ts'
import { evaluateQuery } from '../../../web/http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { Tag, type Tone } from '../../../web/parts/Tag.tsx'
import table from '../../../web/parts/table.module.css'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useScreenSearch } from '../../../web/screen/use-screen-search.ts'
import { useSession } from '../../../web/session/use-session.ts'
import { type Pace, shareOf } from '../pace.ts'
import type { tasksScreen } from '../screens.ts'
import { FromReport } from './FromReport.tsx'
import { progressFields, taskFields } from './fields.ts'
import styles from './plan.module.css'
import { type Standing, standingOf } from './task-standing.ts'

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
  queryFn: async () => {
    const [tasks, progress] = await Promise.all([
      api.queryLedger({ ledger: taskFields.ledger, limit: 500, filters: [taskFields.where('year', '=', year)] }),
      api.queryLedger({
        ledger: progressFields.ledger,
        limit: 500,
        filters: [progressFields.through('task', taskFields.where('year', '=', year))],
        sort: { field: 'month', direction: 'descending' },
      }),
    ])
    return { tasks: tasks.records, progress: progress.records }
  },
})

/** What was promised for a year, one line each: the share that is done beside the share of the plan. Tasks are compared with their plan, never people. */
export function Screen({ search }: ScreenProps<typeof tasksScreen>) {
  const session = useSession()
  const change = useScreenSearch<TasksSearch>()
  // What stands behind the `?` is read as a number where it looks like one.
  const written = String(search.year ?? '')
  const year = /^\d{4}$/.test(written) ? written : String(session.year)
  const { data, error, refetch } = useQuery(tasksQuery(year))
  const month = year === session.today.slice(0, 4) ? wholeNumber(session.today.slice(5, 7)) : 12
  return (
    <>
      <PageHeader title={`${year}年任务`} crumb={data === undefined ? undefined : `${data.tasks.length} 件，来年的报告逐件交账`}>
        {session.can.write && session.can.guarded && data !== undefined ? (
          <FromReport year={year} known={new Set(data.tasks.map((task) => taskFields.text(task, 'item')))} />
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
          <span className={`${styles.pale} ${styles.ofBar}`}>竖线是计划进度：有月计划的照月计划，没有的按 {month}/12。</span>
        </div>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined ? (
          <LoadingNote rows={8} />
        ) : data.tasks.length === 0 ? (
          <EmptyNote title={`${year}年还没有任务`}>
            按“从报告里列”，上一年报告的计划部分一件一行列出来；也可以在“任务清单”里登记。
          </EmptyNote>
        ) : (
          <Tasks key={year} tasks={data.tasks} progress={data.progress} year={year} month={month} />
        )}
      </div>
    </>
  )
}

interface TasksProps {
  readonly tasks: readonly LedgerRecord[]
  readonly progress: readonly LedgerRecord[]
  readonly year: string
  readonly month: number
}

function Tasks({ tasks, progress, year, month }: TasksProps) {
  const measured = tasks.filter((task) => taskFields.text(task, 'indicator') !== '')
  const period = month === 12 ? year : `${year}-01..${year}-${String(month).padStart(2, '0')}`
  const { data } = useQuery({
    ...evaluateQuery(measured.map((task) => ({ indicator: taskFields.text(task, 'indicator'), period }))),
    enabled: measured.length > 0,
  })
  const lines = tasks.map((task) => {
    const result = data?.[measured.indexOf(task)]
    return {
      task,
      standing: standingOf(task, {
        month,
        progress,
        measured: result === undefined ? undefined : { value: result.value, unit: result.unit },
      }),
    }
  })
  const counts = Object.entries(paces).map(([pace, { label, tone }]) => ({
    label,
    tone,
    count: lines.filter(({ standing }) => standing.pace === pace).length,
  }))
  return (
    <>
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
              <TaskRow key={task.id} task={task} standing={standing} month={month} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface RowProps {
  readonly task: LedgerRecord
  readonly standing: Standing
  readonly month: number
}

function TaskRow({ task, standing: { pace, done, promised }, month }: RowProps) {
  const indicator = taskFields.text(task, 'indicator')
  const unit = taskFields.text(task, 'changedUnit') || taskFields.text(task, 'unit')
  const amount = promised === '' ? '' : `${done ?? '—'} / ${promised} ${unit}`
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
        {promised === '' ? null : (
          <div className={styles.bar} aria-hidden="true">
            <i style={{ width: `${shareOf(done ?? '0', promised)}%` }} />
            <b style={{ left: `${(month / 12) * 100}%` }} />
          </div>
        )}
      </td>
      <td className={`${table.number} ${table.wide}`}>{amount}</td>
      <td className={table.state}>
        {pace === undefined ? (
          <Tag>{taskFields.shown(task, 'outcome') || '没有数量'}</Tag>
        ) : (
          <Tag tone={paces[pace].tone}>{paces[pace].label}</Tag>
        )}
      </td>
    </tr>
  )
}
