import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { TraceView } from '../../api/contract/indicator.ts'
import { partQuery } from '../http/queries.ts'
import { presentPeriodKey } from '../parts/period.ts'
import { groupDigits, inUnit, isDecimalText, quantityText } from '../parts/quantity.ts'
import styles from './trace.module.css'

interface Props {
  readonly trace: TraceView
  /** How many records of each operand were asked for. */
  readonly limit: number
  readonly showAll: () => void
  readonly busy: boolean
  /** Rows shown before somebody asks for more. */
  readonly first?: number
  /** Shows a record where one is; without it a press leads to its ledger. */
  readonly openRecord?: ((ledger: string, record: string) => void) | undefined
}

/** What a value is made of: each measured part with its records, whose contributions recompute to it exactly. */
export function TraceOperands({ trace, limit, showAll, busy, first = 10, openRecord }: Props) {
  const several = trace.operands.length > 1
  return (
    <div className={styles.trace}>
      {several ? <p className={styles.formula}>{trace.formula}</p> : null}
      {trace.operands.length === 0 ? <p className={styles.none}>没有记录。</p> : null}
      {trace.operands.map((operand) => (
        <Operand
          key={`${operand.request.indicator}-${operand.request.period}-${JSON.stringify(operand.request.slices ?? [])}`}
          operand={operand}
          titled={several}
          limit={limit}
          showAll={showAll}
          busy={busy}
          first={first}
          openRecord={openRecord}
        />
      ))}
    </div>
  )
}

type Operand = TraceView['operands'][number]

function Operand({
  operand,
  titled,
  limit,
  showAll,
  busy,
  first,
  openRecord,
}: Omit<Props, 'trace' | 'first'> & { readonly operand: Operand; readonly titled: boolean; readonly first: number }) {
  const { data: index } = useQuery(partQuery('indicator', operand.request.indicator))
  const [shown, setShown] = useState(first)
  const indicator = index?.indicators.get(operand.request.indicator)
  const unit = indicator?.unit ?? '无'
  const rows = operand.contributions.slice(0, shown)
  const summed = operand.type === 'sum' || operand.type === 'count'
  return (
    <div className={styles.operand}>
      <p className={styles.head}>
        <b>{titled ? operandTitle(operand) : `${groupDigits(String(operand.count))} 条`}</b>
        <span>
          {titled ? `${groupDigits(String(operand.count))} 条，` : ''}
          {summed ? `逐条相加等于 ${quantityText(operand.value, unit)}` : quantityText(operand.value, unit)}
        </span>
      </p>
      {rows.length === 0 ? null : <Contributions rows={rows} type={operand.type} unit={unit} openRecord={openRecord} />}
      {operand.count > rows.length ? (
        <p className={styles.more}>
          显示 {groupDigits(String(rows.length))} / {groupDigits(String(operand.count))}
          <Button
            type="link"
            size="small"
            loading={busy && operand.contributions.length < Math.min(operand.count, limit)}
            onClick={() => {
              if (operand.contributions.length < operand.count && shown >= operand.contributions.length) showAll()
              setShown(shown + 200)
            }}
          >
            再看一些
          </Button>
          {operand.ledger === undefined ? null : (
            <Link to="/ledgers/$ledger" params={{ ledger: operand.ledger }} search={{}}>
              打开台账
            </Link>
          )}
        </p>
      ) : null}
    </div>
  )
}

interface ContributionsProps extends Pick<Props, 'openRecord'> {
  readonly rows: Operand['contributions']
  readonly type: Operand['type']
  readonly unit: string
}

function Contributions({ rows, type, unit, openRecord }: ContributionsProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">记录</th>
          <th scope="col">时间</th>
          <th scope="col" className={styles.right}>
            {valueHeader(type, unit)}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.record}-${row.value ?? ''}`}>
            <td>
              <Link
                to="/ledgers/$ledger"
                params={{ ledger: row.ledger }}
                search={{ record: row.record }}
                onClick={(event) => {
                  // With a key held down it opens in a tab of its own.
                  if (openRecord === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return
                  event.preventDefault()
                  openRecord(row.ledger, row.record)
                }}
              >
                {row.title === '' ? '（未命名）' : row.title}
              </Link>
            </td>
            <td className={styles.placed}>{row.placed ?? ''}</td>
            <td className={styles.right}>{contribution(row.value, type, unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function operandTitle({ label, request }: Operand): string {
  const period = presentPeriodKey(request.period)
  return label.includes(period) ? label : `${label} · ${period}`
}

function valueHeader(type: string, unit: string): string {
  if (type === 'count') return '计'
  if (type === 'countDistinct') return '按什么算一个'
  return unit === '无' ? '值' : `值（${unit}）`
}

function contribution(value: string | null, type: string, unit: string): string {
  if (value === null) return '—'
  if (type === 'countDistinct' || type === 'count' || !isDecimalText(value)) return value.length > 20 ? `${value.slice(0, 8)}…` : value
  return groupDigits(inUnit(value, unit))
}
