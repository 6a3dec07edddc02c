import { rawWorkbook, stylesOf } from '../../src/office/xlsx/testing.ts'
import { escapeXml } from '../../src/office/xml/escape-xml.ts'
import { createZip } from '../../src/office/zip/write-zip.ts'
import type { MadeCell, MadeFile, MadeSheet } from './made-file.ts'

/** The file's bytes, and a name with the ending that an office would give it. */
export function writeMade(file: MadeFile): { readonly bytes: Uint8Array; readonly fileName: string } {
  const read = file.sheets[file.reads]
  const sheet = read === undefined || file.turned !== true ? read : { ...read, lines: turnedLines(read) }
  if (sheet === undefined) throw new Error(`${file.name} has no sheet ${file.reads}`)
  const named = (ending: string, bytes: Uint8Array) => ({ bytes, fileName: `${file.name}.${ending}` })
  switch (file.format) {
    case 'xlsx':
      return named('xlsx', workbook(file.sheets.map((one) => (one === read ? sheet : one))))
    case 'csv':
      return named('csv', Buffer.from(separated(sheet, ',')))
    case 'csv-gbk-breaks':
      return named('csv', encodeChinese(separated(sheet, ',', '\n')))
    case 'csv-semicolon':
      return named('csv', Buffer.from(`\ufeff${separated(sheet, ';')}`))
    case 'csv-gbk':
      return named('csv', encodeChinese(separated(sheet, ',')))
    case 'tsv-utf16':
      return named('txt', Buffer.from(`\ufeff${separated(sheet, '\t')}`, 'utf16le'))
    case 'tsv-utf16-bare':
      return named('txt', Buffer.from(separated(sheet, '\t'), 'utf16le'))
    case 'html-xls':
      return named('xls', Buffer.from(page(sheet, 'utf-8')))
    case 'html-xls-gbk':
      return named('xls', encodeChinese(page(sheet, 'gb2312')))
    case 'docx':
      return named('docx', document(file.sheets))
  }
}

export function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `${columnName(Math.floor(index / 26) - 1)}${columnName(index % 26)}`
}

function serialOf(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000)
}

/** What the cell shows: all that separated text and pages keep of it. */
function shown(cell: MadeCell): string {
  if (cell === undefined || cell === '>' || cell === '^') return ''
  if (typeof cell !== 'object') return String(cell)
  if ('day' in cell) return cell.day.replace(/-0?/g, '/')
  if ('percent' in cell) return `${Math.round(cell.percent * 1e4) / 100}%`
  return 'error' in cell ? cell.error : String(cell.value)
}

function workbook(sheets: readonly MadeSheet[]): Uint8Array {
  const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return rawWorkbook({
    styles: stylesOf(0, 14, 9),
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      ...(sheet.state === undefined ? {} : { state: sheet.state }),
      xml: `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${namespace}">${columnsOf(sheet)}<sheetData>${rowsOf(sheet)}</sheetData>${mergesOf(sheet)}</worksheet>`,
    })),
  })
}

function columnsOf({ hiddenColumns = [] }: MadeSheet): string {
  if (hiddenColumns.length === 0) return ''
  return `<cols>${hiddenColumns.map((at) => `<col min="${at + 1}" max="${at + 1}" width="9" hidden="1"/>`).join('')}</cols>`
}

function rowsOf({ lines, styledBlank = 0 }: MadeSheet): string {
  const filled = lines.map((made, index) => {
    const cells = made.cells.map((cell, column) => cellXml(cell, `${columnName(column)}${index + 1}`)).join('')
    return `<row r="${index + 1}"${made.hidden === true ? ' hidden="1"' : ''}>${cells}</row>`
  })
  const styled = Array.from({ length: styledBlank }, (_, index) => {
    const row = lines.length + index + 1
    return `<row r="${row}">${Array.from({ length: 26 }, (_, column) => `<c r="${columnName(column)}${row}" s="0"/>`).join('')}</row>`
  })
  return [...filled, ...styled].join('')
}

function cellXml(cell: MadeCell, at: string): string {
  if (cell === undefined || cell === '') return ''
  if (cell === '>' || cell === '^') return `<c r="${at}" s="0"/>`
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`
  if ('day' in cell) return `<c r="${at}" s="1"><v>${serialOf(cell.day)}</v></c>`
  if ('percent' in cell) return `<c r="${at}" s="2"><v>${cell.percent}</v></c>`
  if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`
  const formula = `<f>${escapeXml(cell.formula)}</f>`
  return typeof cell.value === 'number'
    ? `<c r="${at}">${formula}<v>${cell.value}</v></c>`
    : `<c r="${at}" t="str">${formula}<v>${escapeXml(cell.value)}</v></c>`
}

interface Span {
  readonly row: number
  readonly column: number
  lastRow: number
  lastColumn: number
}

function spansOf({ lines }: MadeSheet): Map<string, Span> {
  const spans = new Map<string, Span>()
  lines.forEach(({ cells }, row) => {
    cells.forEach((cell, column) => {
      const from = cell === '>' ? spans.get(`${row}:${column - 1}`) : cell === '^' ? spans.get(`${row - 1}:${column}`) : undefined
      if ((cell === '>' || cell === '^') && from === undefined) throw new Error(`nothing to merge with at ${columnName(column)}${row + 1}`)
      const span = from ?? { row, column, lastRow: row, lastColumn: column }
      span.lastRow = Math.max(span.lastRow, row)
      span.lastColumn = Math.max(span.lastColumn, column)
      spans.set(`${row}:${column}`, span)
    })
  })
  return spans
}

