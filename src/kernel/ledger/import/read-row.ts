import { isReadFromWords, isReference } from '../../../definition/field/field-type.ts'
import { parseFieldValue } from '../../../definition/field/parse-field-value.ts'
import { ownValue } from '../../../definition/name/own-value.ts'
import { digitDates } from '../../../definition/period/digit-dates.ts'
import { storeValue } from '../record/stored-value.ts'
import type { ImportProblem, ImportRow, RejectedCell } from '../types.ts'
import type { ColumnPlan, MatchedColumn, TickedColumn } from './column-plan.ts'
import { doubtedCell, type Mark } from './doubted-cell.ts'
import { tickedWords } from './ticked-columns.ts'

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

/** The words of a row for one reference field. */
export interface NamedReference {
  readonly field: string
  readonly parts: readonly NamedPart[]
}

/** A row whose own cells are read; its references are still words. A hundred thousand are held at once: what most have not is one and the same empty thing. */
export interface ReadRow {
  readonly row: number
  readonly stored: Record<string, string | null>
  readonly named: readonly NamedReference[]
  /** Fields whose cells could not be read: the row is looked at further only to name what else is wrong with it. */
  broken: ReadonlySet<string>
  doubts: readonly Doubt[]
}

/** The words of a row for a reference field; undefined when it has none. */
export function namedIn({ named }: Pick<ReadRow, 'named'>, field: string): readonly NamedPart[] | undefined {
  for (const one of named) if (one.field === field) return one.parts
  return undefined
}

export interface RowReading {
  readonly read: ReadRow
  readonly rejected: readonly RejectedCell[]
  readonly warnings: readonly ImportProblem[]
}

/** The columns of one file, as they are read. */
export interface ColumnReaders {
  readonly columns: readonly ColumnReader[]
  /** References that more than one column names. */
  readonly several: ReadonlySet<string>
}

const unbroken: ReadonlySet<string> = new Set()
const undoubted: readonly Doubt[] = []
/** Texts of a column whose reading is kept, if they are not long: offices write the same few words in most of them. */
const kept = 2_000
const keptLength = 100

/** What `readRow` reads the rows of a file by. */
export function createColumnReaders(plan: ColumnPlan, today: string): ColumnReaders {
  return {
    columns: plan.columns.map((column) => createColumnReader(column, { today, year: plan.year })),
    several: new Set(plan.columns.flatMap(({ target }, at) => (isRepeated(plan.columns, at) ? [target.id] : []))),
  }
}

/** Reads one row's cells into the text form of their columns; collects what cannot be read, cell by cell. */
export function readRow({ columns, several }: ColumnReaders, { row, cells, doubts: marks }: ImportRow): RowReading {
  const stored: Record<string, string | null> = {}
  const named: NamedReference[] = []
  const rejected: RejectedCell[] = []
  const warnings: ImportProblem[] = []
  let broken: Set<string> | undefined
  let doubts: Doubt[] | undefined
  const reject = (id: string, cell: RejectedCell): void => {
    broken ??= new Set()
    broken.add(id)
    rejected.push(cell)
  }
  for (const column of columns) {
    const { label, id } = column
    const text = column.text ?? wordsOf(column, cells)
    const why = column.doubted(text, marks === undefined ? undefined : ownValue(marks, label))
    if (why !== undefined) reject(id, { row, column: label, value: text, why })
    else if (column.reference !== undefined) named.push(column.reference(text))
    else {
      const cell = column.cell(text)
      if (cell.ok) stored[id] = cell.text
      if (!cell.ok) reject(id, { row, column: label, value: text, why: cell.why })
      else if (cell.doubtful) {
        const why = `${cell.warning ?? ''}。证件上确实如此的，请在台账里单独录入这一条。`
        doubts ??= []
        doubts.push({ code: 'lost-digits', field: id, cell: { row, column: label, value: text, why } })
      } else if (cell.warning !== undefined) {
        const message = `“${text.trim()}”：${cell.warning}`
        warnings.push({ code: 'doubtful-value', severity: 'warning', at: `第${row}行 ${label}`, message })
      }
    }
  }
  const read = { row, stored, named: joinParts(named, several, broken), broken: broken ?? unbroken, doubts: doubts ?? undoubted }
  return { read, rejected, warnings }
}

