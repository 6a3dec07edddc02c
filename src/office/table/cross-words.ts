import { plainHeader } from '../../definition/ledger/column-words.ts'
import { digitDates } from '../../definition/period/digit-dates.ts'
import type { UnitId } from '../../definition/unit/unit.ts'

/** A field of a ledger whose values may stand over the columns of a cross table, or before its lines. */
export interface CrossAxis {
  /** What its column is called in the ledger. */
  readonly label: string
  /** What else it may be called. */
  readonly words: readonly string[]
  /** The values that are known of it. */
  readonly names: readonly string[]
  /** Months (3月) or years (2020年) instead of names. */
  readonly calendar?: 'month' | 'year' | undefined
  /** Any word may be a value of it: it is one where the sheet says that these are. */
  readonly isOpen: boolean
}

/** A field that the cells of a cross table may fill. */
export interface CrossFigure {
  readonly label: string
  readonly words: readonly string[]
  readonly unit: UnitId | undefined
}

/** What a ledger can read of a cross table. */
export interface CrossWords {
  readonly axes: readonly CrossAxis[]
  readonly figures: readonly CrossFigure[]
  /** What somebody said that it is, where it may be several: one of the choices that were given. */
  readonly chosen?: string | undefined
}

/** How a cross table was understood. */
export interface CrossReading {
  /** What its lines are. */
  readonly rows: readonly string[]
  readonly columns: string
  /** With its unit. */
  readonly figure: string
  /** Cells that became rows, and cells that are empty and did not. */
  readonly filled: number
  readonly blank: number
  /** Sums of lines and columns that were held against the cells. */
  readonly sums: number
}

const month = /^(?:(?:19|20)\d{2}年)?(?:1[0-2]|0?[1-9])月份?$|^(?:19|20)\d{2}[-./](?:1[0-2]|0?[1-9])$/
const year = /^(?:19|20)\d{2}年度?$/

/** Whether a word over a column is a value of the axis. */
export function isValueOf(axis: CrossAxis): (head: string) => boolean {
  if (axis.calendar !== undefined) return (head) => (axis.calendar === 'month' ? month : year).test(digitDates(plainHeader(head)))
  const names = new Set(axis.names.map(plainHeader))
  return (head) => names.has(plainHeader(head))
}

/** Whether the axis is called so. */
export function isCalled({ label, words }: Pick<CrossAxis, 'label' | 'words'>, cell: string): boolean {
  const name = plainHeader(cell)
  return name !== '' && [label, ...words].some((word) => plainHeader(word) === name)
}

/** A cell between two labels says both: 村\作物, 月份/村. */
export function partsOfCorner(cell: string): readonly string[] {
  return cell
    .split(/[\\/／＼|｜\n\s\u3000]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
