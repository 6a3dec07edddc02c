import { markHead, markLabel, markOf, markSign, type TableMarks } from '../file/marked-problems.ts'
import { decodeText } from './decode-text.ts'
import { findDelimiter } from './read-csv.ts'
import { readRecords } from './read-records.ts'
import { openWindow } from './text-window.ts'

interface Line {
  text: string
  readonly end: string
}

/**
 * The same text with what is wrong said behind each of its lines, in a last column of their own where the line has all of its cells. It is written as
 * UTF-8, whatever it came in. What is said holds no quote and no delimiter: a line whose own quotes are broken stays broken, and nothing moves in it.
 */
export function markCsv(bytes: Uint8Array, marks: TableMarks): Uint8Array {
  const text = decodeText(bytes).replace(/^\ufeff/, '')
  const delimiter = findDelimiter(text)
  const lines = splitLines(text)
  if (lines[marks.header[0] - 1]?.text.includes(markLabel)) for (const line of lines) line.text = unmarked(line.text, delimiter)
  const { lengths, ends } = measure(lines.map((line) => line.text + line.end).join(''), { delimiter, header: marks.header[1] })
  const width = lengths.get(marks.header[1]) ?? 0
  const put = (number: number, words: string): void => {
    const cells = lengths.get(number)
    const line = lines[(ends.get(number) ?? number) - 1]
    if (line === undefined) return
    // A line with fewer cells than columns has lost a delimiter: none is given back to it here.
    const isLone = cells === undefined || cells <= 1
    const missing = cells !== undefined && (isLone || number === marks.header[0]) ? Math.max(0, width - cells) : 0
    line.text += delimiter.repeat(missing + 1) + plain(words)
  }
  put(marks.header[0], markHead(marks))
  for (const row of marks.rows) put(row.row, markOf(row))
  return Buffer.from(`\ufeff${lines.map((line) => line.text + line.end).join('')}`)
}

function splitLines(text: string): Line[] {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n|$)/g)].flatMap(([whole, line = '', end = '']) =>
    whole === '' ? [] : [{ text: line, end }],
  )
}

/** How many cells each record has, by the line where it begins, and the line where it ends. */
function measure(
  text: string,
  { delimiter, header }: { readonly delimiter: string; readonly header: number },
): { readonly lengths: ReadonlyMap<number, number>; readonly ends: ReadonlyMap<number, number> } {
  const lengths = new Map<number, number>()
  const ends = new Map<number, number>()
  let open: number | undefined
  const begin = (line: number): void => {
    if (open !== undefined && line > open + 1) ends.set(open, line - 1)
    open = line
  }
  readRecords(
    { window: openWindow([text]), delimiter },
    (line, cells) => {
      begin(line)
      lengths.set(line, cells.length)
    },
    {
      // As the table itself is read: one with other cells than the header has taken in lines that are none of its own.
      fits: (cells) => {
        const width = lengths.get(header)
        return width === undefined ? !cells.some((cell) => cell.includes('\n') && cell.includes(delimiter)) : cells.length === width
      },
      fault: ({ line }) => {
        begin(line)
        open = undefined
      },
      abandon: () => undefined,
    },
  )
  const last = text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/).length
  if (open !== undefined && last > open) ends.set(open, last)
  return { lengths, ends }
}

/** Without what an earlier copy said behind the line. */
function unmarked(line: string, delimiter: string): string {
  for (const sign of [markLabel, markSign]) {
    const at = line.lastIndexOf(`${delimiter}${sign}`)
    if (at >= 0) return line.slice(0, at)
  }
  return line
}

/** Without quotes, and without anything that may be taken for a delimiter: by these a reader finds out which one the text has. */
function plain(words: string): string {
  const spelt: Readonly<Record<string, string>> = { '"': '”', '\n': ' ', '\r': ' ', ',': '、', '，': '、', '\t': ' ', ';': '；', '|': '／' }
  return [...words].map((sign) => spelt[sign] ?? sign).join('')
}
