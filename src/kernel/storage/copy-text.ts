import type { CopyRow } from './types.ts'

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** One line of COPY text format. */
export function copyLine(row: CopyRow): string {
  let line = ''
  for (let index = 0; index < row.length; index++) {
    const value = row[index]
    if (index > 0) line += '\t'
    if (value === null || value === undefined) line += '\\N'
    else line += special.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : value
  }
  return `${line}\n`
}

/** Rows as chunks of about `size` characters, each ending with a whole line, so that memory stays flat however long the file is. */
export async function* copyChunks(
  rows: Iterable<CopyRow> | AsyncIterable<CopyRow>,
  size: number,
): AsyncGenerator<{ text: string; rows: number }> {
  let lines: string[] = []
  let length = 0
  for await (const row of rows) {
    const line = copyLine(row)
    lines.push(line)
    length += line.length
    if (length >= size) {
      yield { text: lines.join(''), rows: lines.length }
      lines = []
      length = 0
    }
  }
  if (lines.length > 0) yield { text: lines.join(''), rows: lines.length }
}
