import { CalendarOutlined } from '@ant-design/icons'
import { Input, type InputRef } from 'antd'
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import type { CalendarGrain } from '../../../definition/field/kinds.ts'
import { readTypedCalendar, writeTypedCalendar } from '../../../definition/field/read-typed-calendar.ts'
import { useSession } from '../../session/use-session.ts'
import { ClearIcon } from '../ClearIcon.tsx'
import { CalendarPanel } from './CalendarPanel.tsx'
import styles from './calendar.module.css'

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
  const { today } = useSession()
  const input = useRef<InputRef>(null)
  const [open, setOpen] = useState(false)
  const wasInside = useRef(false)

  const put = (next: string) => {
    if (next !== text) change(next)
    settle?.(next)
  }
  const leave = () => {
    const read = text.trim() === '' ? undefined : readTypedCalendar({ grain, text, today, first, last })
    put(read?.ok === true ? read.value : text)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      setOpen(false)
      leave()
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      setOpen(true)
    } else if (event.key === 'Escape' && open) {
      // The dialog around it stays.
      event.stopPropagation()
      event.nativeEvent.stopImmediatePropagation()
      setOpen(false)
    }
  }
  const onClick = (event: MouseEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget
    if (!wasInside.current && selectionStart === selectionEnd) event.currentTarget.select()
    wasInside.current = true
    setOpen(true)
  }
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
        onChange={(event) => {
          setOpen(false)
          change(event.target.value)
        }}
        onMouseDown={() => {
          wasInside.current = document.activeElement === input.current?.input
        }}
        onClick={onClick}
        onFocus={(event: FocusEvent<HTMLInputElement>) => event.target.select()}
        onBlur={() => {
          setOpen(false)
          leave()
        }}
        onKeyDown={onKey}
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
