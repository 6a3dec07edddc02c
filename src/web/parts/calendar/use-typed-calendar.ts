import type { InputRef } from 'antd'
import { type ChangeEvent, type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject, useRef, useState } from 'react'
import type { CalendarGrain } from '../../../definition/field/kinds.ts'
import { readTypedCalendar } from '../../../definition/field/read-typed-calendar.ts'
import { useSession } from '../../session/use-session.ts'

interface Options {
  readonly grain: CalendarGrain
  readonly text: string
  readonly change: (text: string) => void
  readonly settle: ((text: string) => void) | undefined
  readonly first: string | undefined
  readonly last: string | undefined
}

/** What a calendar input hears, and whether the panel below it is open. */
export function useTypedCalendar(input: RefObject<InputRef | null>, { grain, text, change, settle, first, last }: Options) {
  const { today } = useSession()
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
  const onKeyDown = (event: KeyboardEvent) => {
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
  const hears = {
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setOpen(false)
      change(event.target.value)
    },
    onMouseDown: () => {
      wasInside.current = document.activeElement === input.current?.input
    },
    onClick: (event: MouseEvent<HTMLInputElement>) => {
      const { selectionStart, selectionEnd } = event.currentTarget
      if (!wasInside.current && selectionStart === selectionEnd) event.currentTarget.select()
      wasInside.current = true
      setOpen(true)
    },
    onFocus: (event: FocusEvent<HTMLInputElement>) => event.target.select(),
    onBlur: () => {
      setOpen(false)
      leave()
    },
    onKeyDown,
  }
  return { open, setOpen, put, hears }
}
