import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { Tag } from '../../../web/parts/Tag.tsx'
import table from '../../../web/parts/table.module.css'
import styles from './aid.module.css'
import { amountText, yuan } from './BatchTotals.tsx'
import { returnsQuery, shareQuery } from './batch-queries.ts'
import { batchFields, returnFields } from './fields.ts'

/** The bank's return file against what was sent: voucher, answered, not yet answered; then answer by answer. */
export function BatchReturns({ record }: { readonly record: LedgerRecord }) {
  const voucher = batchFields.text(record, 'voucher')
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(returnsQuery(record.id, voucher))
  const { data: pending } = useQuery(shareQuery(record.id, 'pending'))
  if (voucher === '') {
    return (
      <section className={styles.card} aria-label="对账">
        <EmptyNote title="还没有拨付">拨付以后，把银行代发的回单导进来，就在这里对账。</EmptyNote>
      </section>
    )
  }
  const rows = data?.pages.flatMap(({ records }) => records) ?? []
  const totals = data?.pages.at(0)?.totals
  const sent = batchFields.text(record, 'voucherAmount') || '0'
  return (
    <section aria-label="对账">
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      <ReturnTotals
        voucher={voucher}
        sent={sent}
        pending={pending?.count ?? 0}
        answered={totals?.sums.amount ?? '0'}
        answers={totals?.count ?? 0}
      />
      <div className={styles.tools}>
        <Link to="/ledgers/$ledger/import" params={{ ledger: returnFields.ledger }}>
          导入银行回单
        </Link>
      </div>
      <div className={styles.card}>
        {data === undefined ? <LoadingNote rows={6} /> : null}
        {data !== undefined && rows.length === 0 ? (
          <EmptyNote title="这个凭证还没有回单">
            导入银行代发回单（批次、领款人、领款人身份证号、凭证、金额、结果、退回原因、入账日期）。
          </EmptyNote>
        ) : null}
        {rows.length === 0 ? null : <ReturnTable rows={rows} />}
      </div>
      {hasNextPage ? (
        <Button className={styles.more ?? ''} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          再看一些
        </Button>
      ) : null}
    </section>
  )
}

interface ReturnTotalsProps {
  readonly voucher: string
  /** In yuan. */
  readonly sent: string
  /** Households that the bank has not answered for. */
  readonly pending: number
  /** In yuan. */
  readonly answered: string
  readonly answers: number
}

function ReturnTotals({ voucher, sent, pending, answered, answers }: ReturnTotalsProps) {
  const open = plainDecimal(decimal(sent).minus(answered))
  return (
    <div className={`${styles.card} ${styles.totals}`}>
      <dl>
        <div className={styles.whole}>
          <dt>凭证 {voucher}</dt>
          <dd>{yuan(sent)}</dd>
          <dd className={styles.small}>待发放 {pending} 户</dd>
        </div>
        <div>
          <dt>回单</dt>
          <dd>{yuan(answered)}</dd>
          <dd className={styles.small}>{answers} 笔</dd>
        </div>
        <div>
          <dt>未回</dt>
          <dd>{yuan(open)}</dd>
          <dd className={styles.small}>{open === '0' ? <Tag tone="good">到齐</Tag> : <Tag tone="due">等银行</Tag>}</dd>
        </div>
      </dl>
    </div>
  )
}

function ReturnTable({ rows }: { readonly rows: readonly LedgerRecord[] }) {
  return (
    <div className={styles.scroll}>
      <table className={`${table.table} ${styles.lines}`}>
        <thead>
          <tr>
            <th scope="col">申请明细</th>
            <th scope="col" className={table.number}>
              金额（元）
            </th>
            <th scope="col">结果</th>
            <th scope="col">原因</th>
            <th scope="col">入账日期</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to="/ledgers/$ledger" params={{ ledger: returnFields.ledger }} search={{ record: row.id }}>
                  {returnFields.shown(row, 'line')}
                </Link>
              </td>
              <td className={table.number}>{amountText(returnFields.text(row, 'amount') || '0')}</td>
              <td>
                <Tag tone={returnFields.text(row, 'result') === 'paid' ? 'good' : 'due'}>{returnFields.shown(row, 'result')}</Tag>
              </td>
              <td>{returnFields.text(row, 'reason')}</td>
              <td>{returnFields.text(row, 'settledOn')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
