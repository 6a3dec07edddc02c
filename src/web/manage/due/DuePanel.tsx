import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { DueSummaryView, DueView } from '../../../api/contract/destruction.ts'
import { dueQuery } from '../../http/destruction-queries.ts'
import { dayWords } from '../../parts/due.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { groupDigits } from '../../parts/quantity.ts'
import { Tag } from '../../parts/Tag.tsx'
import { useSession } from '../../session/use-session.ts'
import { DestructionWizard } from '../DestructionWizard.tsx'
import styles from '../destruction.module.css'
import manage from '../manage.module.css'
import { DueRecords } from './DueRecords.tsx'
import { HoldList } from './HoldList.tsx'
import { heldWords } from './held-words.ts'

/** Records whose term is over, ledger by ledger, for who oversees; who may destroy picks those to ask for. */
export function DuePanel() {
  const { data, error, refetch } = useQuery(dueQuery)
  return (
    <section aria-labelledby="due">
      <h2 id="due">到期的记录{data === undefined ? null : <small className={styles.why}>{totalWords(data)}</small>}</h2>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <LoadingNote rows={3} label="正在清点" /> : null}
      {data === undefined ? null : <DueLedgers due={data} />}
      {data === undefined ? null : <HoldList holds={data.holds} />}
    </section>
  )
}

function totalWords({ ledgers }: DueView): string {
  const total = ledgers.reduce((sum, { due }) => sum + due, 0)
  const ready = ledgers.reduce((sum, one) => sum + one.ready, 0)
  return total === 0 ? '' : `　到期 ${groupDigits(String(total))} 条，现在能销毁 ${groupDigits(String(ready))} 条`
}

function DueLedgers({ due: { ledgers } }: { readonly due: DueView }) {
  const { can } = useSession()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  if (ledgers.length === 0)
    return (
      <div className={manage.card}>
        <EmptyNote title="没有过了保存期限的记录">各台账存多久，写在“合规自查”里。</EmptyNote>
      </div>
    )
  const ready = ledgers.filter((one) => one.ready > 0)
  const chosen = ready.filter(({ ledger }) => !left.has(ledger))
  const toggle = (ledger: string) =>
    setLeft((before) => new Set(before.has(ledger) ? [...before].filter((one) => one !== ledger) : [...before, ledger]))
  return (
    <>
      <ul className={`${manage.card} ${styles.responses}`}>
        {ledgers.map((summary) => (
          <li key={summary.ledger}>
            {can.destroy ? (
              <Checkbox
                aria-label={`销毁${summary.label}到期的记录`}
                disabled={summary.ready === 0}
                checked={summary.ready > 0 && !left.has(summary.ledger)}
                onChange={() => toggle(summary.ledger)}
              />
            ) : null}
            <DueLine summary={summary} />
            <Button onClick={() => setOpened(summary.ledger)}>逐条看</Button>
          </li>
        ))}
      </ul>
      {can.destroy && ready.length > 0 ? (
        <div className={styles.actions}>
          <Button disabled={chosen.length === 0} onClick={() => setAsking(true)}>
            销毁选中台账里到期的记录
          </Button>
        </div>
      ) : null}
      {opened === undefined ? null : <DueRecords ledger={opened} close={() => setOpened(undefined)} />}
      {isAsking ? (
        <DestructionWizard
          subject={{ type: 'due', ledgers: chosen.map(({ ledger }) => ledger), name: '到期的记录' }}
          close={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}

function DueLine({ summary: { label, basis, kept, due, firstDay, ready, held } }: { readonly summary: DueSummaryView }) {
  const { today } = useSession()
  return (
    <span className={styles.response}>
      <b>
        {label}　到期 {groupDigits(String(due))} 条
      </b>
      <small>
        最早 {dayWords(firstDay, today)}；{kept}；依据：{basis}
      </small>
      <span className={styles.held}>
        {ready === 0 ? null : <Tag tone="due">能销毁 {groupDigits(String(ready))} 条</Tag>}
        {held.map((one) => (
          <Tag key={`${one.because} ${one.by}`}>
            {heldWords(one)} {groupDigits(String(one.records))} 条
          </Tag>
        ))}
      </span>
    </span>
  )
}
