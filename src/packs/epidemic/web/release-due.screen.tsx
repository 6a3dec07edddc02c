import { type UseMutationResult, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Checkbox, Modal, Segmented } from 'antd'
import { useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { CaseSummary } from '../../../api/contract/loop.ts'
import { daysBetween } from '../../../definition/period/calendar-day.ts'
import { api } from '../../../web/http/api.ts'
import { errorText } from '../../../web/http/client.ts'
import { partQuery } from '../../../web/http/queries.ts'
import { IrreversibleBox } from '../../../web/loop/step/IrreversibleBox.tsx'
import { useCaseChanged } from '../../../web/loop/use-case-changed.ts'
import { findStep } from '../../../web/loop/words.ts'
import { CalendarField } from '../../../web/parts/calendar/CalendarField.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { presentDay } from '../../../web/parts/time.ts'
import { useSession } from '../../../web/session/use-session.ts'
import { type BulkOutcome, BulkResult } from '../../../web/work/BulkResult.tsx'
import { isolationLoop } from '../loops/isolation.loop.ts'
import { EpidemicPage } from './EpidemicPage.tsx'
import styles from './epidemic.module.css'
import { openCasesQuery, recordsQuery } from './epidemic-queries.ts'
import { personFields } from './fields.ts'

const steps = { release: '解除', moveHome: '转居家监测' } as const satisfies Partial<Record<keyof typeof isolationLoop.steps, string>>
type ReleaseStep = keyof typeof steps

/** Only who is isolated centrally can go on at home. */
const isTaken =
  (step: ReleaseStep) =>
  ({ one }: Candidate): boolean =>
    step === 'release' || one.state === 'central'

interface Candidate {
  readonly record: LedgerRecord
  readonly one: CaseSummary
}

/** Everybody whose term is over: released in one press once the tests are in. Who may not go yet stays, with the reason. */
export function Screen() {
  const { can, today } = useSession()
  // It outlives the list: when nobody is left, what was done is still to be read.
  const [outcome, setOutcome] = useState<BulkOutcome>()
  const people = useQuery(
    recordsQuery(personFields, [personFields.where('releasedOn', 'empty'), personFields.where('dueOn', '<=', today)], { field: 'dueOn' }),
  )
  const cases = useQuery(openCasesQuery(isolationLoop.id))
  const candidates = (people.data?.records ?? []).flatMap((record): Candidate[] => {
    const one = cases.data?.get(record.id)
    return one === undefined || one.state === 'planned' ? [] : [{ record, one }]
  })
  const error = people.error ?? cases.error
  return (
    <EpidemicPage title="到期解除" crumb={people.data === undefined ? undefined : `${candidates.length} 人期满`}>
      {outcome === undefined ? null : <BulkResult outcome={outcome} close={() => setOutcome(undefined)} />}
      {error !== null ? (
        <ErrorNote error={error} retry={() => void Promise.all([people.refetch(), cases.refetch()])} />
      ) : people.data === undefined || cases.data === undefined ? (
        <LoadingNote rows={6} />
      ) : candidates.length === 0 ? (
        <EmptyNote title="没有期满待解除的人">应解除日期到了，就会列在这里。</EmptyNote>
      ) : (
        <Candidates candidates={candidates} today={today} mayStep={can.step} done={setOutcome} />
      )}
    </EpidemicPage>
  )
}

function Candidates({
  candidates,
  today,
  mayStep,
  done,
}: {
  readonly candidates: readonly Candidate[]
  readonly today: string
  readonly mayStep: boolean
  readonly done: (outcome: BulkOutcome) => void
}) {
  const changed = useCaseChanged()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [test, setTest] = useState<Test>({ result: 'negative', on: today })
  const [asking, setAsking] = useState<ReleaseStep>()
  const chosen = candidates.filter(({ record }) => !left.has(record.id))
  const take = useMutation({
    mutationFn: (step: ReleaseStep) =>
      api.takeSteps({
        loop: isolationLoop.id,
        step,
        values: { testResult: test.result, ...(test.on === undefined ? {} : { testedOn: test.on }) },
        skipRefused: true,
        cases: chosen.filter(isTaken(step)).map(({ one }) => ({ id: one.id, version: one.version })),
      }),
    onSuccess: (result, step) => {
      setAsking(undefined)
      done({ label: steps[step], result })
      setLeft(new Set())
      changed()
    },
  })
  const toggle = (id: string) => setLeft((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  return (
    <>
      {mayStep ? (
        <ReleaseBar
          count={chosen.length}
          test={test}
          change={setTest}
          offersHome={chosen.some(({ one }) => one.state === 'central')}
          busy={take.isPending}
          ask={setAsking}
        />
      ) : null}
      {asking === undefined ? null : (
        <ReleaseQuestion step={asking} people={chosen.filter(isTaken(asking))} take={take} cancel={() => setAsking(undefined)} />
      )}
      <CandidateTable candidates={candidates} today={today} left={left} toggle={mayStep ? toggle : undefined} />
    </>
  )
}

interface Test {
  readonly result: 'negative' | 'positive'
  readonly on: string | undefined
}

interface ReleaseBarProps {
  readonly count: number
  readonly test: Test
  readonly change: (test: Test) => void
  /** Whether somebody chosen is isolated centrally. */
  readonly offersHome: boolean
  readonly busy: boolean
  readonly ask: (step: ReleaseStep) => void
}

function ReleaseBar({ count, test, change, offersHome, busy, ask }: ReleaseBarProps) {
  return (
    <section className={styles.bar} aria-label="一起解除">
      <b>已选 {count} 人</b>
      <Segmented
        aria-label="解除检测结果"
        value={test.result}
        onChange={(result: Test['result']) => change({ ...test, result })}
        options={[
          { value: 'negative', label: '检测阴性' },
          { value: 'positive', label: '有阳性' },
        ]}
      />
      <CalendarField grain="day" label="检测日期" floating value={test.on} change={(on) => change({ ...test, on })} />
      <Button type="primary" disabled={count === 0 || test.on === undefined || busy} onClick={() => ask('release')}>
        解除
      </Button>
      {offersHome ? (
        <Button disabled={test.on === undefined || busy} onClick={() => ask('moveHome')}>
          集中的转居家监测
        </Button>
      ) : null}
    </section>
  )
}

interface ReleaseQuestionProps {
  readonly step: ReleaseStep
  readonly people: readonly Candidate[]
  readonly take: Pick<UseMutationResult<unknown, Error, ReleaseStep>, 'isPending' | 'isError' | 'error' | 'mutate'>
  readonly cancel: () => void
}

/** What cannot be undone is asked first, with everybody's name. */
function ReleaseQuestion({ step, people, take, cancel }: ReleaseQuestionProps) {
  const { data: index } = useQuery(partQuery('loop', isolationLoop.id))
  return (
    <Modal
      open
      title={`${steps[step]} ${people.length} 人？`}
      okText={steps[step]}
      okButtonProps={{ loading: take.isPending }}
      onOk={() => take.mutate(step)}
      onCancel={cancel}
    >
      <p>{people.map(({ record }) => personFields.text(record, 'name')).join('、')}</p>
      <IrreversibleBox does={findStep(index?.loops.get(isolationLoop.id), step)?.irreversible?.does ?? ''} />
      {take.isError ? <Alert type="error" showIcon role="alert" title={errorText(take.error)} /> : null}
    </Modal>
  )
}

interface CandidateTableProps {
  readonly candidates: readonly Candidate[]
  readonly today: string
  readonly left: ReadonlySet<string>
  /** Absent: nobody can be chosen. */
  readonly toggle: ((id: string) => void) | undefined
}

function CandidateTable({ candidates, today, left, toggle }: CandidateTableProps) {
  return (
    <section className={styles.card} aria-label="期满待解除">
      <table>
        <thead>
          <tr>
            {toggle === undefined ? null : <th scope="col">选</th>}
            <th scope="col">姓名</th>
            <th scope="col">村</th>
            <th scope="col">措施</th>
            <th scope="col">方案</th>
            <th scope="col">开始</th>
            <th scope="col">应解除</th>
            <th scope="col">包干人</th>
          </tr>
        </thead>
        <tbody>
          {candidates.map(({ record, one }) => {
            const late = daysBetween(personFields.text(record, 'dueOn'), today) ?? 0
            return (
              <tr key={record.id}>
                {toggle === undefined ? null : (
                  <td>
                    <Checkbox
                      checked={!left.has(record.id)}
                      onChange={() => toggle(record.id)}
                      aria-label={`选 ${personFields.text(record, 'name')}`}
                    />
                  </td>
                )}
                <td>
                  <Link to="/cases/$case" params={{ case: one.id }}>
                    {personFields.text(record, 'name')}
                  </Link>
                </td>
                <td>{personFields.shown(record, 'village')}</td>
                <td>{personFields.shown(record, 'measure')}</td>
                <td>{personFields.text(record, 'edition')}</td>
                <td>{presentDay(personFields.text(record, 'startedOn'))}</td>
                <td className={late > 0 ? styles.late : undefined}>
                  {presentDay(personFields.text(record, 'dueOn'))}
                  {late > 0 ? `，超 ${late} 天` : ''}
                </td>
                <td>{one.holderName ?? '—'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
