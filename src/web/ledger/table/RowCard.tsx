// biome-ignore-all lint/a11y/useSemanticElements: a virtual table lays its rows out itself, with the roles of a grid
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows are focused, the cells are read with them
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { calendarGrain } from '../../../definition/field/field-type.ts'
import { type Column, cellText } from '../columns.ts'
import { CommentMark, type Mark } from '../comment/CommentMark.tsx'
import styles from './table.module.css'

/** What of a ledger stands on a phone's two lines: what names the record, the amount that one looks for, and below them when, where and what. */
export function cardColumns(columns: readonly Column[]): {
  readonly name: Column | undefined
  readonly amount: Column | undefined
  readonly rest: readonly Column[]
} {
  const [name, ...others] = columns
  const amount =
    others.find(({ field }) => field.kind === 'money') ??
    others.find(({ field }) => field.kind === 'area') ??
    others.find(({ numeric }) => numeric)
  const telling = others.filter((column) => column !== amount)
  const dated = telling.filter(({ field }) => calendarGrain(field) !== undefined).slice(0, 1)
  const placed = telling.filter(({ field }) => field.kind === 'village' || field.kind === 'choice' || field.kind === 'ref').slice(0, 2)
  return { name, amount, rest: [...dated, ...placed] }
}

interface CardProps {
  readonly record: LedgerRecord | undefined
  readonly columns: readonly Column[]
  /** How much is said about it. */
  readonly marks: ReadonlyMap<string, Mark> | undefined
}

/** One record on two lines, with its amount in view. */
export function RowCard({ record, columns, marks }: CardProps) {
  const { name, amount, rest } = cardColumns(columns)
  if (record === undefined || name === undefined)
    return (
      <div role="gridcell" aria-colindex={1}>
        <span className={styles.waiting} />
      </div>
    )
  const { called, beside } = namesOf(record, name)
  const told = [
    beside,
    ...rest.map((column) => cellText(record, column)).filter((text) => !called.includes(text) && !beside.includes(text)),
  ]
  return (
    <>
      <div role="gridcell" aria-colindex={1} className={styles.cardName}>
        <b>
          <span>{called}</span>
          <CommentMark mark={marks?.get(record.id)} />
        </b>
        <small>{told.filter((text) => text !== '').join(' · ')}</small>
      </div>
      {amount === undefined ? null : (
        <div role="gridcell" aria-colindex={2} className={styles.cardAmount}>
          <b>{cellText(record, amount)}</b>
          <small>
            {amount.label}
            {amount.unit === undefined ? '' : `（${amount.unit}）`}
          </small>
        </div>
      )}
    </>
  )
}

/** A title as its two lines: what names the record, and what else tells it from others, such as its month, which would be cut off behind a long name. */
function namesOf(record: LedgerRecord, name: Column): { readonly called: string; readonly beside: string } {
  const own = cellText(record, name)
  const { title } = record
  if (own !== '' && title.startsWith(`${own} `)) return { called: own, beside: title.slice(own.length).trim() }
  return { called: title === '' ? own : title, beside: '' }
}
