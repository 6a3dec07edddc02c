import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { PageHeader } from '../../../web/header/PageHeader.tsx'
import { recordQuery } from '../../../web/http/queries.ts'
import { ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { presentPeriodKey } from '../../../web/parts/period.ts'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useSession } from '../../../web/session/use-session.ts'
import { ballotScreen, type slipScreen } from '../screens.ts'
import { isMethod, type Method } from './ballot.ts'
import { ballotFields, candidateFields } from './fields.ts'
import styles from './livelihood.module.css'
import { partsQuery } from './livelihood-queries.ts'
import { wanText } from './texts.ts'

/** The paper slip, as many as are wanted: all alike, without a number or a mark by which one could be known again. */
export function Screen({ params: { ballot: id } }: ScreenProps<typeof slipScreen>) {
  const record = useQuery(recordQuery(ballotFields.ledger, id))
  const parts = useQuery(partsQuery(id))
  const [copies, setCopies] = useState(1)
  const error = record.error ?? parts.error
  if (error !== null) return <ErrorNote error={error} retry={() => void Promise.all([record.refetch(), parts.refetch()])} />
  if (record.data === undefined || parts.data === undefined) return <LoadingNote rows={12} />
  const ballot = record.data
  const { candidates } = parts.data
  return (
    <>
      <PageHeader title="选票" crumb={ballot.title}>
        <Link to={screenPath(ballotScreen, { ballot: ballot.id })}>回到票决</Link>
      </PageHeader>
      <div className={styles.page}>
        <div className={`${styles.tools} ${styles.screenOnly}`}>
          <label htmlFor="slip-copies">印几张</label>
          <InputNumber id="slip-copies" min={1} max={500} precision={0} value={copies} onChange={(value) => setCopies(value ?? 1)} />
          <Button type="primary" onClick={() => window.print()}>
            打印
          </Button>
          <span className={styles.pale}>选票张张一样，不编号；照实到代表数印。</span>
        </div>
        {Array.from({ length: copies }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: slips are all alike on purpose
          <Slip key={index} ballot={ballot} candidates={candidates} />
        ))}
      </div>
    </>
  )
}

const howTo: Readonly<Record<Method, (seats: string) => string>> = {
  mostVotes: (seats) => `在同意的项目后面画“○”，最多选${seats}项，多选的整张无效；不选的不画。`,
  itemByItem: () => '每项在“赞成”“反对”“弃权”中选一格画“○”；一格也没画的算弃权，画了两格的无效。',
  priority: (seats) => `从1到${seats}写上名次，最多写${seats}项；写多了、名次重复的整张无效。`,
}

const boxes: Readonly<Record<Method, readonly string[]>> = {
  mostVotes: ['同意'],
  itemByItem: ['赞成', '反对', '弃权'],
  priority: ['名次'],
}

function Slip({ ballot, candidates }: { readonly ballot: LedgerRecord; readonly candidates: readonly LedgerRecord[] }) {
  const { town } = useSession()
  const written = ballotFields.text(ballot, 'method')
  const method: Method = isMethod(written) ? written : 'mostVotes'
  return (
    <article className={styles.slip} aria-label="选票">
      <h2>{town.name}民生实事项目表决票</h2>
      <p>{ballotFields.shown(ballot, 'session')}</p>
      <table>
        <thead>
          <tr>
            {['序号', '项目', '建设内容', '投资（万元）', '完成时限', ...boxes[method]].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {candidates.map((candidate) => (
            <tr key={candidate.id}>
              <td>{candidateFields.text(candidate, 'number')}</td>
              <td>{candidate.title}</td>
              <td>{candidateFields.text(candidate, 'content')}</td>
              <td>{wanText(candidateFields.text(candidate, 'plannedInvestment'))}</td>
              <td>{presentPeriodKey(candidateFields.text(candidate, 'deadline'))}</td>
              {boxes[method].map((label) => (
                <td key={label} className={styles.box} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p>说明：{howTo[method](ballotFields.text(ballot, 'seats'))}无记名投票，不要写姓名，不要做记号。</p>
    </article>
  )
}
