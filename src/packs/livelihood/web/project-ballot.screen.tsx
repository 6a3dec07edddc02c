import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Segmented } from 'antd'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { addressOf } from '../../../web/http/api.ts'
import { download, errorText } from '../../../web/http/client.ts'
import { caseQuery, recordCasesQuery } from '../../../web/http/loop-queries.ts'
import { recordQuery } from '../../../web/http/queries.ts'
import { CaseNow } from '../../../web/loop/case/CaseNow.tsx'
import { CaseTimeline } from '../../../web/loop/case/CaseTimeline.tsx'
import { ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useScreenSearch } from '../../../web/screen/use-screen-search.ts'
import { useSession } from '../../../web/session/use-session.ts'
import type { projectBallotLoop } from '../loops/project-ballot.loop.ts'
import { type ballotScreen, slipScreen, yearScreen } from '../screens.ts'
import { BallotRule } from './BallotRule.tsx'
import { differencesOf, isMethod, type Method, type Teller, tellers } from './ballot.ts'
import { CandidateTable } from './CandidateTable.tsx'
import { ballotFields, candidateFields, resultFields } from './fields.ts'
import { HallCard } from './HallCard.tsx'
import styles from './livelihood.module.css'
import { type BallotParts, partsQuery } from './livelihood-queries.ts'
import { TellerSheet } from './TellerSheet.tsx'

interface BallotSearch {
  readonly teller?: Teller
}

/** A ballot: who must be there, what each group of tellers counted apart from the other, where they differ, what was chosen. */
export function Screen({ params: { ballot: id }, search }: ScreenProps<typeof ballotScreen>) {
  const record = useQuery(recordQuery(ballotFields.ledger, id))
  const parts = useQuery(partsQuery(id))
  const teller = tellers.find(({ value }) => value === search.teller)?.value ?? 'first'
  const error = record.error ?? parts.error
  if (error !== null) return <ErrorNote error={error} retry={() => void Promise.all([record.refetch(), parts.refetch()])} />
  if (record.data === undefined || parts.data === undefined) return <LoadingNote rows={12} />
  return <OpenBallot record={record.data} parts={parts.data} teller={teller} />
}

type State = keyof typeof projectBallotLoop.states

const counting: ReadonlySet<string> = new Set<State>(['counting', 'firstIn'])

interface OpenProps {
  readonly record: LedgerRecord
  readonly parts: BallotParts
  readonly teller: Teller
}

function OpenBallot({ record, parts, teller }: OpenProps) {
  const { can } = useSession()
  const change = useScreenSearch<BallotSearch>()
  const { data: cases } = useQuery(recordCasesQuery(ballotFields.ledger, record.id))
  const standing = cases?.at(0)
  const { data: detail } = useQuery({ ...caseQuery(standing?.id ?? ''), enabled: standing !== undefined })
  const written = ballotFields.text(record, 'method')
  const method: Method = isMethod(written) ? written : 'mostVotes'
  const state = standing?.state ?? 'prepared'
  const byDevices = ballotFields.text(record, 'medium') === 'devices'
  return (
    <>
      <PageHeader title={record.title} crumb={ballotFields.shown(record, 'session')}>
        <Link to={screenPath(yearScreen, {})} search={{ year: ballotFields.text(record, 'year') }}>
          全部项目
        </Link>
        {byDevices ? null : <Link to={screenPath(slipScreen, { ballot: record.id })}>打印选票</Link>}
      </PageHeader>
      <div className={styles.page}>
        <BallotRule record={record} />
        {detail === undefined ? null : <CaseNow detail={detail} />}
        {byDevices && state === 'counting' && ballotFields.text(record, 'countedOn') === '' ? <HallCard ballot={record.id} /> : null}
        {!byDevices && counting.has(state) && can.write ? (
          <section className={styles.card} aria-label="计票">
            <div className={styles.tools}>
              <Segmented<Teller>
                options={tellers.map(({ value, label }) => ({ value, label }))}
                value={teller}
                onChange={(next) => change({ teller: next }, { replace: true })}
                aria-label="哪一组"
              />
              <span className={styles.pale}>两组分开数、分开填，看不到对方的数；都交了才核对。</span>
            </div>
            <TellerSheet key={teller} ballot={record.id} parts={parts} teller={teller} method={method} />
          </section>
        ) : null}
        {state === 'compared' ? <Differences parts={parts} method={method} /> : null}
        <CandidateTable parts={parts} method={method} />
        <Papers record={record} announced={state === 'announced'} />
        {detail === undefined ? null : (
          <section className={`${styles.card} ${styles.pad}`} aria-label="经过">
            <CaseTimeline detail={detail} />
          </section>
        )}
      </div>
    </>
  )
}

function Differences({ parts, method }: { readonly parts: BallotParts; readonly method: Method }) {
  const found = differencesOf(parts, method)
  return (
    <section className={`${styles.card} ${styles.pad}`} aria-label="核对">
      {found.length === 0 ? (
        <p>两组的数一致，可以公布。</p>
      ) : (
        <>
          <p className={styles.late}>两组有 {found.length} 处不一致，要重新清点：</p>
          <ul>
            {found.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** What is handed out: the candidates before the vote, the result after it. */
function Papers({ record, announced }: { readonly record: LedgerRecord; readonly announced: boolean }) {
  const { message } = App.useApp()
  const { town } = useSession()
  const fields = announced ? resultFields : candidateFields
  const fetchPaper = useMutation({
    mutationFn: () =>
      download(
        addressOf('publishLedger', {
          ledger: fields.ledger,
          format: 'docx',
          about: `${town.name}${record.title}`,
          filters: JSON.stringify([{ field: 'ballot', operator: '=', value: record.id }]),
        }),
        `${record.title}公告.docx`,
      ),
    onError: (error) => void message.error(errorText(error)),
  })
  return (
    <div className={styles.tools}>
      <Button loading={fetchPaper.isPending} onClick={() => fetchPaper.mutate()}>
        {announced ? '结果公告（Word）' : '候选项目公告（Word）'}
      </Button>
    </div>
  )
}
