import { useState } from 'react'
import type { CalendarGrain } from '../../../definition/field/kinds.ts'
import { readTypedCalendar } from '../../../definition/field/read-typed-calendar.ts'
import { useSession } from '../../session/use-session.ts'
import { CalendarInput } from './CalendarInput.tsx'
import styles from './calendar.module.css'

interface Props {
  readonly grain: CalendarGrain
  /** A kept value; undefined while what was typed cannot be read, empty for none. */
  readonly value: string | undefined
  /** The value that is typed, with every key; undefined when it cannot be read, which must stop whatever would use it. Empty only when it is optional. */
  readonly change?: (value: string | undefined) => void
  /** For a page that looks at a day: only what is meant, never what is half typed or cannot be read. */
  readonly settle?: (value: string) => void
  readonly id?: string
  readonly label?: string
  readonly placeholder?: string
  readonly optional?: boolean
  readonly first?: string | undefined
  readonly last?: string | undefined
  /** The sentence about it lies over what is below instead of pushing it down. */
  readonly floating?: boolean
}

/** A calendar input that stands by itself, outside a ledger's form: it keeps what is typed, and says what is wrong with it. */
export function CalendarField({ grain, value, change, settle, optional = false, floating = false, ...props }: Props) {
  const { today } = useSession()
  const { first, last } = props
  // What was typed until it is left; nothing when what stands there is the value.
  const [typed, setTyped] = useState<string>()
  const [left, setLeft] = useState(false)
  const text = typed ?? value ?? ''
  const read = readOptional(text, { grain, today, first, last, optional })
  const why = left && typed !== undefined && !read.ok ? read.why : undefined
  const note = `${props.id ?? props.label ?? grain}-calendar-note`
  return (
    <span className={styles.field}>
      <CalendarInput
        {...props}
        grain={grain}
        text={text}
        invalid={why !== undefined}
        describedBy={why === undefined ? undefined : note}
        clearable={optional}
        change={(next) => {
          setTyped(next)
          setLeft(false)
          const now = readOptional(next, { grain, today, first, last, optional })
          change?.(now.ok ? now.value : undefined)
        }}
        settle={(next) => {
          const now = readOptional(next, { grain, today, first, last, optional })
          setLeft(true)
          if (!now.ok) return
          setTyped(undefined)
          if (now.value !== value) settle?.(now.value)
        }}
      />
      {why === undefined ? null : (
        <small id={note} role="alert" className={floating ? styles.floating : styles.why}>
          {why}
        </small>
      )}
    </span>
  )
}

type Reading = Omit<Parameters<typeof readTypedCalendar>[0], 'text'> & { readonly optional: boolean }

function readOptional(text: string, { optional, ...how }: Reading): ReturnType<typeof readTypedCalendar> {
  if (text.trim() !== '') return readTypedCalendar({ ...how, text })
  return optional ? { ok: true, value: '' } : { ok: false, why: '不能空着' }
}
