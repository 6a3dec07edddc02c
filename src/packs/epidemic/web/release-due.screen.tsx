import { useMutation, useQuery } from '@tanstack/react-query'
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
  const [result, setResult] = useState<'negative' | 'positive'>('negative')
  const [asking, setAsking] = useState<ReleaseStep>()
  const { data: index } = useQuery(partQuery('loop', isolationLoop.id))
  const [testedOn, setTestedOn] = useState<string | undefined>(today)
  const chosen = candidates.filter(({ record }) => !left.has(record.id))
  const inCentral = chosen.some(({ one }) => one.state === 'central')
  const take = useMutation({
    mutationFn: (step: ReleaseStep) =>
      api.takeSteps({
        loop: isolationLoop.id,
        step,
        values: { testResult: result, ...(testedOn === undefined ? {} : { testedOn }) },
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
        <section className={styles.bar} aria-label="一起解除">
          <b>已选 {chosen.length} 人</b>
          <Segmented
            aria-label="解除检测结果"
            value={result}
            onChange={(value: 'negative' | 'positive') => setResult(value)}
            options={[
              { value: 'negative', label: '检测阴性' },
              { value: 'positive', label: '有阳性' },
            ]}
          />
          <CalendarField grain="day" label="检测日期" floating value={testedOn} change={setTestedOn} />
          <Button
            type="primary"
            disabled={chosen.length === 0 || testedOn === undefined || take.isPending}
            onClick={() => setAsking('release')}
          >
            解除
          </Button>
          {inCentral ? (
            <Button disabled={testedOn === undefined || take.isPending} onClick={() => setAsking('moveHome')}>
              集中的转居家监测
            </Button>
          ) : null}
        </section>
      ) : null}
      {asking === undefined ? null : (
        <Modal
          open
          title={`${steps[asking]} ${chosen.filter(isTaken(asking)).length} 人？`}
          okText={steps[asking]}
          okButtonProps={{ loading: take.isPending }}
          onOk={() => take.mutate(asking)}
          onCancel={() => setAsking(undefined)}
        >
          <p>
            {chosen
              .filter(isTaken(asking))
              .map(({ record }) => personFields.text(record, 'name'))
              .join('、')}
          </p>
          <IrreversibleBox does={findStep(index?.loops.get(isolationLoop.id), asking)?.irreversible?.does ?? ''} />
          {take.isError ? <Alert type="error" showIcon role="alert" title={errorText(take.error)} /> : null}
        </Modal>
      )}
      <section className={styles.card} aria-label="期满待解除">
        <table>
          <thead>
            <tr>
              {mayStep ? <th scope="col">选</th> : null}
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
                  {mayStep ? (
                    <td>
                      <Checkbox
                        checked={!left.has(record.id)}
                        onChange={() => toggle(record.id)}
                        aria-label={`选 ${personFields.text(record, 'name')}`}
                      />
                    </td>
                  ) : null}
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
    </>
  )
}