const isMerged = (span: Span): boolean => span.lastRow > span.row || span.lastColumn > span.column

function mergesOf(sheet: MadeSheet): string {
  const merged = [...new Set(spansOf(sheet).values())].filter(isMerged)
  if (merged.length === 0) return ''
  const refs = merged.map(
    (span) => `<mergeCell ref="${columnName(span.column)}${span.row + 1}:${columnName(span.lastColumn)}${span.lastRow + 1}"/>`,
  )
  return `<mergeCells count="${refs.length}">${refs.join('')}</mergeCells>`
}

function separated({ lines }: MadeSheet, mark: string, lineBreak = ''): string {
  const quote = (text: string) =>
    text.includes(mark) || text.includes('"') || text.includes('\n') ? `"${text.replaceAll('"', '""')}"` : text
  return lines.map(({ cells }) => cells.map((cell) => quote(shown(cell).replaceAll('\n', lineBreak))).join(mark)).join('\r\n')
}

/** The cells of a page or a document: those that another covers are not written. */
function* written(sheet: MadeSheet): Generator<readonly (readonly [MadeCell, Span])[]> {
  const spans = spansOf(sheet)
  for (const [row, { cells }] of sheet.lines.entries())
    yield cells.flatMap((cell, column) => {
      const span = spans.get(`${row}:${column}`)
      return span === undefined || span.row !== row || span.column !== column ? [] : [[cell, span] as const]
    })
}

function page(sheet: MadeSheet, charset: string): string {
  const rows = [...written(sheet)].map(
    (cells) =>
      `<tr>${cells
        .map(([cell, span]) => {
          const across = span.lastColumn > span.column ? ` colspan="${span.lastColumn - span.column + 1}"` : ''
          const down = span.lastRow > span.row ? ` rowspan="${span.lastRow - span.row + 1}"` : ''
          return `<td${across}${down} style="mso-number-format:'\\@'">${escapeXml(shown(cell)).replaceAll('\n', '<br>')}</td>`
        })
        .join('')}</tr>`,
  )
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><style>td{border:1px solid}</style></head><body><table>${rows.join('\n')}</table></body></html>`
}

function document(sheets: readonly MadeSheet[]): Uint8Array {
  const zip = createZip()
  const add = (name: string, text: string): void => zip.add(name, Buffer.from(text))
  const tables = sheets.map((sheet) => `<w:tbl>${tableRows(sheet)}</w:tbl>`).join('<w:p><w:r><w:t>附：</w:t></w:r></w:p>')
  const types = 'http://schemas.openxmlformats.org/package/2006'
  add(
    '[Content_Types].xml',
    `<Types xmlns="${types}/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
  )
  add(
    '_rels/.rels',
    `<Relationships xmlns="${types}/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  )
  add(
    'word/document.xml',
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>各村：</w:t></w:r></w:p><w:p><w:r><w:t>现将有关情况统计如下。</w:t></w:r></w:p>${tables}<w:p/></w:body></w:document>`,
  )
  return zip.finish()
}

function tableRows(sheet: MadeSheet): string {
  const spans = spansOf(sheet)
  const rows = sheet.lines.map(({ cells }, row) => {
    const width = Math.max(...sheet.lines.map((one) => one.cells.length))
    const written: string[] = []
    for (let column = 0; column < width; column++) {
      const span = spans.get(`${row}:${column}`)
      if (span !== undefined && span.column !== column) continue
      const across = span === undefined ? 1 : span.lastColumn - span.column + 1
      const merged = span === undefined || span.lastRow === span.row ? '' : span.row === row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>'
      const grid = across > 1 ? `<w:gridSpan w:val="${across}"/>` : ''
      const text = span?.row === row ? shown(cells[column]) : ''
      const runs = text
        .split('\n')
        .map((part) => `<w:t xml:space="preserve">${escapeXml(part)}</w:t>`)
        .join('<w:br/>')
      written.push(`<w:tc><w:tcPr>${grid}${merged}</w:tcPr><w:p><w:r>${runs}</w:r></w:p></w:tc>`)
    }
    return `<w:tr>${written.join('')}</w:tr>`
  })
  return rows.join('')
}

let chinese: Map<string, readonly number[]> | undefined

/** GBK, the other way round than the platform can: its two-byte part turned about. */
function encodeChinese(text: string): Uint8Array {
  chinese ??= turnAbout()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const pair = code < 0x80 ? [code] : chinese.get(character)
    if (pair === undefined) throw new Error(`${character} stands not in GBK`)
    bytes.push(...pair)
  }
  return Uint8Array.from(bytes)
}

function turnAbout(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gbk')
  const pairs = new Map<string, readonly number[]>()
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) {
      const character = decoder.decode(Uint8Array.of(first, second))
      if ([...character].length === 1 && character !== '\ufffd' && !pairs.has(character)) pairs.set(character, [first, second])
    }
  return pairs
}

function turnedLines({ lines }: MadeSheet): MadeSheet['lines'] {
  const width = Math.max(...lines.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, at) => ({ is: 'body' as const, cells: lines.map(({ cells }) => cells[at]) }))
}
