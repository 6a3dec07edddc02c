import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { type Column, writtenCell } from '../columns.ts'
import { writeBlock } from './block.ts'
import type { Leaving } from './CellEditor.tsx'
import type { CellActs, RowChoice } from './table-act.ts'
import type { LedgerRows } from './use-ledger-rows.ts'
import type { Place } from './use-row-walk.ts'

export interface Editing {
  readonly row: number
  readonly column: number
  readonly typed: string | undefined
}

interface Options {
  readonly rows: LedgerRows
  readonly columns: readonly Column[]
  readonly acts: CellActs | undefined
  readonly choice: RowChoice | undefined
  /** The record that is open beside the table. */
  readonly open: string | undefined
}

/** What these do to the record that is open they do from its cells as well; in any other row they begin a word. */
const keysOfRecord: ReadonlySet<string> = new Set(['e', 'c'])

interface Block {
  readonly rows: readonly [number, number]
  readonly columns: readonly [number, number]
}

/** The cells between two places; undefined where one stands on a row as a whole. */
export function blockBetween(one: Place, other: Place): Block | undefined {
  if (one.column === undefined || other.column === undefined) return undefined
  return {
    rows: [Math.min(one.row, other.row), Math.max(one.row, other.row)],
    columns: [Math.min(one.column, other.column), Math.max(one.column, other.column)],
  }
}

/** What is done in cells by key and clipboard: changed in place, filled down, copied, pasted. */
export function useCells({ rows, columns, acts, choice, open }: Options) {
  const [editing, setEditing] = useState<Editing>()

  const begin = (row: number, column: number, typed?: string): boolean => {
    const [record, found] = [rows.rows[row], columns[column]]
    if (acts === undefined || record === undefined || found === undefined) return false
    const why = acts.whyNot(record, found)
    if (why === undefined) setEditing({ row, column, typed })
    else acts.tell(why)
    return true
  }

  const fill = (block: Block | undefined): boolean => {
    if (acts === undefined || block === undefined || block.rows[0] === block.rows[1]) return false
    acts.fillDown(rows.rows.slice(block.rows[0], block.rows[1] + 1), columns.slice(block.columns[0], block.columns[1] + 1))
    return true
  }

  const onCell = (event: KeyboardEvent, place: Place, anchor: Place): boolean => {
    const record = rows.rows[place.row]
    const isCommand = event.ctrlKey || event.metaKey
    if (isCommand && event.key.toLowerCase() === 'd') return fill(blockBetween(anchor, place))
    if (isCommand || event.altKey) return false
    if (place.column === undefined) {
      if (event.key !== 'x' || choice === undefined || record === undefined) return false
      choice.toggle([record], !choice.chosen.has(record.id))
      return true
    }
    if (keysOfRecord.has(event.key) && record !== undefined && record.id === open) return false
    if (event.key === 'F2') return begin(place.row, place.column)
    if (event.key === 'Delete' || event.key === 'Backspace') return begin(place.row, place.column, '')
    // An input method is at work: its letters go into the cell's own input.
    if (event.key === 'Process') return !begin(place.row, place.column, '')
    return [...event.key].length === 1 && event.key !== ' ' ? begin(place.row, place.column, event.key) : false
  }

  const onCopy = (event: ClipboardEvent, anchor: Place, place: Place) => {
    const block = blockBetween(anchor, place)
    if (block === undefined || isTyping(event.target)) return
    const lain = columns.slice(block.columns[0], block.columns[1] + 1)
    const taken = rows.rows.slice(block.rows[0], block.rows[1] + 1)
    event.clipboardData.setData(
      'text/plain',
      writeBlock(taken.map((record) => lain.map((column) => plainText(writtenCell(record, column), column)))),
    )
    event.preventDefault()
  }

  const onPaste = (event: ClipboardEvent, place: Place) => {
    if (acts === undefined || isTyping(event.target)) return
    const text = event.clipboardData.getData('text/plain')
    if (text === '') return
    event.preventDefault()
    acts.paste(text, { row: place.row, column: place.column ?? 0 })
  }

  const leave = (to: Leaving, stand: (place: Place) => void) => {
    if (editing === undefined) return
    setEditing(undefined)
    const { row, column } = editing
    stand({ row: to === 'down' ? row + 1 : row, column: to === 'right' ? Math.min(column + 1, columns.length - 1) : column })
  }
  return { editing, begin, onCell, onCopy, onPaste, leave }
}

/** A spreadsheet reads a number without the marks between its thousands. */
function plainText(text: string, { numeric }: Column): string {
  return numeric ? text.replaceAll(',', '') : text
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('[data-editing]') !== null
}
