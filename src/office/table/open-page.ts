import { decodeText } from '../csv/decode-text.ts'
import { FileRefusal } from '../file/file-refusal.ts'
import type { WorkbookSheet } from '../xlsx/open-workbook.ts'
import type { RowVisitor } from '../xlsx/scan-sheet.ts'
import type { SheetLayout } from '../xlsx/sheet-layout.ts'
import { decodeEntities } from './decode-entities.ts'
import { GridRow, type Spanning } from './grid-row.ts'
import { nearestAbove } from './nearest-above.ts'

/**
 * A page saved as .xls, as systems of departments hand them out: each of its outer tables is a sheet. Read as it shows: a cell's words, what is merged, which
 * rows are hidden; not what a program would make of its numbers.
 */
export function openPage(bytes: Uint8Array): readonly WorkbookSheet[] {
  const text = decodeText(bytes)
  const tables: (readonly string[])[] = []
  let said: string[] = ['']
  scanPage(text, {
    open: (name, _, depth) => {
      if (depth === 0 && breaks.has(name)) said.push('')
      if (name !== 'table' || depth !== 1) return
      tables.push(nearestAbove(said))
      said = ['']
    },
    close: (name, depth) => {
      if (depth === 0 && breaks.has(name)) said.push('')
    },
    words: (words, depth) => {
      if (depth === 0) said.push(presentCell(`${said.pop() ?? ''}${words}`.replace(/\s+/g, ' ')))
    },
  })
  if (tables.length === 0)
    throw new FileRefusal(
      'wrong-format',
      '这是网页，里面没有表格（可能另有一个装表格的文件夹）。请用 Excel 或 WPS 打开后另存为 .xlsx 再试。',
    )
  return tables.map((above, index) => ({
    name: tables.length === 1 ? '表' : `表${index + 1}`,
    hidden: false,
    above,
    readRows: (visit, _problems, layout) => readTableOfPage({ text, index, visit, layout }),
  }))
}

/** Tags that begin a line of their own. */
const breaks = new Set(['p', 'div', 'br', 'center', 'caption', 'title', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'body', 'head'])

interface PageHandler {
  /** `depth`: how many tables are open, this one counted. */
  open(name: string, attributes: string, depth: number): void
  close(name: string, depth: number): void
  words(text: string, depth: number): void
}

interface TableOfPage {
  readonly text: string
  readonly index: number
  readonly visit: RowVisitor
  readonly layout: SheetLayout | undefined
}

function readTableOfPage({ text, index, visit, layout }: TableOfPage): void {
  const grid = new GridRow(layout)
  let table = -1
  let cell: { words: string; readonly span: Spanning } | undefined
  let inRow = false
  let isHidden = false
  const closeCell = (): void => {
    if (cell !== undefined) grid.put(presentCell(cell.words), cell.span)
    cell = undefined
  }
  const closeRow = (): void => {
    closeCell()
    if (inRow) grid.finish(visit, isHidden)
    inRow = false
  }
  scanPage(text, {
    open(name, attributes, depth) {
      if (name === 'table' && depth === 1) table += 1
      if (table !== index) return
      if (depth === 1 && name === 'tr') {
        closeRow()
        inRow = true
        isHidden = /display\s*:\s*none/i.test(attributes)
      } else if (depth === 1 && (name === 'td' || name === 'th')) {
        closeCell()
        inRow = true
        cell = { words: '', span: { across: spanOf(attributes, 'colspan'), down: spanOf(attributes, 'rowspan') } }
      } else if (cell !== undefined && (name === 'br' || name === 'p' || name === 'div') && cell.words !== '') cell.words += '\n'
    },
    close(name, depth) {
      if (table !== index) return
      if (depth === 1 && (name === 'td' || name === 'th')) closeCell()
      else if ((depth === 1 && name === 'tr') || (depth === 0 && name === 'table')) closeRow()
    },
    words(words, depth) {
      if (table === index && depth > 0 && cell !== undefined) cell.words += words.replace(/\s+/g, ' ')
    },
  })
  if (table === index) closeRow()
}

function presentCell(words: string): string {
  return decodeEntities(words)
    .replace(/\u00a0/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim()
}

function spanOf(attributes: string, name: string): number {
  const written = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,5})`, 'i').exec(attributes)?.[1]
  return Math.max(1, Number.parseInt(written ?? '1', 10))
}

/** Tags and words one after the other, without a tree: pages of this kind leave tags open. What stands in scripts, styles and comments is passed over. */
function scanPage(text: string, handler: PageHandler): void {
  let depth = 0
  let at = 0
  while (at < text.length) {
    const start = text.indexOf('<', at)
    if (start < 0) break
    if (start > at) handler.words(text.slice(at, start), depth)
    if (text.startsWith('<!--', start)) {
      at = endOf(text, '-->', start)
      continue
    }
    const end = endOfTag(text, start)
    const [, closing = '', name = ''] = /^<(\/?)([a-z][a-z0-9:]*)/i.exec(text.slice(start, Math.min(start + 60, end))) ?? []
    const tag = name.toLowerCase()
    at = end
    if (tag === '') {
      if (text.charAt(start + 1) !== '!' && text.charAt(start + 1) !== '?') handler.words(text.slice(start, end), depth)
      continue
    }
    if (closing !== '') {
      if (tag === 'table') depth = Math.max(0, depth - 1)
      handler.close(tag, depth)
    } else if (tag === 'script' || tag === 'style') at = endOf(text, `</${tag}`, end)
    else {
      if (tag === 'table') depth += 1
      handler.open(tag, text.slice(start + 1 + name.length, end - 1), depth)
    }
  }
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 ? text.length : found + mark.length
}

/** Behind the tag's `>`; one within quotes is none. */
function endOfTag(text: string, start: number): number {
  let quote = ''
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at + 1
  }
  return text.length
}
