import { isReference } from '../../../definition/field/field-type.ts'
import { parseFieldValue } from '../../../definition/field/parse-field-value.ts'
import { storeValue } from '../record/stored-value.ts'
import type { ImportProblem, ImportRow, RejectedCell } from '../types.ts'
import { doubtedCell } from './doubted-cell.ts'
import type { ColumnPlan, MatchedColumn } from './match-columns.ts'

/** The words by which a row names a record of another ledger. */
export interface NamedPart {
  readonly column: string
  /** The field of the referred ledger; undefined when the one column names the record by title or key. */
  readonly part: string | undefined
  readonly text: string
}

/** A cell that can be read, but is not taken for what it says unless the record holds it already. */
export interface Doubt {
  readonly code: 'lost-digits' | 'plain-percent'
  readonly field: string
  readonly cell: RejectedCell
}

/** A row whose own cells are read; its references are still words. */
export interface ReadRow {
  readonly row: number
  readonly stored: Record<string, string | null>
  readonly named: ReadonlyMap<string, readonly NamedPart[]>
  /** Fields whose cells could not be read: the row is looked at further only to name what else is wrong with it. */
  readonly broken: Set<string>
  readonly doubts: Doubt[]
}

export interface RowReading {
  readonly read: ReadRow
  readonly rejected: readonly RejectedCell[]
  readonly warnings: readonly ImportProblem[]
}

/** Reads one row's cells into the text form of their columns; collects what cannot be read, cell by cell. */
export function readRow(plan: ColumnPlan, { row, cells, doubts: marks }: ImportRow, today: string): RowReading {
  const stored: Record<string, string | null> = {}
  const named = new Map<string, NamedPart[]>()
  const broken = new Set<string>()
  const doubts: Doubt[] = []
  const rejected: RejectedCell[] = []
  const warnings: ImportProblem[] = []
  for (const column of plan.columns) {
    const text = cells[column.label] ?? ''
    const { id, field } = column.target
    const why = doubtedCell(field, text, marks?.[column.label])
    if (why !== undefined) {
      broken.add(id)
      rejected.push({ row, column: column.label, value: text, why })
      continue
    }
    if (isReference(field)) {
      const parts = named.get(id)
      const part = { column: column.label, part: column.part, text: text.trim() }
      if (parts === undefined) named.set(id, [part])
      else parts.push(part)
      continue
    }
    const cell = readCell(column, text, { today })
    if (cell.ok) {
      stored[id] = cell.text
      if (cell.doubtful) {
        const why = `${cell.warning ?? ''}。证件上确实如此的，请在台账里单独录入这一条。`
        doubts.push({ code: 'lost-digits', field: id, cell: { row, column: column.label, value: text, why } })
      } else if (cell.warning !== undefined) {
        warnings.push({
          code: 'doubtful-value',
          severity: 'warning',
          at: `第${row}行 ${column.label}`,
          message: `“${text.trim()}”：${cell.warning}`,
        })
      }
    } else {
      broken.add(id)
      rejected.push({ row, column: column.label, value: text, why: cell.why })
    }
  }
  // The other columns of a reference whose number is lost would only find fault with what is not there.
  for (const id of broken) named.delete(id)
  return { read: { row, stored, named, broken, doubts }, rejected, warnings }
}

type Cell =
  | { readonly ok: true; readonly text: string | null; readonly warning: string | undefined; readonly doubtful: boolean }
  | { readonly ok: false; readonly why: string }

/** One cell in the text form of its column. */
export function readCell(
  { target, unit }: MatchedColumn,
  text: string,
  options: { readonly today: string; readonly ratio?: boolean },
): Cell {
  const parsed = parseFieldValue(target.field, text, unit === undefined ? options : { ...options, unit })
  if (!parsed.ok) return parsed
  const kept = storeValue(target.field, parsed.value)
  return kept.ok ? { ok: true, text: kept.text, warning: parsed.warning, doubtful: parsed.doubtful === true } : kept
}
