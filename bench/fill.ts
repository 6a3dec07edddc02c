import { fillWorkbook, writeWorkbook } from '../src/office/index.ts'
import { markdownTable } from './support/markdown-table.ts'

/** What it costs to fill a department's form of ten sheets, five hundred cells each: the best of some times, beside the limit. */
const limit = 150
const [sheetCount, rowCount, columnCount] = [10, 50, 12]
const filledColumns = 10
const columns = Array.from({ length: columnCount }, (_, column) => ({
  label: column === 0 ? '指标' : `第${column}列`,
  type: 'text' as const,
}))
const rows = Array.from({ length: rowCount }, (_, row) => columns.map((_column, column) => (column === 0 ? `指标${row}` : '')))
const names = Array.from({ length: sheetCount }, (_, index) => `表${index + 1}`)
const form = writeWorkbook({ sheets: names.map((name) => ({ name, columns, rows })) })
const letters = 'BCDEFGHIJK'
const fills = names.map((sheet) => ({
  sheet,
  cells: rows.flatMap((_row, row) =>
    [...letters].slice(0, filledColumns).map((letter, column) => ({
      cell: `${letter}${row + 2}`,
      value: { type: 'number' as const, value: `${row * filledColumns + column}.25` },
    })),
  ),
}))
const cells = fills.reduce((sum, fill) => sum + fill.cells.length, 0)

function once(): number {
  const before = performance.now()
  fillWorkbook(form, fills)
  return performance.now() - before
}

once()
const best = Math.min(...Array.from({ length: 7 }, once))
process.stdout.write(
  `${markdownTable(
    ['fill a form', 'cells', 'ms (best of 7)', 'limit', 'held'],
    [[`${sheetCount} sheets`, String(cells), best.toFixed(1), String(limit), best <= limit ? 'yes' : 'NO']],
  )}\n`,
)
