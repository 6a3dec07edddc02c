// biome-ignore-all lint/a11y/noStaticElementInteractions: the panel only keeps the focus where it was
// biome-ignore lint/style/noRestrictedImports: its panel only, without its input.
import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { CalendarGrain } from '../../../definition/field/kinds.ts'
import { readTypedCalendar } from '../../../definition/field/read-typed-calendar.ts'
import { useSession } from '../../session/use-session.ts'
import styles from './calendar.module.css'

interface Props {
  readonly grain: CalendarGrain
  readonly value: string
  readonly first: string | undefined
  readonly last: string | undefined
  readonly pick: (value: string) => void
  readonly close: () => void
}

/** The calendar below an input. Only its panel is used: what stands in the input is not its business, and the focus stays there. */
export function CalendarPanel({ grain, value, first, last, pick, close }: Props) {
  const { today } = useSession()
  return (
    <DatePicker
      open
      picker={pickers[grain]}
      {...(grain === 'minute' ? { showTime: { format: 'HH:mm' } } : {})}
      defaultPickerValue={dayjs(today)}
      value={dayOf({ grain, value, today })}
      {...(first === undefined ? {} : { minDate: dayjs(first) })}
      {...(last === undefined ? {} : { maxDate: dayjs(last) })}
      onChange={(day: Dayjs | null) => (day === null ? undefined : pick(write(grain, day)))}
      onOpenChange={(open) => (open ? undefined : close())}
      panelRender={(panel) => <div onMouseDown={(event) => event.preventDefault()}>{panel}</div>}
      className={styles.anchor ?? ''}
      inputReadOnly
      tabIndex={-1}
      aria-hidden
    />
  )
}

const pickers = { day: 'date', minute: 'date', month: 'month', quarter: 'quarter', year: 'year' } as const

function dayOf({ grain, value, today }: { readonly grain: CalendarGrain; readonly value: string; readonly today: string }): Dayjs | null {
  const read = readTypedCalendar({ grain, text: value, today })
  if (!read.ok) return null
  const quarter = /^(\d{4})-Q([1-4])$/.exec(read.value)
  return dayjs(quarter === null ? read.value : `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01`)
}

function write(grain: CalendarGrain, day: Dayjs): string {
  switch (grain) {
    case 'day':
      return day.format('YYYY-MM-DD')
    case 'minute':
      return day.format('YYYY-MM-DDTHH:mm')
    case 'month':
      return day.format('YYYY-MM')
    case 'quarter':
      return `${day.year()}-Q${Math.floor(day.month() / 3) + 1}`
    case 'year':
      return day.format('YYYY')
  }
}
