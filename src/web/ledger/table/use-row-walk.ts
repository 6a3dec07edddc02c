import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { LedgerRows } from './use-ledger-rows.ts'

/** A cell by its place: the row, and the column counted from the left; no column while somebody stands on the row as a whole. */
export interface Place {
  readonly row: number
  readonly column: number | undefined
}

interface RowWalk {
  /** The one row that is a stop for Tab. */
  readonly active: number
  readonly setActive: (row: number) => void
  readonly place: Place
  /** Where a block of cells begins; where one stands, when only that one is chosen. */
  readonly anchor: Place
  readonly stand: (place: Place, extend?: boolean) => void
  readonly onKey: (event: KeyboardEvent) => void
}

interface Options {
  readonly columns: number
  readonly show: (row: number) => void
  readonly openRecord: (record: LedgerRecord) => void
  /** What else a key does on a cell; true where it did something. */
  readonly onCell?: ((event: KeyboardEvent, place: Place) => boolean) | undefined
}

/** Walks the rows of a table with the keyboard: arrows, pages, both ends; left and right go to its cells; Enter or the space bar opens a record. */
export function useRowWalk(scroller: RefObject<HTMLElement | null>, rows: LedgerRows, options: Options): RowWalk {
  const { columns, show, openRecord, onCell } = options
  const [place, setPlace] = useState<Place>({ row: 0, column: undefined })
  const [anchor, setAnchor] = useState<Place>(place)
  const stand = (next: Place, extend = false) => {
    const row = Math.max(0, Math.min(rows.height - 1, next.row))
    const column = next.column === undefined ? undefined : Math.max(0, Math.min(columns - 1, next.column))
    setPlace({ row, column })
    if (!extend) setAnchor({ row, column })
    show(row)
    window.requestAnimationFrame(() => {
      const found = scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"]`)
      // A cell of it may have been opened in between: then the hands are there.
      if (found?.querySelector('[data-editing]') == null) found?.focus({ preventScroll: true })
    })
  }
  const onKey = (event: KeyboardEvent) => {
    const row = rowOfTarget(event.target)
    if (row === undefined || isInput(event.target)) return
    const here = { row, column: place.column }
    const step = steps[event.key]
    const side = sides[event.key]
    const keeps = event.ctrlKey || event.metaKey || event.altKey
    if (step !== undefined && !keeps) {
      event.preventDefault()
      stand({ ...here, row: row + step }, event.shiftKey && here.column !== undefined)
    } else if (side !== undefined && !keeps) {
      event.preventDefault()
      stand({ row, column: here.column === undefined ? 0 : here.column + side }, event.shiftKey)
    } else if ((event.key === 'Home' || event.key === 'End') && !keeps) {
      event.preventDefault()
      stand({ ...here, row: event.key === 'Home' ? 0 : rows.height - 1 })
    } else if (onCell?.(event, here) === true) {
      event.preventDefault()
    } else if ((event.key === 'Enter' || event.key === ' ') && !keeps) {
      event.preventDefault()
      const record = rows.rows[row]
      if (record !== undefined) openRecord(record)
    }
  }
  const setActive = (row: number) => {
    if (row !== place.row) setPlace((now) => ({ ...now, row }))
  }
  return { active: place.row, setActive, place, anchor, stand, onKey }
}

const steps: Readonly<Record<string, number | undefined>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15 }
const sides: Readonly<Record<string, number | undefined>> = { ArrowRight: 1, ArrowLeft: -1 }

function rowOfTarget(target: EventTarget): number | undefined {
  const row = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined
  return row === undefined ? undefined : Number(row)
}

/** What is typed into a cell's own input is not for the table. */
function isInput(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('[data-editing], input[type=checkbox]') !== null
}
