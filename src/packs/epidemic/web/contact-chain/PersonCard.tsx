import { Link } from '@tanstack/react-router'
import type { LedgerRecord } from '../../../../api/contract/ledger.ts'
import { presentDay } from '../../../../web/parts/time.ts'
import { personFields } from '../fields.ts'
import styles from './chain.module.css'
import type { Chain, ChainPerson } from './chain.ts'

interface Props {
  readonly person: ChainPerson
  readonly chain: Chain
  readonly measures: readonly LedgerRecord[]
  readonly choose: (key: string) => void
}

/** What is known of one person of the chain: through whom, where and how, and what was done. */
export function PersonCard({ person, chain, measures, choose }: Props) {
  const nameOf = (key: string) => chain.people.find((one) => one.key === key)?.name ?? ''
  const from = chain.links.filter(({ to }) => to === person.key)
  const to = chain.links.filter((link) => link.from === person.key)
  return (
    <section className={styles.personCard} aria-label={person.name} aria-live="polite">
      <header>
        <h2>{person.name}</h2>
        <span>
          {person.village} · {person.category}
        </span>
        <Link to="/ledgers/$ledger" params={{ ledger: person.ledger }} search={{ record: person.record }}>
          看记录
        </Link>
      </header>
      {from.length === 0 ? null : (
        <dl>
          {from.map((link) => (
            <div key={link.record}>
              <dt>
                <button type="button" onClick={() => choose(link.from)}>
                  ← {nameOf(link.from)}
                </button>
              </dt>
              <dd>{[presentDay(link.contactedOn), link.manner, link.place].filter((part) => part !== '').join('，')}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles.met}>
        {to.length === 0 ? '没有排查出下一层接触者。' : `接触 ${to.length} 人：`}
        {to.map((link) => (
          <button key={link.record} type="button" onClick={() => choose(link.to)}>
            {nameOf(link.to)}
          </button>
        ))}
      </p>
      {measures.length === 0 ? (
        person.ledger === 'contact' ? (
          <p className={styles.none}>没有管控记录。</p>
        ) : null
      ) : (
        <ul>
          {measures.map((record) => (
            <li key={record.id}>
              {personFields.shown(record, 'measure')}，{presentDay(personFields.text(record, 'startedOn'))}起，
              {personFields.text(record, 'releasedOn') === ''
                ? personFields.text(record, 'dueOn') === ''
                  ? '未定期限'
                  : `应于${presentDay(personFields.text(record, 'dueOn'))}解除`
                : `${presentDay(personFields.text(record, 'releasedOn'))}解除`}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
