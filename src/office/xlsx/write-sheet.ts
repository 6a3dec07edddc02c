import { FileRefusal } from '../file/file-refusal.ts'
import { escapeXml } from '../xml/escape-xml.ts'
import type { ZipWriter } from '../zip/write-zip.ts'
import { columnLetters } from './cell-reference.ts'
import { serialOf } from './serial-date.ts'
import { frameFoot, frameHead, type SheetFrame, sumRow } from './sheet-frame.ts'
import type { PlaceText, StringTable } from './string-table.ts'
import { type Styles, TEXT_FORMAT } from './write-styles.ts'

export type ColumnType = 'text' | 'number' | 'date' | 'dateTime' | 'month'

export interface SheetColumn {
  readonly label: string
  /** date: `2020-03-01`; dateTime: `2020-03-01T08:30`; month: `2020-03`; a cell that is none is written as text. */
  readonly type: ColumnType
  /** In characters; measured from the label and the first rows when absent. */
  readonly width?: number
  /** A number format of Excel's, e.g. `#,##0.00`. */
  readonly format?: string
  /** Added up below the rows of a table with a frame. */
  readonly sums?: boolean
}

type Cells = readonly (string | null | undefined)[]

export interface SheetWriter {
  row(cells: Cells): void
  /** Ends the part; gives the range that the filters cover. */
  end(): string | undefined
}

const FORMATS: Readonly<Record<ColumnType, string>> = {
  text: TEXT_FORMAT,
  number: 'General',
  date: 'yyyy\\-mm\\-dd',
  dateTime: 'yyyy\\-mm\\-dd\\ hh:mm',
  month: 'yyyy\\-mm',
}
const WIDTHS: Readonly<Record<ColumnType, number>> = { text: 10, number: 12, date: 12, dateTime: 17, month: 10 }
const PIECE = 64 * 1024
/** Rows over which widths are measured, and the widest a column becomes by itself. */
const MEASURED = 50
const WIDEST = 44
/** Characters that a cell holds, by Excel's own specification: a file with more in one does not open. */
const LONGEST = 32_767

interface SheetOptions {
  readonly columns: readonly SheetColumn[]
  readonly zip: ZipWriter
  readonly strings: StringTable
  readonly styles: Styles
  readonly number: number
  readonly frame?: SheetFrame | undefined
  readonly footer?: string | undefined
}

export function createSheetWriter(options: SheetOptions): SheetWriter {
  const { columns, zip, strings, styles, frame } = options
  const part = zip.begin(`xl/worksheets/sheet${options.number}.xml`)
  const letters = columns.map((_, index) => columnLetters(index))
  const text = styles.of(TEXT_FORMAT)
  const columnStyles = columns.map((column) => styles.of(column.format ?? FORMATS[column.type]))
  const writers = columns.map((column, index) => cellWriter(column.type, strings.column(), text, columnStyles[index] ?? text))
  const waiting: Cells[] = []
  const summing = frame === undefined ? undefined : sumRow(columns, { strings, columnStyles, styles })
  const header = frame === undefined ? 1 : 3
  let begun = false
  let held = ''
  let last = header

  const flush = (): void => {
    part.write(encode(held))
    held = ''
  }

  /** A column's width stands before the rows: it is measured over the first of them. */
  const begin = (): void => {
    begun = true
    held += sheetHead({ columns, styles: columnStyles, rows: waiting, header, frame })
    const labels = columns.map(
      (column, index) => `<c r="${letters[index]}${header}" s="${styles.header}" t="s"><v>${strings.place(column.label)}</v></c>`,
    )
    const above = frame === undefined ? '' : frameHead(frame, { strings, styles })
    held += `<sheetData>${above}<row r="${header}" ht="24" customHeight="1">${labels.join('')}</row>`
    for (const cells of waiting.splice(0)) writeRow(cells)
  }

  const writeRow = (cells: Cells): void => {
    last++
    summing?.add(cells)
    held += `<row r="${last}">`
    for (let index = 0; index < writers.length; index++) {
      const value = cells[index]
      if (value === null || value === undefined || value === '') continue
      if (value.length > LONGEST) throw tooLong(`第${last}行“${columns[index]?.label ?? ''}”`, value.length)
      held += `<c r="${letters[index]}${last}"${writers[index]?.(value)}</c>`
    }
    held += '</row>'
    if (held.length > PIECE) flush()
  }

  return {
    row(cells) {
      if (begun) return writeRow(cells)
      waiting.push([...cells])
      if (waiting.length === MEASURED) begin()
    },
    end() {
      if (!begun) begin()
      const range = columns.length === 0 ? undefined : `A${header}:${letters.at(-1)}${last}`
      if (summing !== undefined) held += summing.row({ from: header + 1, to: last })
      if (frame !== undefined) held += frameFoot(frame, last + 2, { strings, styles })
      held += sheetTail({ range, frame, footer: options.footer, last: letters.at(-1) })
      flush()
      part.end()
      return range
    },
  }
}

