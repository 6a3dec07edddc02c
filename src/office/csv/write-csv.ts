/**
 * Comma-separated text as Excel opens it in Chinese: UTF-8 with a byte order mark, CRLF. A text that a spreadsheet would run as a formula gets an
 * apostrophe before it, which `readCsv` takes off again; numbers keep their minus sign.
 */
export function writeCsv(table: {
  readonly columns: readonly string[]
  readonly rows: Iterable<readonly (string | null | undefined)[]>
}): Uint8Array {
  const lines = [csvLine(table.columns)]
  for (const row of table.rows) lines.push(csvLine(row))
  return Buffer.from(`\uFEFF${lines.join('')}`)
}

/** One line, for a file that is sent while it is made (`\uFEFF` goes before the first). */
export function csvLine(cells: readonly (string | null | undefined)[]): string {
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`
}

function csvCell(text: string): string {
  const guarded = /^[=+\-@\t\r']/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n\t;]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
