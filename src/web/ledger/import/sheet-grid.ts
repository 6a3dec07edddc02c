import type { ImportOutcome, SheetView } from '../../../api/contract/import.ts'
import { isNumeric } from '../../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'

export type LineClass = SheetView['lines'][number]['is'] | 'body'

export interface GridCell {
  readonly text: string
  /** Why it cannot be read. */
  readonly why: string | undefined
  /** What the ledger says instead. */
  readonly before: string | undefined
}

export interface GridLine {
  readonly row: number
  readonly is: LineClass
  readonly isNew: boolean
  readonly cells: readonly GridCell[]
  /** Lines of the sheet are left out before this one. */
  readonly isAfterGap: boolean
}

export interface GridColumn {
  readonly label: string
  readonly place: number
  /** The ledger's label of what it is read as. */
  readonly column: string | undefined
  readonly unit: string | null
  readonly confidence: number
  readonly isNumeric: boolean
}

export const classNames: Readonly<Record<LineClass, string>> = {
  title: '标题',
  note: '说明',
  header: '表头',
  group: '分组',
  subtotal: '合计',
  footer: '落款',
  blank: '空行',
  body: '',
}

/** The first and last lines of the sheet, each with what it is and what is to be said of its cells. */
export function gridLines({ view, rejected, told, columns, matched = [] }: ImportOutcome): readonly GridLine[] {
  const classes = new Map<number, LineClass>(view.lines.map(({ row, is }) => [row, is]))
  const width = Math.max(0, ...view.shown.map(({ cells }) => cells.length))
  const labels = new Map(columns.map((label, index) => [view.places[index] ?? -1, label]))
  const whys = new Map(rejected.map(({ row, column, why }) => [`${row} ${column}`, why]))
  const named = new Map(matched.map(({ label, column }) => [label, column]))
  const before = new Map(
    (told?.changed ?? []).flatMap(({ row, cells }) => cells.map((cell) => [`${row} ${cell.label.replace(/\(.*\)$/, '')}`, cell.before])),
  )
  const added = new Set((told?.added ?? []).map(({ row }) => row))
  let last = view.shown[0]?.row ?? 0
  let gap = false
  return view.shown.map(({ row, cells }, index) => {
    gap = index >= firstShown && row > last + 1 && index === firstShown
    last = row
    return {
      row,
      is: classes.get(row) ?? 'body',
      isNew: added.has(row),
      isAfterGap: gap,
      cells: Array.from({ length: width }, (_, at) => {
        const label = labels.get(at) ?? ''
        return { text: cells[at] ?? '', why: whys.get(`${row} ${label}`), before: before.get(`${row} ${named.get(label) ?? ''}`) }
      }),
    }
  })
}

/** So many lines from the beginning are given; those behind them are the last of the sheet. */
const firstShown = 60

export function gridColumns(ledger: ResolvedLedger, { view, columns, matched = [] }: ImportOutcome): readonly GridColumn[] {
  const numeric = new Set(ledger.fields.flatMap(({ field }) => (isNumeric(field) ? [field.label] : [])))
  return columns.flatMap((label, index) => {
    const place = view.places[index] ?? -1
    const found = matched.find((one) => one.label === label)
    if (place < 0) return []
    const { column, unit = null, confidence = 0 } = found ?? {}
    return [{ label, place, column, unit, confidence, isNumeric: numeric.has(column ?? '') }]
  })
}

/** What a column of a file may be read as. */
export function columnChoices(ledger: ResolvedLedger): readonly string[] {
  return [
    ...new Set(
      ledger.fields.flatMap(({ field }) => (field.kind === 'ref' && field.by !== undefined ? Object.keys(field.by) : [field.label])),
    ),
  ]
}

/** Words beside a table run on over the empty cells behind them, as they do in a spreadsheet, and make no column wide. */
export function wordsRunningOn(
  cells: readonly Pick<GridCell, 'text'>[],
): readonly { readonly at: number; readonly text: string; readonly span: number }[] {
  const filled = cells.flatMap(({ text }, at) => (text.trim() === '' ? [] : [at]))
  const starts = filled[0] === 0 ? filled : [0, ...filled]
  return starts.map((at, index) => ({ at, text: cells[at]?.text ?? '', span: (starts[index + 1] ?? cells.length) - at }))
}
