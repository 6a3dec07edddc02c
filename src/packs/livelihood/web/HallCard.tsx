import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import type { SlipBoxState } from '../../../api/contract/slips.ts'
import { api } from '../../../web/http/api.ts'
import { errorText } from '../../../web/http/client.ts'
import { ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { useSession } from '../../../web/session/use-session.ts'
import { type Teller, tellers } from './ballot.ts'
import styles from './livelihood.module.css'

const boxQuery = (ballot: string) =>
  queryOptions({ queryKey: ['livelihood', 'slips', ballot], queryFn: () => api.getSlipBox({ ballot }), refetchInterval: 5_000 })

/** A vote on the devices of the hall: two groups set their words, slips are given out and cast, both open the box, and the sums are there. */
export function HallCard({ ballot }: { readonly ballot: string }) {
  const { data: box, error, refetch } = useQuery(boxQuery(ballot))
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (box === undefined) return <LoadingNote rows={4} />
  const ready = box.first && box.second
  return (
    <section className={`${styles.card} ${styles.pad}`} aria-label="会场投票">
      <h2 className={styles.heading}>会场投票</h2>
      <p className={styles.pale}>大会决定用会场设备投票。谁投了什么，谁也看不到：两组口令都对，票箱才打得开；计票以后只留票数。</p>
      <ol className={styles.course}>
        {tellers.map(({ value, label }) => (
          <li key={value} data-done={box[value]}>
            <b>{label}设口令</b>
            {box[value] ? (
              <span className={styles.pale}>已设。口令不保存，忘了只能作废重投。</span>
            ) : (
              <WordsForm ballot={ballot} group={value} act="setGroupWords" label={`设${label}的口令`} />
            )}
          </li>
        ))}
        <li data-done={box.issued > 0}>
          <b>发票</b>
          <Issue ballot={ballot} box={box} ready={ready} />
        </li>
        <li data-done={box.mixed}>
          <b>投票</b>
          <span>
            已投 {box.cast} 张{box.issued > 0 ? `，发出 ${box.issued} 张` : ''}
          </span>
        </li>
        {tellers.map(({ value, label }) => (
          <li key={value} data-done={value === 'first' && box.mixed}>
            <b>{label}开箱</b>
            <Opening ballot={ballot} box={box} teller={value} label={label} />
          </li>
        ))}
      </ol>
    </section>
  )
}

interface OpeningProps {
  readonly ballot: string
  readonly box: SlipBoxState
  readonly teller: Teller
  readonly label: string
}

function Opening({ ballot, box, teller, label }: OpeningProps) {
  if (box.issued === 0) return <span className={styles.pale}>投完以后开。</span>
  if (teller === 'first' && box.mixed) return <span className={styles.pale}>已开，票已打乱，不再收票。</span>
  if (teller === 'second' && !box.mixed) return <span className={styles.pale}>甲组先开。</span>
  const still = teller === 'first' && box.cast < box.issued ? `还有 ${box.issued - box.cast} 张没有投，开箱以后不能再投。` : undefined
  return (
    <>
      <WordsForm ballot={ballot} group={teller} act="openSlipBox" label={`${label}开箱`} />
      {still === undefined ? null : <span className={styles.late}>{still}</span>}
    </>
  )
}

interface WordsProps {
  readonly ballot: string
  readonly group: Teller
  readonly act: 'setGroupWords' | 'openSlipBox'
  readonly label: string
}

function WordsForm({ ballot, group, act, label }: WordsProps) {
  const { message } = App.useApp()
  const { can } = useSession()
  const client = useQueryClient()
  const [words, setWords] = useState('')
  const send = useMutation({
    mutationFn: () => api[act]({ ballot, group, words }),
    onSuccess: () => setWords(''),
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => client.invalidateQueries(),
  })
  if (!can.write) return <span className={styles.pale}>由计票员办。</span>
  return (
    <form
      className={styles.tools}
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <Input.Password
        aria-label={`${label}：口令`}
        placeholder="口令，至少 8 个字"
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        className={styles.words}
      />
      <Button htmlType="submit" loading={send.isPending} disabled={words.trim() === ''}>
        {label}
      </Button>
    </form>
  )
}

type Issued = Awaited<ReturnType<typeof api.issueSlips>>

interface IssueProps {
  readonly ballot: string
  readonly box: SlipBoxState
  readonly ready: boolean
}

/** The codes are on this page only, until it is left: printed and cut apart, face down, they are drawn like paper slips. */
function Issue({ ballot, box, ready }: IssueProps) {
  const { message } = App.useApp()
  const { can } = useSession()
  const client = useQueryClient()
  const [issued, setIssued] = useState<Issued>()
  const issue = useMutation({
    mutationFn: () => api.issueSlips({ ballot }),
    onSuccess: setIssued,
    onError: (error) => void message.error(errorText(error)),
    onSettled: () => client.invalidateQueries(),
  })
  if (!ready) return <span className={styles.pale}>两组都设了口令再发。</span>
  if (issued === undefined && (box.cast > 0 || !can.write))
    return <span className={styles.pale}>{box.issued > 0 ? `已发 ${box.issued} 张。` : '由计票员发。'}</span>
  return (
    <>
      {box.cast > 0 ? null : (
        <Button type={box.issued > 0 ? 'default' : 'primary'} loading={issue.isPending} onClick={() => issue.mutate()}>
          {box.issued > 0 ? '重新发票（原来的作废）' : '照实到代表数发票'}
        </Button>
      )}
      {issued === undefined ? null : <SlipCards issued={issued} />}
    </>
  )
}

function SlipCards({ issued: { address, codes } }: { readonly issued: Issued }) {
  return (
    <div className={styles.codes}>
      <p>
        会场设备打开：<code>{`${window.location.origin}${address}`}</code>
      </p>
      <p className={`${styles.pale} ${styles.screenOnly}`}>票码只在这一页，离开就没有了。打印、裁开、反扣，由代表自己抽。</p>
      <span className={styles.screenOnly}>
        <Button onClick={() => window.print()}>打印票码</Button>
      </span>
      <ul className={styles.cards} aria-label="票码">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  )
}
