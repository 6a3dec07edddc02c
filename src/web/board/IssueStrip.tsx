import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import type { BoardView, IssueView } from '../../api/contract/board.ts'
import { addMonths } from '../../definition/period/calendar-month.ts'
import { caseQuery } from '../http/loop-queries.ts'
import { StepButtons } from '../loop/step/StepButtons.tsx'
import { dayWords } from '../parts/due.ts'
import { Tag } from '../parts/Tag.tsx'
import { presentInstant } from '../parts/time.ts'
import { useSession } from '../session/use-session.ts'
import styles from './board.module.css'
import { FreezeButton, ProofButton, PublishButton } from './IssueActions.tsx'
import { stateTones, stateWords } from './words.ts'

interface Props {
  readonly board: BoardView
  readonly month: string
  /** The issue of the month that stands. */
  readonly view: IssueView | undefined
  readonly now: boolean
  readonly setNow: (now: boolean) => void
}

/** Where the month stands: a draft that anybody may look at, open to objections, or frozen; and the one thing that comes next. */
export function IssueStrip({ board, month, view, now, setNow }: Props) {
  const { can, today } = useSession()
  const over = month < today.slice(0, 7)
  if (view === undefined) {
    return (
      <div className={styles.strip}>
        <p>
          <Tag>草稿</Tag>
          {over ? '这个月还没有公布，名次按现在的台账计算，随台账变动。' : '这个月还没有过完，名次只供参考。'}
        </p>
        {can.freeze && board.content.ranking.ranked.length > 0 ? (
          <PublishButton board={board.id} month={month} content={board.content} from={over ? undefined : `${addMonths(month, 1)}-01`} />
        ) : null}
      </div>
    )
  }
  const { issue, case: own } = view
  return (
    <div className={styles.strip}>
      <p>
        <Tag tone={stateTones[issue.state]}>{stateWords[issue.state]}</Tag>
        {issue.state === 'frozen'
          ? `${dayWords(issue.frozenOn ?? '', today)}定榜，数据截至 ${presentInstant(issue.frozen?.asOf ?? '')}；以后台账怎么改，名次不变。`
          : `${dayWords(issue.publishedOn, today)}公布${own?.holdUntil == null ? '' : `，异议期到${dayWords(own.holdUntil, today)}`}。`}
      </p>
      <div className={styles.stripTools}>
        <Segmented
          aria-label="看哪一份"
          value={now ? 'now' : 'issue'}
          onChange={(value) => setNow(value === 'now')}
          options={[
            { value: 'issue', label: issue.state === 'frozen' ? '定榜' : '公布稿' },
            { value: 'now', label: '现在的台账' },
          ]}
        />
        <ProofButton issue={issue.id} />
        {issue.state === 'published' && can.freeze ? <FreezeButton view={view} content={board.content} /> : null}
        {own === null || issue.state !== 'published' ? null : <Withdraw id={own.id} />}
      </div>
    </div>
  )
}

function Withdraw({ id }: { readonly id: string }) {
  const { data } = useQuery(caseQuery(id))
  const step = data?.steps.find((one) => one.id === 'withdraw' && one.allowed)
  if (data === undefined || step === undefined) return null
  return <StepButtons item={data.case} steps={[{ id: step.id, label: step.label, plain: false, returns: false, ends: step.ends }]} />
}
