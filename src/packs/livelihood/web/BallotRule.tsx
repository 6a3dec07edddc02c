import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { passOf, quorumOf } from './ballot.ts'
import { ballotFields } from './fields.ts'
import styles from './livelihood.module.css'

/** The rule of the vote and the numbers that the law makes of it. */
export function BallotRule({ record }: { readonly record: LedgerRecord }) {
  const seats = ballotFields.text(record, 'seats')
  const all = ballotFields.text(record, 'deputies')
  const deputies = all === '' ? 0 : wholeNumber(all)
  const known = deputies > 0
  const facts: readonly (readonly [string, string])[] = [
    ['办法', ballotFields.shown(record, 'method')],
    ['应选', seats === '' ? '不限项数' : `${seats} 项`],
    ['投票方式', ballotFields.shown(record, 'medium') || '纸质选票'],
    ['全体代表', known ? `${deputies} 名` : '开会时核对'],
    ['法定人数', known ? `${quorumOf(deputies)} 名` : '全体的三分之二'],
    ['实到', known ? `${ballotFields.text(record, 'present')} 名` : '—'],
    ['通过', known ? `${passOf(deputies)} 票` : '全体的过半数'],
  ]
  return (
    <section className={`${styles.card} ${styles.facts}`} aria-label="表决办法">
      <dl>
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
