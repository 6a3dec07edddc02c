import { FileRefusal } from '../file/file-refusal.ts'
import type { CellDoubt, TableProblem } from '../file/table-problem.ts'
import { readXmlText, type XmlHandler } from '../xml/scan-xml.ts'
import { readDigits, type XmlTag } from '../xml/xml-tag.ts'
import { decodeCellEscapes } from './cell-escapes.ts'
import { hasLostDigits, readCellNumber, shiftDecimal } from './cell-number.ts'
import { columnLetters, MOST_COLUMNS, MOST_ROWS, readColumn } from './cell-reference.ts'
import type { NumberKind } from './number-format.ts'
import { presentSerial } from './serial-date.ts'

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly sheet: string
  readonly strings: readonly string[]
  readonly kinds: readonly NumberKind[]
  readonly date1904: boolean
}

/**
 * `cells` is filled again for each row: copy what you keep. Cells beyond the last are absent, empty ones are ''. `doubts` says which cells, by their
 * place, may not say what was once typed; absent for nearly every row.
 */
export type RowVisitor = (row: number, cells: readonly string[], doubts?: ReadonlyMap<number, CellDoubt>) => void

type CellType = 'number' | 'shared' | 'text' | 'boolean' | 'error' | 'date'

const MOST_CELLS = 20_000_000
const MOST_PROBLEMS = 1_000
const PRESENTED = 100_000

/** Reads a sheet's rows as they stand in the file, each cell as the text a person sees. */
export function createSheetHandler(context: SheetContext, visit: RowVisitor, problems: TableProblem[]): XmlHandler {
  const { strings, kinds } = context
  /** Dates repeat: a serial is worked out once per kind. */
  const presented = new Map<string, string>()
  let cells: string[] = []
  let row = 0
  let column = -1
  let count = 0
  let inRow = false
  let inCell = false
  let taking = false
  let phonetic = false
  let formula = false
  let type: CellType = 'number'
  let kind: NumberKind = 'number'
  let value = ''
  let doubts: Map<number, CellDoubt> | undefined

  const report = (code: TableProblem['code'], severity: TableProblem['severity'], message: string): void => {
    if (problems.length < MOST_PROBLEMS) problems.push({ code, severity, at: `${context.sheet}!${columnLetters(column)}${row}`, message })
  }

  const openCell = (tag: XmlTag): void => {
    const referred = tag.find('r') ? readColumn(tag.bytes, tag.valueStart, tag.valueEnd) : -1
    column = referred < 0 ? column + 1 : referred
    if (column >= MOST_COLUMNS) throw new FileRefusal('damaged', '表格中有超出范围的列，请用 Excel 或 WPS 打开后另存再试。')
    count++
    if (count > MOST_CELLS) throw new FileRefusal('too-large', '表格超过 2000 万个单元格，未读取。请分成几份再试。')
    type = tag.find('t') ? cellType(tag.bytes, tag.valueStart, tag.valueEnd) : 'number'
    kind = type === 'number' ? (kinds[tag.wholeNumber('s') ?? 0] ?? 'number') : 'number'
    value = ''
    formula = false
    inCell = true
  }

  const presentNumber = (): string => {
    const number = readCellNumber(value)
    if (number === undefined) return value
    if (hasLostDigits(number)) {
      doubts ??= new Map()
      doubts.set(column, 'rounded')
      report('digits-lost', 'warning', `数字 ${number} 超过15位，Excel 已把末尾的数字改成零。证号、账号应按文本填写。`)
    }
    if (kind === 'number') return number
    if (kind === 'percent') return `${shiftDecimal(number, 2)}%`
    const key = kind + number
    const known = presented.get(key)
    if (known !== undefined) return known
    const text = presentSerial(number, kind, context.date1904)
    if (text === undefined) {
      report('bad-date', 'error', `${number} 不是日期，单元格却设成了日期格式。`)
      return number
    }
    if (presented.size < PRESENTED) presented.set(key, text)
    return text
  }

  const closeCell = (): void => {
    inCell = false
    if (value === '') {
      if (formula && type === 'number') report('formula-without-value', 'error', '公式没有计算结果，请用 Excel 或 WPS 打开、保存后再试。')
      return
    }
    const text = presentCell()
    if (text === '') return
    while (cells.length < column) cells.push('')
    cells[column] = text
  }

  const presentCell = (): string => {
    if (type === 'number') return presentNumber()
    if (type === 'text') return decodeCellEscapes(value)
    if (type === 'boolean') return value === '1' || value === 'true' ? '是' : '否'
    if (type === 'date') return presentIsoDate(value)
    if (type === 'error') report('cell-error', 'error', `单元格是错误值 ${value}，请改正后再试。`)
    return value
  }

  return {
    open(tag) {
      const name = tag.name
      if (name === 'c') {
        if (inRow) openCell(tag)
      } else if (name === 'v' || name === 't') taking = inCell && !phonetic
      else if (name === 'row') {
        row = tag.wholeNumber('r') ?? row + 1
        if (row > MOST_ROWS) throw new FileRefusal('damaged', '表格中有超出范围的行，请用 Excel 或 WPS 打开后另存再试。')
        inRow = true
        column = -1
        cells = []
        doubts = undefined
      } else if (name === 'f') formula = true
      else if (name === 'rPh') phonetic = true
    },
    close(name) {
      if (name === 'c') {
        if (inCell) closeCell()
      } else if (name === 'v' || name === 't') taking = false
      else if (name === 'row') {
        inRow = false
        visit(row, cells, doubts)
      } else if (name === 'rPh') phonetic = false
    },
    text(bytes, start, end, literal) {
      if (!taking) return
      if (type === 'shared') value = strings[readDigits(bytes, start, end) ?? -1] ?? ''
      else if (type === 'number' && !literal) value += bytes.toString('latin1', start, end).trim()
      else value += readXmlText(bytes, start, end, literal)
    },
  }
}

function cellType(bytes: Buffer, start: number, end: number): CellType {
  const first = bytes[start]
  if (first === 0x73) return end - start === 1 ? 'shared' : 'text' // s, str
  if (first === 0x69) return 'text' // inlineStr
  if (first === 0x62) return 'boolean'
  if (first === 0x65) return 'error'
  return first === 0x64 ? 'date' : 'number'
}

/** A cell of type d: ISO 8601, as strict files have it. */
function presentIsoDate(value: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?Z?)?$/.exec(value.trim())
  if (match === null) return value
  const [, day = '', time = '00:00', seconds = '00'] = match
  if (time === '00:00' && seconds === '00') return day
  return `${day}T${time}${seconds === '00' ? '' : `:${seconds}`}`
}
