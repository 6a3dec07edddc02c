import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { CalendarField } from '../../parts/calendar/CalendarField.tsx'
import styles from '../grid.module.css'

interface Props {
  readonly id: string
  readonly label: string
  /** undefined while what was typed is no day that can be chosen. */
  readonly value: string | undefined
  readonly change: (day: string | undefined) => void
  /** The first and the last day that can be chosen. */
  readonly first?: string
  readonly last?: string
  /** What is to be known of the day, below it. */
  readonly children?: ReactNode
}

/** One day in a dialog of duties. */
export function DayField({ id, label, value, change, first, last, children }: Props) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <CalendarField grain="day" id={id} value={value} change={change} first={first} last={last} />
      {children}
    </div>
  )
}

/** The day so many days after another. */
export function dayAfter(day: string, days = 1): string {
  return dayjs(day).add(days, 'day').format('YYYY-MM-DD')
}
