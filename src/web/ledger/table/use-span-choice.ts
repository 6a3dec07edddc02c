import { type MouseEvent, useRef } from 'react'
import type { RowChoice } from './table-act.ts'
import type { LedgerRows } from './use-ledger-rows.ts'

/** Chooses a row by its box; with Shift, all from the one that was last chosen. */
export function useSpanChoice(rows: LedgerRows, choice: RowChoice | undefined): (event: MouseEvent, row: number) => void {
  const last = useRef<number>(undefined)
  return (event, row) => {
    const record = rows.rows[row]
    if (choice === undefined || record === undefined) return
    const from = event.shiftKey ? (last.current ?? row) : row
    choice.toggle(rows.rows.slice(Math.min(from, row), Math.max(from, row) + 1), !choice.chosen.has(record.id))
    last.current = row
  }
}
