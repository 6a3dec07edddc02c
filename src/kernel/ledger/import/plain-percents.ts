import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import { parseNumber } from '../../../definition/field/parse-number.ts'
import type { PercentField } from '../../../definition/field/types.ts'
import type { ImportProblem, ImportRow, PlainPercents, RejectedCell } from '../types.ts'
import type { MatchedColumn } from './column-plan.ts'
import { type Doubt, type ReadRow, type RowReading, readCell } from './read-row.ts'

/** A number without a percent sign that may as well be the ratio of a percentage. */
interface PlainCell {
  readonly read: ReadRow
  readonly text: string
  /** Why it is no percentage as it stands: too many decimals, mostly. */
  readonly rejected: RejectedCell | undefined
}

interface PercentColumn {
  readonly column: MatchedColumn
  readonly field: PercentField
  /** Whether the header has the sign that its cells leave out: `进度(%)`. */
  readonly isSigned: boolean
  readonly cells: PlainCell[]
  /** Cells that write the sign, and plain numbers that can be no ratio. */
  signed: number
  others: number
  /** Whether one of the plain cells is at most 1. */
  hasFraction: boolean
}

export interface PercentReader {
  note(row: ImportRow, reading: RowReading): void
  /** Reads the doubtful cells as `answer` says; without one each becomes a doubt of its row. Gives the rejections that no longer stand, and new ones. */
  settle(answer: PlainPercents | undefined): { readonly dropped: ReadonlySet<RejectedCell>; readonly rejected: readonly RejectedCell[] }
}

/**
 * Looks at the columns of percentages as a whole. A plain 0.35 is 0.35 % by the field's unit, but 35 % where a spreadsheet's percent format has got lost.
 * Beside cells that write the sign, or where no number of the column is above 1, nobody can tell: it is asked, never guessed.
 */
export function createPercentReader(columns: readonly MatchedColumn[], today: string): PercentReader {
  const watched = columns.flatMap((column): PercentColumn[] => {
    const { field } = column.target
    if (field.kind !== 'percent' || column.unit !== undefined) return []
    const isSigned = column.label.normalize('NFKC').includes('%')
    return [{ column, field, isSigned, cells: [], signed: 0, others: 0, hasFraction: false }]
  })
  return {
    note(row, reading) {
      for (const one of watched) noteCell(one, row, reading)
    },
    settle(answer) {
      const dropped = new Set<RejectedCell>()
      const rejected: RejectedCell[] = []
      for (const one of watched.filter(isDoubtful)) {
        if (answer === 'percent') continue
        for (const cell of one.cells) {
          if (cell.rejected !== undefined) dropped.add(cell.rejected)
          if (answer === undefined) doubt(one.column, cell)
          else rejected.push(...readAsRatio(one.column, cell, today))
        }
      }
      return { dropped, rejected }
    },
  }
}

/** What to ask about the open doubts, a question for each column. */
export function askPlainPercents(doubts: readonly Doubt[]): ImportProblem[] {
  const columns = new Map<string, RejectedCell[]>()
  for (const { cell } of doubts) columns.set(cell.column, [...(columns.get(cell.column) ?? []), cell])
  return [...columns].map(([column, cells]) => {
    const named = cells.slice(0, 10).map(({ row, value }) => `第${row}行的 ${value}`)
    const more = cells.length > named.length ? ` 等 ${cells.length} 格` : ''
    const example = cells[0]?.value ?? ''
    const message = `“${column}”是百分数，${named.join('、')}${more} 没有写百分号，分不清是 ${example}% 还是 ${timesHundred(example)}%。请写上百分号再导入，或者说明按哪一种读。`
    return { code: 'plain-percent', severity: 'error', at: column, message }
  })
}

function noteCell(one: PercentColumn, { row, cells }: ImportRow, { read, rejected }: RowReading): void {
  const text = (cells[one.column.label] ?? '').trim()
  const parsed = text === '' ? '' : parseNumber(text)
  if (typeof parsed === 'string' || parsed.rank !== undefined) return
  if (parsed.unit !== undefined) one.signed++
  else if (parsed.value.eq(0)) return
  else if (!mayBeRatio(one.field, parsed.value)) one.others++
  else {
    one.hasFraction ||= parsed.value.abs().lte(1)
    one.cells.push({ read, text, rejected: rejected.find((cell) => cell.row === row && cell.column === one.column.label) })
  }
}

/** At most 1, or somewhat above it as 1.05 of a plan; within the field's bounds once it is a percentage. */
function mayBeRatio({ max, min }: PercentField, value: Decimal): boolean {
  const percent = value.times(100)
  const isSmall = value.abs().lte(1) || (value.abs().lte(2) && !value.round(0, 0).eq(value))
  return isSmall && (max === undefined || percent.lte(max)) && (min === undefined || percent.gte(min))
}

function isDoubtful({ isSigned, cells, signed, others, hasFraction }: PercentColumn): boolean {
  return cells.length > 0 && (signed > 0 || (!isSigned && others === 0 && hasFraction))
}

function doubt({ label, target }: MatchedColumn, { read, text, rejected }: PlainCell): void {
  if (rejected !== undefined) read.broken = without(read.broken, target.id)
  read.doubts = [...read.doubts, { code: 'plain-percent', field: target.id, cell: { row: read.row, column: label, value: text, why: '' } }]
}

function readAsRatio(column: MatchedColumn, { read, text }: PlainCell, today: string): readonly RejectedCell[] {
  const cell = readCell(column, text, { today, ratio: true })
  if (!cell.ok) {
    read.broken = new Set([...read.broken, column.target.id])
    return [{ row: read.row, column: column.label, value: text, why: cell.why }]
  }
  read.stored[column.target.id] = cell.text
  read.broken = without(read.broken, column.target.id)
  return []
}

function without(broken: ReadonlySet<string>, field: string): ReadonlySet<string> {
  return new Set([...broken].filter((id) => id !== field))
}

function timesHundred(text: string): string {
  const parsed = parseNumber(text)
  return typeof parsed === 'string' ? text : decimal(parsed.value.times(100)).toFixed()
}