const encoder = new TextEncoder()
/** Used again and again: what is let go of piece by piece lies about until it is swept. */
const room = new Uint8Array(2 * PIECE)

/** The bytes of a text until the next one is encoded. */
function encode(text: string): Uint8Array {
  const { read, written } = encoder.encodeInto(text, room)
  return read === text.length ? room.subarray(0, written) : Buffer.from(text)
}

interface Tail {
  readonly range: string | undefined
  readonly frame: SheetFrame | undefined
  readonly footer: string | undefined
  readonly last: string | undefined
}

/** What stands behind the rows, in the order that the format has it. */
function sheetTail({ range, frame, footer, last = 'A' }: Tail): string {
  const margins = '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
  return [
    '</sheetData>',
    range === undefined ? '' : `<autoFilter ref="${range}"/>`,
    frame === undefined || last === 'A' ? '' : `<mergeCells count="1"><mergeCell ref="A1:${last}1"/></mergeCells>`,
    margins,
    frame === undefined ? '' : '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    pageFooter(frame !== undefined, footer),
    '</worksheet>',
  ].join('')
}

/** The number of the page, and on the left whose copy it is. An ampersand of the text is written twice, and the format allows 255 characters. */
function pageFooter(isFramed: boolean, footer: string | undefined): string {
  const left = footer === undefined ? '' : `&L${footer.slice(0, 120).replaceAll('&', '&&')}`
  const parts = `${left}${isFramed ? `${left === '' ? '&C' : '&R'}第 &P 页 共 &N 页` : ''}`
  return parts === '' ? '' : `<headerFooter><oddFooter>${escapeXml(parts)}</oddFooter></headerFooter>`
}

function tooLong(place: string, length: number): FileRefusal {
  return new FileRefusal('too-large', `${place}有 ${length} 个字，.xlsx 的一格最多 ${LONGEST} 个。请改导出 .csv，一字不少。`)
}

/** What follows `<c r="…"` for a cell of a column: its style, type and value. */
function cellWriter(type: ColumnType, place: PlaceText, text: number, style: number): (value: string) => string {
  const asText = (value: string): string => ` s="${text}" t="s"><v>${place(value)}</v>`
  if (type === 'text') return asText
  if (type === 'number') return (value) => (isPlainNumber(value) ? ` s="${style}"><v>${value}</v>` : asText(value))
  const serials = new Map<string, string | undefined>()
  return (value) => {
    let serial = serials.get(value)
    if (serial === undefined && !serials.has(value)) {
      serial = type === 'month' && value.length !== 7 ? undefined : serialOf(value)
      serials.set(value, serial)
    }
    return serial === undefined ? asText(value) : ` s="${style}"><v>${serial}</v>`
  }
}

/** A decimal that Excel keeps whole: at most 15 significant digits. */
function isPlainNumber(value: string): boolean {
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value)) return false
  return value.length <= 15 || value.replace(/^-?[0.]*/, '').replace('.', '').length <= 15
}

interface Head {
  readonly columns: readonly SheetColumn[]
  readonly styles: readonly number[]
  readonly rows: readonly Cells[]
  readonly header: number
  readonly frame: SheetFrame | undefined
}

function sheetHead({ columns, styles, rows, header, frame }: Head): string {
  const widths = columns.map((column, index) => {
    const width =
      column.width ??
      measureWidth(
        column,
        rows.map((cells) => cells[index] ?? ''),
      )
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styles[index]}" customWidth="1"/>`
  })
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    frame === undefined ? '' : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${header + 1}" sqref="A${header + 1}"/></sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`,
  ].join('')
}

function measureWidth(column: SheetColumn, texts: readonly string[]): number {
  const widest = Math.max(0, ...texts.flatMap((text) => text.split('\n')).map(displayWidth))
  return Math.max(WIDTHS[column.type], displayWidth(column.label) + 4, Math.min(WIDEST, widest + 2))
}

/** Han characters take two columns of a fixed-width font. */
function displayWidth(text: string): number {
  return [...text].reduce((width, character) => width + (character > '\u00ff' ? 2 : 1), 0)
}
