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
  if (Symbol.iterator in rows) {
    // Without a promise for every row.
    yield* chunksOf(rows, size)
    return
  }
  let some: CopyRow[] = []
  for await (const row of rows) {
    some.push(row)
    if (some.length >= gathered) {
      yield* chunksOf(some, size)
      some = []
    }
  }
  yield* chunksOf(some, size)
}

const gathered = 2_000

function* chunksOf(rows: Iterable<CopyRow>, size: number): Generator<{ text: string; rows: number }> {
  let text = ''
  let count = 0
  for (const row of rows) {
    text += copyLine(row)
    count += 1
    if (text.length >= size) {
      yield { text, rows: count }
      text = ''
      count = 0
    }
  }
  if (count > 0) yield { text, rows: count }
}
