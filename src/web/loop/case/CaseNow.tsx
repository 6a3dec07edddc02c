import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CaseDetail } from '../../../api/contract/loop.ts'
import { dayWords, momentWords } from '../../parts/due.ts'
import { ScreenLinks } from '../../screen/ScreenLinks.tsx'
import { useSession } from '../../session/use-session.ts'
import { DueTag } from '../DueTag.tsx'
import { levelWords } from '../words.ts'
import { CaseSteps } from './CaseSteps.tsx'
import styles from './case.module.css'

/** Where a case stands: its state, until when, who answers, and what can be done about it now. */
export function CaseNow({ detail }: { readonly detail: CaseDetail }) {
  const { today, can } = useSession()
  const { case: item, holders } = detail
  const primary = holders.filter(({ role }) => role === 'primary')
  const others = holders.filter(({ role }) => role === 'secondary')
  return (
    <section className={`${styles.card} ${styles.now}`} aria-label="现在">
      <header className={styles.state}>
        <h2>{item.stateLabel}</h2>
        <DueTag item={item} today={today} />
        <small>
          {item.outcome === null ? `${momentWords(item.enteredAt, today)}起` : `${dayWords(item.endedOn ?? item.enteredAt, today)}结束`}
        </small>
      </header>
      <dl className={styles.facts}>
        <Fact label="对象">
          <Link to="/ledgers/$ledger" params={{ ledger: item.ledger }} search={{ record: item.subject }}>
            {item.subjectTitle}
          </Link>
          <ScreenLinks ledger={item.ledger} record={item.subject} />
        </Fact>
        <Fact label="责任人">
          {primary.length === 0 ? (item.holderName ?? <i>还没有</i>) : primary.map(({ name }) => name).join('、')}
          {others.length === 0 ? null : <small> 协助 {others.map(({ name }) => name).join('、')}</small>}
        </Fact>
        {item.due === null ? null : <Fact label="期限">{dayWords(item.due, today)}</Fact>}
        <Fact label="发起">
          {item.openerName === '' ? '' : `${item.openerName}，`}
          {dayWords(item.openedOn, today)}
        </Fact>
        {item.holdUntil === null || item.outcome !== null ? null : <Fact label="公示至">{dayWords(item.holdUntil, today)}</Fact>}
        {item.suspendedUntil === null ? null : <Fact label="中止至">{dayWords(item.suspendedUntil, today)}</Fact>}
        {item.returns === 0 ? null : <Fact label="退回">{item.returns} 次</Fact>}
        {item.escalatedTo === null ? null : <Fact label="已上报">{levelWords[item.escalatedTo]}</Fact>}
      </dl>
      {item.outcome === null && can.step ? <CaseSteps detail={detail} /> : null}
    </section>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
