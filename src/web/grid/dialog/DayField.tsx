import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import styles from '../grid.module.css'

interface Props {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly change: (day: string) => void
  /** The first and the last day that can be chosen. */
  readonly first?: string
  readonly last?: string
  /** What is to be known of the day, below it. */
  readonly children?: ReactNode
}

/** One day in a dialog of duties; never empty. */
export function DayField({ id, label, value, change, first, last, children }: Props) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <DatePicker
        id={id}
        allowClear={false}
        value={dayjs(value)}
        {...(first === undefined ? {} : { minDate: dayjs(first) })}
        {...(last === undefined ? {} : { maxDate: dayjs(last) })}
        onChange={(next) => (next === null ? undefined : change(next.format('YYYY-MM-DD')))}
      />
      {children}
    </div>
  )
}

/** The day so many days after another. */
export function dayAfter(day: string, days = 1): string {
  return dayjs(day).add(days, 'day').format('YYYY-MM-DD')
}
