import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { partQuery } from '../../../web/http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { Tag, type Tone } from '../../../web/parts/Tag.tsx'
import table from '../../../web/parts/table.module.css'
import { useSession } from '../../../web/session/use-session.ts'
import styles from './aid.module.css'
import { amountText } from './BatchTotals.tsx'
import { type LineShare, linesQuery, marksQuery } from './batch-queries.ts'
import { lineFields } from './fields.ts'
import { type LineMark, marksByLine } from './line-marks.ts'

type Share = LineShare | 'marked'

const shares: readonly { readonly share: Share; readonly label: string }[] = [
  { share: 'all', label: '全部' },
  { share: 'marked', label: '有疑点' },
  { share: 'applied', label: '申请中' },
  { share: 'pending', label: '待发放' },
  { share: 'paid', label: '已发放' },
  { share: 'returned', label: '已退回' },
  { share: 'removed', label: '已剔除' },
]

const tones: Readonly<Record<string, Tone>> = { paid: 'good', returned: 'due', removed: 'plain', pending: 'info' }

/** Every line of the batch, and beside it what the rules say against it: the same rules that hold the batch back. */
export function BatchLines({ record }: { readonly record: LedgerRecord }) {
  const { today } = useSession()
  const [share, setShare] = useState<Share>('all')
  const { data: index } = useQuery(partQuery('pack', 'aid'))
  const risks = useMemo(
    () => (index?.part.indicators ?? []).filter(({ id }) => id.startsWith('aid-risk-')).map(({ id, label }) => ({ id, label })),
    [index],
  )
  const {
    data: marks,
    error: marksError,
    refetch: readMarks,
  } = useQuery({ ...marksQuery(record, risks, today), enabled: risks.length > 0 })
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    linesQuery(record.id, share === 'marked' ? 'all' : share),
  )
  const byLine = useMemo(() => marksByLine(marks ?? []), [marks])
  const rows = (data?.pages.flatMap(({ records }) => records) ?? []).filter(({ id }) => share !== 'marked' || byLine.has(id))
  return (
    <section aria-label="明细">
      {marksError === null ? null : <ErrorNote error={marksError} retry={() => void readMarks()} />}
      <MarkCounts marks={marks ?? []} />
      <ShareTools batch={record.id} share={share} choose={setShare} marked={byLine.size} />
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      <div className={styles.card}>
        {data === undefined ? <LoadingNote rows={8} /> : null}
        {data !== undefined && rows.length === 0 ? (
          <EmptyNote title={share === 'all' ? '这一批还没有申请明细' : '没有这样的明细'}>
            {share === 'all' ? '导入农户申请表，或到台账里逐户登记。' : null}
          </EmptyNote>
        ) : null}
        {rows.length === 0 ? null : <LineTable rows={rows} byLine={byLine} />}
      </div>
      {hasNextPage ? (
        <Button className={styles.more ?? ''} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          再看一些
        </Button>
      ) : null}
    </section>
  )
}

/** How many lines each rule holds something against. */
function MarkCounts({ marks }: { readonly marks: readonly LineMark[] }) {
  if (marks.length === 0) return null
  return (
    <ul className={styles.marks} aria-label="疑点">
      {marks.map(({ id, label, lines }) => (
        <li key={id}>
          <Link to="/indicators/$indicator" params={{ indicator: id }} search={{}}>
            {label}
          </Link>{' '}
          {lines.size} 条
        </li>
      ))}
    </ul>
  )
}

interface ShareToolsProps {
  readonly batch: string
  readonly share: Share
  readonly choose: (share: Share) => void
  /** How many lines bear a mark. */
  readonly marked: number
}

function ShareTools({ batch, share, choose, marked }: ShareToolsProps) {
  return (
    <div className={styles.tools}>
      {shares.map((one) => (
        <button key={one.share} type="button" className={styles.chip} aria-pressed={share === one.share} onClick={() => choose(one.share)}>
          {one.label}
          {one.share === 'marked' && marked > 0 ? ` ${marked}` : ''}
        </button>
      ))}
      <Link to="/ledgers/$ledger/import" params={{ ledger: lineFields.ledger }} className={styles.right ?? ''}>
        导入申请明细
      </Link>
      <Link to="/ledgers/$ledger" params={{ ledger: lineFields.ledger }} search={{ where: [lineFields.where('batch', '=', batch)] }}>
        到台账里改
      </Link>
    </div>
  )
}

interface LineTableProps {
  readonly rows: readonly LedgerRecord[]
  readonly byLine: ReadonlyMap<string, readonly string[]>
}

function LineTable({ rows, byLine }: LineTableProps) {
  return (
    <div className={styles.scroll}>
      <table className={`${table.table} ${styles.lines}`}>
        <thead>
          <tr>
            <th scope="col">农户</th>
            <th scope="col">领款人</th>
            <th scope="col">补助项目</th>
            <th scope="col" className={table.number}>
              数量
            </th>
            <th scope="col" className={table.number}>
              金额（元）
            </th>
            <th scope="col">账户户名</th>
            <th scope="col">状态</th>
            <th scope="col">疑点</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LineRow key={row.id} row={row} marks={byLine.get(row.id) ?? []} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function LineRow({ row, marks }: { readonly row: LedgerRecord; readonly marks: readonly string[] }) {
  const status = lineFields.text(row, 'status')
  const [returned, removed] = [lineFields.text(row, 'returnReason'), lineFields.text(row, 'removalReason')]
  return (
    <tr className={marks.length > 0 ? styles.marked : undefined}>
      <td>
        <Link to="/ledgers/$ledger" params={{ ledger: lineFields.ledger }} search={{ record: row.id }}>
          {lineFields.shown(row, 'household')}
        </Link>
      </td>
      <td>{lineFields.text(row, 'payee')}</td>
      <td>{lineFields.shown(row, 'standard')}</td>
      <td className={table.number}>{lineFields.text(row, 'quantity')}</td>
      <td className={table.number}>{amountText(lineFields.text(row, 'amount') || '0')}</td>
      <td>{lineFields.text(row, 'accountHolder')}</td>
      <td>
        <Tag tone={tones[status] ?? 'plain'}>{lineFields.shown(row, 'status') || '申请中'}</Tag>
        {returned !== '' && status === 'returned' ? <small> {returned}</small> : null}
        {removed !== '' && status === 'removed' ? <small> {removed}</small> : null}
      </td>
      <td className={styles.wrap}>
        {marks.map((mark) => (
          <Tag key={mark} tone="late">
            {mark}
          </Tag>
        ))}
      </td>
    </tr>
  )
}
