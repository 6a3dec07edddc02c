import type { CompiledStatement } from './compile-statement.ts'
import { quoteName } from './quote-name.ts'
import type { CopyRow } from './types.ts'

type Rows = Iterable<CopyRow> | AsyncIterable<CopyRow>

/** Reads rows ahead: `few` when there are at most `most`, else `all` of them, those read ahead included. */
export async function takeFew(
  rows: Rows,
  most: number,
): Promise<{ readonly few: readonly CopyRow[]; readonly all?: undefined } | { readonly few?: undefined; readonly all: Rows }> {
  if (!(Symbol.iterator in rows)) return { all: rows }
  const iterator = rows[Symbol.iterator]()
  const ahead: CopyRow[] = []
  for (let next = iterator.next(); next.done !== true; next = iterator.next()) {
    ahead.push(next.value)
    if (ahead.length > most) return { all: followedBy(ahead, iterator) }
  }
  return { few: ahead }
}

function* followedBy(ahead: readonly CopyRow[], iterator: Iterator<CopyRow>): Generator<CopyRow> {
  yield* ahead
  for (let next = iterator.next(); next.done !== true; next = iterator.next()) yield next.value
}

/** The same as COPY for these rows: each value travels as the text form of its column. */
export function insertOf(table: string, columns: readonly string[], rows: readonly CopyRow[]): CompiledStatement {
  const parameters: (string | null)[] = []
  const lines = rows.map((row) => `(${columns.map((_, index) => `$${parameters.push(row[index] ?? null)}`).join(', ')})`)
  return { sql: `insert into ${quoteName(table)} (${columns.map(quoteName).join(', ')}) values ${lines.join(', ')}`, parameters }
}
