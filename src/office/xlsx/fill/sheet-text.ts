import { FileRefusal } from '../../file/file-refusal.ts'
import { decodeXmlText } from '../../xml/decode-xml-text.ts'
import { readReference, writeReference } from '../cell-reference.ts'

/** A cell as its XML stands in the sheet; `lead` is what stands between it and the cell before. */
export interface TextCell {
  readonly lead: string
  column: number
  /** What stands in its tag behind the name, with a space in front. */
  attributes: string
  /** What stands in it; empty for an empty one. */
  inner: string
  /** The element as written, until it is changed. */
  raw: string | undefined
}

export interface TextRow {
  readonly lead: string
  row: number
  attributes: string
  readonly cells: TextCell[]
  /** What stands behind its last cell. */
  readonly tail: string
  raw: string | undefined
}

/** A sheet's XML, taken apart only as far as its rows and cells: what is not changed is written back letter for letter. */
export interface SheetText {
  /** The prefix of its elements with the colon; empty in most files. */
  readonly prefix: string
  head: string
  readonly rows: TextRow[]
  readonly gap: string
  tail: string
}

const token = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/g

export function parseSheet(bytes: Uint8Array): SheetText {
  const xml = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const open = /<((?:[\w.-]+:)?)sheetData\b([^>]*?)(\/?)>/.exec(xml)
  if (open === null || xml.includes('\ufffd')) throw unreadable()
  const prefix = open[1] ?? ''
  const start = open.index + open[0].length
  if (open[3] === '/') return emptySheet(xml, { prefix, from: open.index, to: start })
  const end = xml.lastIndexOf(`</${prefix}sheetData`)
  if (end < start) throw unreadable()
  const body = xml.slice(start, end)
  const { rows, gap } = parseRows(body)
  return { prefix, head: xml.slice(0, start), rows, gap, tail: xml.slice(end) }
}

export function writeSheet(sheet: SheetText): string {
  return sheet.head + sheet.rows.map((row) => row.lead + writeRow(sheet, row)).join('') + sheet.gap + sheet.tail
}

/** One attribute of a tag, decoded. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return match === null ? undefined : decodeXmlText(match[1] ?? match[2] ?? '')
}

/** The attributes with one set, changed or taken away; the value is plain letters and digits. */
export function withAttribute(attributes: string, name: string, value: string | undefined): string {
  const pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`)
  const written = value === undefined ? '' : ` ${name}="${value}"`
  return pattern.test(attributes) ? attributes.replace(pattern, written) : attributes + written
}

/** The text of the first element of this name, prefix or not, with its attributes. */
export function elementIn(
  xml: string,
  name: string,
): { readonly attributes: string; readonly text: string; readonly raw: string } | undefined {
  const match = new RegExp(
    `<(?:[\\w.-]+:)?${name}((?:\\s(?:[^<>"']|"[^"]*"|'[^']*')*?)?)(?:/>|>([\\s\\S]*?)</(?:[\\w.-]+:)?${name}\\s*>)`,
  ).exec(xml)
  return match === null ? undefined : { attributes: match[1] ?? '', text: match[2] ?? '', raw: match[0] }
}

function unreadable(): FileRefusal {
  return new FileRefusal('damaged', '表格的内容读不懂，请用 Excel 或 WPS 打开后另存再试。')
}

function emptySheet(xml: string, { prefix, from, to }: { readonly prefix: string; readonly from: number; readonly to: number }): SheetText {
  return { prefix, head: `${xml.slice(0, from)}<${prefix}sheetData>`, rows: [], gap: '', tail: `</${prefix}sheetData>${xml.slice(to)}` }
}

function parseRows(body: string): { readonly rows: TextRow[]; readonly gap: string } {
  const rows: TextRow[] = []
  let done = 0
  let row: { start: number; inner: number; attributes: string } | undefined
  for (const match of body.matchAll(token)) {
    const [whole, closing, name, attributes = '', empty] = match
    if (name !== 'row') continue
    if (closing === '/') {
      if (row === undefined) throw unreadable()
      const end = match.index + whole.length
      rows.push(rowOf(body, { ...row, lead: body.slice(done, row.start), innerEnd: match.index, end }, rows.at(-1)?.row ?? 0))
      done = end
      row = undefined
    } else {
      const inner = match.index + whole.length
      if (empty === '/') {
        rows.push(
          rowOf(
            body,
            { start: match.index, inner, attributes, lead: body.slice(done, match.index), innerEnd: inner, end: inner },
            rows.at(-1)?.row ?? 0,
          ),
        )
        done = inner
      } else row = { start: match.index, inner, attributes }
    }
  }
  return { rows, gap: body.slice(done) }
}

interface RowPlace {
  readonly start: number
  readonly inner: number
  readonly innerEnd: number
  readonly end: number
  readonly attributes: string
  readonly lead: string
}

function rowOf(body: string, place: RowPlace, before: number): TextRow {
  const written = attributeOf(place.attributes, 'r')
  const row = written === undefined ? before + 1 : Number.parseInt(written, 10)
  const attributes = written === undefined ? withAttribute(place.attributes, 'r', String(row)) : place.attributes
  const { cells, tail, implied } = parseCells(body.slice(place.inner, place.innerEnd), row)
  const raw = written === undefined || implied ? undefined : body.slice(place.start, place.end)
  return { lead: place.lead, row, attributes, cells, tail, raw }
}

/** `implied`: a cell says its place by its order alone, which no longer holds once a cell is added. */
function parseCells(inner: string, row: number): { readonly cells: TextCell[]; readonly tail: string; readonly implied: boolean } {
  const cells: TextCell[] = []
  let done = 0
  let implied = false
  let cell: { start: number; inner: number; attributes: string } | undefined
  const add = (place: { readonly start: number; readonly attributes: string; readonly text: string; readonly end: number }): void => {
    const written = attributeOf(place.attributes, 'r')
    const column = (written === undefined ? undefined : readReference(written)?.column) ?? (cells.at(-1)?.column ?? -1) + 1
    if (written === undefined) implied = true
    const attributes = written === undefined ? withAttribute(place.attributes, 'r', writeReference(column, row)) : place.attributes
    const raw = written === undefined ? undefined : inner.slice(place.start, place.end)
    cells.push({ lead: inner.slice(done, place.start), column, attributes, inner: place.text, raw })
    done = place.end
  }
  for (const match of inner.matchAll(token)) {
    const [whole, closing, name, attributes = '', empty] = match
    if (name !== 'c') continue
    const end = match.index + whole.length
    if (closing === '/') {
      if (cell === undefined) throw unreadable()
      add({ start: cell.start, attributes: cell.attributes, text: inner.slice(cell.inner, match.index), end })
      cell = undefined
    } else if (empty === '/') add({ start: match.index, attributes, text: '', end })
    else cell = { start: match.index, inner: end, attributes }
  }
  return { cells, tail: inner.slice(done), implied }
}

function writeRow({ prefix }: SheetText, row: TextRow): string {
  if (row.raw !== undefined) return row.raw
  const cells = row.cells.map((cell) => {
    if (cell.raw !== undefined) return cell.lead + cell.raw
    const open = `${cell.lead}<${prefix}c${cell.attributes}`
    return cell.inner === '' ? `${open}/>` : `${open}>${cell.inner}</${prefix}c>`
  })
  return `<${prefix}row${row.attributes}>${cells.join('')}${row.tail}</${prefix}row>`
}
