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
/** Attributes of a cell: its place, its style, its type. */
const [R, S, T] = [0x72, 0x73, 0x74]

/** Reads a sheet's rows as they stand in the file, each cell as the text a person sees. */
export function createSheetHandler(context: SheetContext, visit: RowVisitor, problems: TableProblem[]): XmlHandler {
  return new SheetHandler(context, visit, problems)
}

class SheetHandler implements XmlHandler {
  /** Dates repeat: a serial is worked out once per kind. */
  private readonly presented = new Map<string, string>()
  private cells: string[] = []
  private row = 0
  private column = -1
  private count = 0
  private inRow = false
  private inCell = false
  private taking = false
  private phonetic = false
  private formula = false
  private type: CellType = 'number'
  private kind: NumberKind = 'number'
  private value = ''
  private doubts: Map<number, CellDoubt> | undefined

  constructor(
    private readonly context: SheetContext,
    private readonly visit: RowVisitor,
    private readonly problems: TableProblem[],
  ) {}

  open(tag: XmlTag): void {
    const name = tag.name
    if (name === 'c') {
      if (this.inRow) this.openCell(tag)
    } else if (name === 'v' || name === 't') this.taking = this.inCell && !this.phonetic
    else if (name === 'row') this.openRow(tag)
    else if (name === 'f') this.formula = true
    else if (name === 'rPh') this.phonetic = true
  }

  close(name: string): void {
    if (name === 'c') {
      if (this.inCell) this.closeCell()
    } else if (name === 'v' || name === 't') this.taking = false
    else if (name === 'row') {
      this.inRow = false
      this.visit(this.row, this.cells, this.doubts)
    } else if (name === 'rPh') this.phonetic = false
  }

  text(bytes: Buffer, start: number, end: number, literal: boolean): void {
    if (!this.taking) return
    if (this.type === 'shared') this.value = this.context.strings[readDigits(bytes, start, end) ?? -1] ?? ''
    else if (this.type === 'number' && !literal) this.value += bytes.toString('latin1', start, end).trim()
    else this.value += readXmlText(bytes, start, end, literal)
  }

  private openRow(tag: XmlTag): void {
    this.row = tag.wholeNumber('r') ?? this.row + 1
    if (this.row > MOST_ROWS) throw new FileRefusal('damaged', '表格中有超出范围的行，请用 Excel 或 WPS 打开后另存再试。')
    this.inRow = true
    this.column = -1
    this.cells = []
    this.doubts = undefined
  }

  private openCell(tag: XmlTag): void {
    let referred = -1
    let style = 0
    let type: CellType = 'number'
    for (let letter = tag.nextLetter(); letter >= 0; letter = tag.nextLetter()) {
      if (letter === R) referred = readColumn(tag.bytes, tag.valueStart, tag.valueEnd)
      else if (letter === S) style = readDigits(tag.bytes, tag.valueStart, tag.valueEnd) ?? 0
      else if (letter === T) type = cellType(tag.bytes, tag.valueStart, tag.valueEnd)
    }
    this.column = referred < 0 ? this.column + 1 : referred
    if (this.column >= MOST_COLUMNS) throw new FileRefusal('damaged', '表格中有超出范围的列，请用 Excel 或 WPS 打开后另存再试。')
    this.count++
    if (this.count > MOST_CELLS) throw new FileRefusal('too-large', '表格超过 2000 万个单元格，未读取。请分成几份再试。')
    this.type = type
    this.kind = type === 'number' ? (this.context.kinds[style] ?? 'number') : 'number'
    this.value = ''
    this.formula = false
    this.inCell = true
  }

  private closeCell(): void {
    this.inCell = false
    if (this.value === '') {
      if (this.formula && this.type === 'number')
        this.report('formula-without-value', 'error', '公式没有计算结果，请用 Excel 或 WPS 打开、保存后再试。')
      return
    }
    const text = this.presentCell()
    if (text === '') return
    while (this.cells.length < this.column) this.cells.push('')
    this.cells[this.column] = text
  }

  private presentCell(): string {
    const { type, value } = this
    if (type === 'number') return this.presentNumber()
    if (type === 'text') return decodeCellEscapes(value)
    if (type === 'boolean') return value === '1' || value === 'true' ? '是' : '否'
    if (type === 'date') return presentIsoDate(value)
    if (type === 'error') this.report('cell-error', 'error', `单元格是错误值 ${value}，请改正后再试。`)
    return value
  }

  private presentNumber(): string {
    const { kind, value } = this
    const number = readCellNumber(value)
    if (number === undefined) return value
    if (hasLostDigits(number)) {
      this.doubts ??= new Map()
      this.doubts.set(this.column, 'rounded')
      this.report('digits-lost', 'warning', `数字 ${number} 超过15位，Excel 已把末尾的数字改成零。证号、账号应按文本填写。`)
    }
    if (kind === 'number') return number
    if (kind === 'percent') return `${shiftDecimal(number, 2)}%`
    const key = kind + number
    const known = this.presented.get(key)
    if (known !== undefined) return known
    const text = presentSerial(number, kind, this.context.date1904)
    if (text === undefined) {
      this.report('bad-date', 'error', `${number} 不是日期，单元格却设成了日期格式。`)
      return number
    }
    if (this.presented.size < PRESENTED) this.presented.set(key, text)
    return text
  }

  private report(code: TableProblem['code'], severity: TableProblem['severity'], message: string): void {
    if (this.problems.length >= MOST_PROBLEMS) return
    this.problems.push({ code, severity, at: `${this.context.sheet}!${columnLetters(this.column)}${this.row}`, message })
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
