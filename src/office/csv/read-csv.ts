import type { RowVisitor } from '../xlsx/scan-sheet.ts'
import { decodeText } from './decode-text.ts'

const DELIMITERS = [',', '\t', ';', '，'] as const
const LONGEST_LINE = 1_000_000

/** Reads comma, tab or semicolon separated text (RFC 4180 quotes). `row` is the line of the file where the record begins. */
export function readCsv(bytes: Uint8Array, visit: RowVisitor): void {
  const text = decodeText(bytes)
  const delimiter = findDelimiter(text)
  let cells: string[] = []
  let cell = ''
  let line = 1
  let row = 1
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"' && cell === ''
    if (quoted) {
      const end = closingQuote(text, at + 1)
      const inner = text.slice(at + 1, end)
      cell = inner.replaceAll('""', '"').replaceAll('\r\n', '\n')
      line += countLines(inner)
      at = Math.min(end + 1, text.length)
    }
    // Whatever stands between a closing quote and the next delimiter is kept as it is.
    const end = endOfCell(text, at, delimiter)
    cell += text.slice(at, end)
    cells.push(unguard(cell))
    cell = ''
    at = end
    if (at >= text.length || text[at] !== delimiter) {
      visit(row, cells)
      cells = []
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
      line++
      row = line
    } else {
      at++
      if (at === text.length) cells.push('')
    }
  }
  if (cells.length > 0) visit(row, cells)
}

/** The delimiter that splits the first line most often, quotes left aside. Looks at the beginning only: a file of quotes has no first line. */
function findDelimiter(text: string): string {
  const times = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]))
  let isQuoted = false
  for (let at = 0; at < Math.min(text.length, LONGEST_LINE); at++) {
    const character = text.charAt(at)
    if (character === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (character === '\n' || character === '\r') break
    else if (times.has(character)) times.set(character, (times.get(character) ?? 0) + 1)
  }
  const most = Math.max(...times.values())
  return DELIMITERS.find((delimiter) => most > 0 && times.get(delimiter) === most) ?? ','
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at < 0 ? text.length : at
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length) {
    const character = text[at]
    if (character === delimiter || character === '\n' || character === '\r') break
    at++
  }
  return at
}

function countLines(text: string): number {
  return text.split(/\r\n|\r|\n/).length - 1
}

/** Undoes what keeps a spreadsheet from running a text as a formula: our own leading apostrophe, and the `="0123"` of other systems. */
function unguard(cell: string): string {
  if (/^'[=+\-@\t\r']/.test(cell)) return cell.slice(1)
  const formula = /^="([^"]*)"$/.exec(cell)
  return formula === null ? cell : (formula[1] ?? '')
}