function wordsOf({ label, ticks, unitColumn, words }: ColumnReader, cells: ImportRow['cells']): string {
  if (ticks !== undefined) return tickedWords(ticks, cells)
  return withUnit(words(cells[label] ?? ''), unitColumn === undefined ? undefined : cells[unitColumn])
}

/** The figure with the unit that its row names in a column of its own, as if it were written in one cell. */
function withUnit(figure: string, unit: string | undefined): string {
  return unit === undefined || !/[\d万亿]\s*$/.test(figure.normalize('NFKC'))
    ? figure
    : `${figure}${unit.replace(/[\s\u3000]|人民币/g, '')}`
}

interface ColumnReader {
  readonly label: string
  readonly unitColumn: string | undefined
  readonly ticks: readonly TickedColumn[] | undefined
  /** What a cell says: nothing, where a stroke stands for it. */
  readonly words: (text: string) => string
  readonly id: string
  /** Why a cell cannot say what was once typed into it. */
  readonly doubted: (text: string, mark: Mark | undefined) => string | undefined
  /** What every row has; undefined where the row's own cell is read. */
  readonly text: string | undefined
  /** Undefined where the column fills a field of its own. */
  readonly reference: ((text: string) => NamedReference) | undefined
  readonly cell: (text: string) => Cell
}

/** —, /: what offices write into a cell that stays empty. What must be filled in is missed as it was written. */
const stroke = /^\s*(?:[-—–－−]{1,4}|[/／\\])\s*$/

/** Told of nearly every cell by its first sign: a digit, a letter or a Han character. */
function isStroke(text: string): boolean {
  const first = text.charCodeAt(0)
  return (first < 0x30 || (first > 0x5a && first < 0x61) || (first > 0x7a && first < 0x4e00) || first > 0x9fff) && stroke.test(text)
}

/** A month of the year that the title names. */
const monthAlone = /^\s*(1[0-2]|0?[1-9])\s*(?:月份?)?\s*$/

function createColumnReader(
  column: MatchedColumn,
  { today, year }: { readonly today: string; readonly year: string | undefined },
): ColumnReader {
  const { label, target, part } = column
  const named = isReference(target.field)
  const isMonth = target.field.kind === 'month' && year !== undefined
  const whole = (text: string): string => {
    const month = isMonth ? monthAlone.exec(digitDates(text.normalize('NFKC')))?.[1] : undefined
    return month === undefined ? text : `${year}年${month}月`
  }
  const reference = (text: string): NamedReference => ({ field: target.id, parts: [{ column: label, part, text: text.trim() }] })
  return {
    label,
    unitColumn: column.unitColumn,
    ticks: column.ticks,
    words: target.field.required !== true && isReadFromWords(target.field) ? (text) => (isStroke(text) ? '' : text) : (text) => text,
    id: target.id,
    // Only what names another record is doubted for its own words.
    doubted: named
      ? (text, mark) => doubtedCell(target.field, text, mark)
      : (text, mark) => (mark === undefined ? undefined : doubtedCell(target.field, text, mark)),
    reference: named ? remembering(reference) : undefined,
    text: column.text,
    cell: remembering((text) => readCell(column, whole(text), { today })),
  }
}

/** The same text means the same: read once, and held once. */
function remembering<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = read(text)
    if (text.length > keptLength) return made
    if (known.size >= kept) known.clear()
    known.set(text, made)
    return made
  }
}

function isRepeated(columns: readonly MatchedColumn[], at: number): boolean {
  const id = columns[at]?.target.id
  return columns.some((other, place) => place < at && other.target.id === id)
}

/** The columns of one reference together. The other columns of one whose number is lost would only find fault with what is not there. */
function joinParts(
  named: readonly NamedReference[],
  several: ReadonlySet<string>,
  broken: ReadonlySet<string> | undefined,
): readonly NamedReference[] {
  const sound = broken === undefined ? named : named.filter(({ field }) => !broken.has(field))
  if (several.size === 0) return sound
  const joined = new Map<string, NamedReference>()
  for (const { field, parts } of sound) joined.set(field, { field, parts: [...(joined.get(field)?.parts ?? []), ...parts] })
  return [...joined.values()]
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
