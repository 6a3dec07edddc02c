import { FileRefusal } from '../file/file-refusal.ts'
import type { WorkbookSheet } from '../xlsx/open-workbook.ts'
import type { RowVisitor } from '../xlsx/scan-sheet.ts'
import type { SheetLayout } from '../xlsx/sheet-layout.ts'
import { scanPart } from '../xlsx/workbook-package.ts'
import { readXmlText, type XmlHandler } from '../xml/scan-xml.ts'
import type { XmlTag } from '../xml/xml-tag.ts'
import { openZip, type ZipFile, type ZipLimits } from '../zip/read-zip.ts'
import { GridRow } from './grid-row.ts'
import { nearestAbove } from './nearest-above.ts'

const body = 'word/document.xml'
const mostColumns = 2_000

export function isWordPackage(zip: ZipFile): boolean {
  return zip.has(body)
}

/** The tables of a .docx, each as a sheet; one within a cell is part of that cell's words. */
export function openWordTables(bytes: Uint8Array, limits?: ZipLimits): readonly WorkbookSheet[] {
  const zip = openZip(bytes, limits)
  const counter = new TableCounter()
  scanPart(zip, body, counter)
  if (counter.above.length === 0)
    throw new FileRefusal('wrong-format', '这个 .docx 里没有表格。请选有表格的文件，或把表格另存为 .xlsx 再试。')
  return counter.above.map((above, index) => ({
    name: counter.above.length === 1 ? '表' : `表${index + 1}`,
    hidden: false,
    above,
    readRows: (visit, _problems, layout) => scanPart(zip, body, new TableReader({ index, visit, layout })),
  }))
}

/** Counts the tables, and keeps of each what is said right above it. */
class TableCounter implements XmlHandler {
  readonly above: (readonly string[])[] = []
  #said: string[] = []
  #words = ''
  #taking = false
  #depth = 0

  open(tag: XmlTag): void {
    if (tag.name === 't') this.#taking = this.#depth === 0
    if (tag.name === 'tab' || tag.name === 'br') this.#words += ' '
    if (tag.name !== 'tbl') return
    this.#depth += 1
    if (this.#depth > 1) return
    this.above.push(nearestAbove(this.#said))
    this.#said = []
  }

  close(name: string): void {
    if (name === 't') this.#taking = false
    else if (name === 'tbl') this.#depth -= 1
    else if (name === 'p') {
      if (this.#depth === 0) this.#said.push(this.#words)
      this.#words = ''
    }
  }

  text(bytes: Buffer, start: number, end: number, literal: boolean): void {
    if (this.#taking) this.#words += readXmlText(bytes, start, end, literal)
  }
}

interface WantedTable {
  readonly index: number
  readonly visit: RowVisitor
  readonly layout: SheetLayout | undefined
}

class TableReader implements XmlHandler {
  readonly #wanted: WantedTable
  readonly #grid: GridRow
  /** Column → where a cell began that goes on below. */
  readonly #tall = new Map<number, { readonly first: number; last: number }>()
  #table = -1
  #depth = 0
  #taking = false
  #words = ''
  #across = 1
  #merge: 'none' | 'begins' | 'goes on' = 'none'

  constructor(wanted: WantedTable) {
    this.#wanted = wanted
    this.#grid = new GridRow(wanted.layout)
  }

  open(tag: XmlTag): void {
    if (tag.name === 'tbl') {
      this.#depth += 1
      if (this.#depth === 1) this.#table += 1
    }
    if (this.#table !== this.#wanted.index || this.#depth === 0) return
    switch (tag.name) {
      case 't':
        this.#taking = true
        return
      case 'br':
      case 'cr':
        this.#words += '\n'
        return
      case 'p':
        if (this.#words !== '') this.#words += '\n'
        return
      default:
        if (this.#depth === 1) this.#openCell(tag)
    }
  }

  #openCell(tag: XmlTag): void {
    if (tag.name === 'tc') {
      this.#words = ''
      this.#across = 1
      this.#merge = 'none'
    } else if (tag.name === 'gridSpan') this.#across = Math.min(mostColumns, Math.max(1, tag.wholeNumber('val') ?? 1))
    else if (tag.name === 'vMerge') this.#merge = tag.attribute('val') === 'restart' ? 'begins' : 'goes on'
    else if (tag.name === 'gridBefore') this.#grid.put('', { across: Math.min(mostColumns, tag.wholeNumber('val') ?? 1), down: 1 })
  }

  close(name: string): void {
    if (name === 't') this.#taking = false
    if (this.#table === this.#wanted.index && this.#depth === 1) {
      if (name === 'tc') this.#closeCell()
      else if (name === 'tr') this.#grid.finish(this.#wanted.visit, false)
      else if (name === 'tbl') for (const column of [...this.#tall.keys()]) this.#endTall(column)
    }
    if (name === 'tbl') this.#depth -= 1
  }

  #closeCell(): void {
    const { row, column } = this.#grid
    const open = this.#tall.get(column)
    if (this.#merge === 'goes on' && open !== undefined) open.last = row
    else {
      this.#endTall(column)
      if (this.#merge === 'begins') this.#tall.set(column, { first: row, last: row })
    }
    this.#grid.put(this.#merge === 'goes on' ? '' : this.#words.trim(), { across: this.#across, down: 1 })
  }

  #endTall(column: number): void {
    const open = this.#tall.get(column)
    if (open !== undefined && open.last > open.first) this.#wanted.layout?.tallCells.push({ column, ...open })
    this.#tall.delete(column)
  }

  text(bytes: Buffer, start: number, end: number, literal: boolean): void {
    if (this.#taking && this.#table === this.#wanted.index && this.#depth > 0) this.#words += readXmlText(bytes, start, end, literal)
  }
}
