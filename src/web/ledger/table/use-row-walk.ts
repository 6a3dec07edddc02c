import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { LedgerRows } from './use-ledger-rows.ts'

interface RowWalk {
  /** The one row that is a stop for Tab. */
  readonly active: number
  readonly setActive: (row: number) => void
  readonly onKey: (event: KeyboardEvent) => void
}

interface Options {
  readonly show: (row: number) => void
  readonly openRecord: (record: LedgerRecord) => void
}

/** Walks the rows of a table with the keyboard: arrows, pages, both ends; Enter or the space bar opens one. */
export function useRowWalk(scroller: RefObject<HTMLElement | null>, rows: LedgerRows, { show, openRecord }: Options): RowWalk {
  const [active, setActive] = useState(0)
  const focusRow = (row: number) => {
    const target = Math.max(0, Math.min(rows.height - 1, row))
    setActive(target)
    show(target)
    window.requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-row="${target}"]`)?.focus({ preventScroll: true }),
    )
  }
  const onKey = (event: KeyboardEvent) => {
    const row = rowOfTarget(event.target)
    if (row === undefined) return
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      focusRow(row + step)
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault()
      focusRow(event.key === 'Home' ? 0 : rows.height - 1)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      const record = rows.rows[row]
      if (record !== undefined) openRecord(record)
    }
  }
  return { active, setActive, onKey }
}

const steps: Readonly<Record<string, number | undefined>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }

function rowOfTarget(target: EventTarget): number | undefined {
  const row = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined
  return row === undefined ? undefined : Number(row)
}
