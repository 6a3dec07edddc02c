import { CalendarOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { useRef } from 'react'
import type { CalendarGrain } from '../../../definition/field/kinds.ts'
import { writeTypedCalendar } from '../../../definition/field/read-typed-calendar.ts'
import { ClearIcon } from '../ClearIcon.tsx'
import { CalendarPanel } from './CalendarPanel.tsx'
import styles from './calendar.module.css'
import { useTypedCalendar } from './use-typed-calendar.ts'

interface Props {
  readonly grain: CalendarGrain
  /** What stands in it: a kept value, or what somebody has typed so far. */
  readonly text: string
  /** Every key as it is typed; on leaving and on Enter the value that was read, if one was. */
  readonly change: (text: string) => void
  /** Left, or Enter pressed, or picked: what stands in it now is meant. */
  readonly settle?: (text: string) => void
  readonly invalid: boolean
  readonly id?: string | undefined
  readonly label?: string | undefined
  readonly describedBy?: string | undefined
  readonly placeholder?: string | undefined
  readonly first?: string | undefined
  readonly last?: string | undefined
  readonly clearable?: boolean
}

const examples: Readonly<Record<CalendarGrain, string>> = {
  day: '如 2026-11-12、11-12',
  minute: '如 2026-11-12 08:30',
  month: '如 2026-11、11月',
  quarter: '如 2026年一季度',
  year: '如 2026',
}

/**
 * One point of the calendar, typed or picked with the mouse. Nothing is rewritten while somebody types; on leaving and on Enter it is read as a whole,
 * and what cannot be read stays as it is, for whoever uses it to say so and to stop. Coming into it selects all, so that typing replaces.
 */
export function CalendarInput({ grain, text, change, settle, invalid, clearable = true, first, last, ...props }: Props) {
  const input = useRef<InputRef>(null)
  const { open, setOpen, put, hears } = useTypedCalendar(input, { grain, text, change, settle, first, last })
  return (
    <span className={styles.calendar}>
      <Input
        ref={input}
        {...(props.id === undefined ? {} : { id: props.id })}
        aria-label={props.label}
        aria-invalid={invalid}
        aria-describedby={props.describedBy}
        {...(invalid ? { status: 'error' as const } : {})}
        placeholder={props.placeholder ?? examples[grain]}
        autoComplete="off"
        allowClear={clearable ? { clearIcon: <ClearIcon /> } : false}
        suffix={<CalendarOutlined aria-hidden className={styles.mark} onClick={() => setOpen(!open)} />}
        value={writeTypedCalendar(text)}
        {...hears}
      />
      {open ? (
        <CalendarPanel
          grain={grain}
          value={text}
          first={first}
          last={last}
          close={() => setOpen(false)}
          pick={(value) => {
            setOpen(false)
            put(value)
          }}
        />
      ) : null}
    </span>
  )
}
