import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { IssueSummary } from '../../api/contract/board.ts'
import { addMonths } from '../../definition/period/calendar-month.ts'
import styles from './board.module.css'
import { presentMonth, stateWords } from './words.ts'

interface Props {
  readonly month: string
  /** No month after this one can be shown. */
  readonly last: string
  readonly issues: readonly IssueSummary[]
  readonly change: (month: string) => void
}

/** One month back or on, or any of the last two years; what was published says so. */
export function MonthSwitch({ month, last, issues, change }: Props) {
  const known = Array.from({ length: 24 }, (_, index) => addMonths(last, -index))
  const months = [...new Set([...known, month])].sort().reverse()
  const stateOf = (one: string) => issues.find((issue) => issue.month === one && issue.state !== 'withdrawn')?.state
  return (
    <span className={styles.months}>
      <Button icon={<LeftOutlined />} aria-label="上一个月" onClick={() => change(addMonths(month, -1))} />
      <Select
        aria-label="月份"
        value={month}
        style={{ width: 196 }}
        onChange={(next: string) => change(next)}
        options={months.map((value) => {
          const state = stateOf(value)
          return { value, label: `${presentMonth(value)}${state === undefined ? '' : ` · ${stateWords[state]}`}` }
        })}
      />
      <Button icon={<RightOutlined />} aria-label="下一个月" disabled={month >= last} onClick={() => change(addMonths(month, 1))} />
    </span>
  )
}
