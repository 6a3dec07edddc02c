import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { traitsOf } from '../../../definition/field/kinds.ts'
import { SlowNote } from '../../parts/SlowNote.tsx'
import type { Column } from '../columns.ts'
import { FieldInput } from '../form/FieldInput.tsx'
import { textOf } from '../form/form-values.ts'
import styles from './table.module.css'
import type { CellActs } from './table-act.ts'

/** Where one goes when a cell is left: to the row below, to the next cell, or nowhere. */
export type Leaving = 'down' | 'right' | 'stay'

interface Props {
  readonly record: LedgerRecord
  readonly column: Column
  /** What was typed to begin with: it stands in place of what was there. */
  readonly typed: string | undefined
  readonly save: CellActs['save']
  readonly leave: (to: Leaving) => void
}

/** One cell under somebody's hands: Enter keeps it and goes down, Tab to the next one, Esc leaves it as it was. Held to the checks of the form. */
export function CellEditor({ record, column, typed, save, leave }: Props) {
  const before = textOf(record.values[column.id])
  const [text, setText] = useState(typed ?? before)
  const [why, setWhy] = useState<string>()
  const [busy, setBusy] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const { input } = traitsOf(column.field)
  const isChosen = input === 'options' || input === 'record' || input === 'yesNo'

  useEffect(() => {
    const found = box.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')
    found?.focus()
    if (typed === undefined && found?.type !== 'radio') found?.select()
  }, [typed])

  const keep = async (next: string, to: Leaving) => {
    if (busy) return
    if (next.trim() === before) return leave(to)
    setBusy(true)
    const problem = await save(record, column, next)
    setBusy(false)
    if (problem === undefined) leave(to)
    else setWhy(problem)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const done = event.key === 'Tab' ? 'right' : event.key === 'Enter' && !isChosen ? 'down' : undefined
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      leave('stay')
    } else if (done !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      void keep(text, done)
    }
  }
  const change = (next: string) => {
    setText(next)
    setWhy(undefined)
    // A choice is made by one press.
    if (isChosen) void keep(next, 'stay')
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are the input's own, on their way to it
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click in the input is not one on the row
    <div className={styles.editor} ref={box} data-editing onKeyDownCapture={onKey} onClick={(event) => event.stopPropagation()}>
      <FieldInput
        field={column.field}
        id={`cell-${column.id}`}
        value={text}
        change={change}
        invalid={why !== undefined}
        describedBy={why === undefined ? undefined : 'cell-why'}
      />
      <SlowNote saving={busy} paused={false} />
      {why === undefined ? null : (
        <p id="cell-why" role="alert">
          {why}
        </p>
      )}
    </div>
  )
}
