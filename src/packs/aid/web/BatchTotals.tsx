import { useQueries } from '@tanstack/react-query'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { groupDigits } from '../../../web/parts/quantity.ts'
import { Tag } from '../../../web/parts/Tag.tsx'
import styles from './aid.module.css'
import { balanceOf } from './batch-balance.ts'
import { type LineShare, shareQuery } from './batch-queries.ts'
import { batchFields } from './fields.ts'

const shares: readonly { readonly share: LineShare; readonly label: string }[] = [
  { share: 'applied', label: '申请中' },
  { share: 'paid', label: '已发放' },
  { share: 'returned', label: '已退回' },
  { share: 'pending', label: '待发放' },
  { share: 'removed', label: '已剔除' },
]

/** What was approved and what became of it. The three parts add up to it, to the cent; if they do not, that is the loudest thing on the page. */
export function BatchTotals({ record }: { readonly record: LedgerRecord }) {
  const results = useQueries({ queries: shares.map(({ share }) => shareQuery(record.id, share)) })
  const of = (share: LineShare) => results[shares.findIndex((one) => one.share === share)]?.data ?? { count: 0, amount: '0' }
  const approvedAmount = batchFields.text(record, 'approvedAmount')
  const approved = approvedAmount === '' ? undefined : approvedAmount
  const ready = results.every(({ data }) => data !== undefined)
  const balance =
    approved === undefined || !ready ? undefined : balanceOf(approved, [of('paid').amount, of('returned').amount, of('pending').amount])
  const shown = shares.filter(({ share }) => {
    if (share === 'applied' || share === 'removed') return of(share).count > 0
    return approved !== undefined
  })
  return (
    <section className={`${styles.card} ${styles.totals}`} aria-label="资金">
      <dl>
        {approved === undefined ? null : (
          <div className={styles.whole}>
            <dt>批准</dt>
            <dd>{yuan(approved)}</dd>
            <dd className={styles.small}>{batchFields.text(record, 'approvedHouseholds') || 0} 户</dd>
          </div>
        )}
        {shown.map(({ share, label }) => (
          <div key={share} data-share={share}>
            <dt>{label}</dt>
            <dd>{yuan(of(share).amount)}</dd>
            <dd className={styles.small}>{of(share).count} 户</dd>
          </div>
        ))}
      </dl>
      {balance === undefined ? null : (
        <p className={styles.balance} data-balance={balance.difference}>
          {balance.difference === '0' ? <Tag tone="good">对平</Tag> : <Tag tone="late">差 {yuan(balance.difference)}</Tag>}
          <span>
            已发放 + 已退回 + 待发放 = {yuan(balance.sum)}
            {balance.difference === '0' ? '，等于批准金额' : '，与批准金额不符，请核对明细有没有改动'}
          </span>
        </p>
      )}
    </section>
  )
}

export function yuan(value: string): string {
  return `${amountText(value)} 元`
}

/** An amount in a column whose header names the unit. */
export function amountText(value: string): string {
  const [whole = '', fraction = ''] = value.split('.')
  return groupDigits(`${whole}.${fraction.padEnd(2, '0')}`)
}
