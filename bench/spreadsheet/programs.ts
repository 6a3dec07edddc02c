import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readTable, writeWorkbook } from '../../src/office/index.ts'
import { columns, sampleRows, sampleSize } from './sample.ts'
import { validateRows } from './sample-ledger.ts'

/** What a program is asked to do with a file: gives how many cells it read or wrote. */
type Work = (file: string) => Promise<number>

export interface Program {
  readonly name: string
  readonly read: Work
  /** Absent where a program only reads in another way. */
  readonly write?: Work
}

/** What is used of hucre. It is loaded by a name that the compiler does not follow: nobody needs a peer to build or check the program. */
interface Hucre {
  streamXlsxRows(bytes: Uint8Array): AsyncIterable<{ readonly values: readonly unknown[] }>
  writeXlsxStream(
    rows: Iterable<readonly (string | number | Date)[]>,
    options: { readonly name: string; readonly columns: readonly { readonly header: string }[] },
  ): ReadableStream<Uint8Array>
}

async function loadHucre(): Promise<Hucre> {
  const name: string = 'hucre/xlsx'
  return import(name)
}

/** Ours, which also checks every cell as an import does, and its peers, which only read; each as its own documentation says to use it for large files. Peers are loaded only by the process that measures them. */
export const programs: readonly Program[] = [
  {
    name: 'qianbi',
    read: async (file) => {
      const table = readTable(readFileSync(file), file)
      const { rejected } = validateRows(table, 'sound')
      if (rejected > 0) throw new Error(`${rejected} cells of a sound file were rejected`)
      return (table.rows.length + 1) * table.columns.length
    },
    write: async (file) => {
      writeFileSync(file, writeWorkbook({ sheets: [{ name: '台账', columns, rows: sampleRows() }] }))
      return sampleSize.rows * columns.length
    },
  },
  {
    name: 'qianbi (every row bad)',
    read: async (file) => {
      const table = readTable(readFileSync(file), file)
      const { rejected } = validateRows(table, 'bad')
      if (rejected < table.rows.length) throw new Error(`only ${rejected} cells were rejected`)
      return (table.rows.length + 1) * table.columns.length
    },
  },
  {
    name: 'hucre (stream)',
    read: async (file) => {
      const { streamXlsxRows } = await loadHucre()
      const kept: (readonly unknown[])[] = []
      let cells = 0
      for await (const { values } of streamXlsxRows(readFileSync(file))) {
        kept.push(values)
        cells += values.length
      }
      return kept.length > 0 ? cells : 0
    },
    write: async (file) => {
      const { writeXlsxStream } = await loadHucre()
      function* rows() {
        for (const row of sampleRows()) yield typed(row)
      }
      const header = columns.map(({ label }) => ({ header: label }))
      await pipeline(Readable.from(writeXlsxStream(rows(), { name: '台账', columns: header })), createWriteStream(file))
      return sampleSize.rows * columns.length
    },
  },
  {
    name: 'exceljs (stream)',
    read: async (file) => {
      const { default: ExcelJS } = await import('exceljs')
      const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, {
        sharedStrings: 'cache',
        styles: 'cache',
        worksheets: 'emit',
        hyperlinks: 'ignore',
      })
      const kept: unknown[] = []
      let cells = 0
      for await (const sheet of reader) {
        for await (const row of sheet) {
          const { values } = row
          kept.push(values)
          cells += Array.isArray(values) ? values.length - 1 : 0
        }
      }
      return kept.length > 0 ? cells : 0
    },
    write: async (file) => {
      const { default: ExcelJS } = await import('exceljs')
      const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: true })
      const sheet = book.addWorksheet('台账')
      sheet.addRow(columns.map((column) => column.label)).commit()
      for (const row of sampleRows()) sheet.addRow(typed(row)).commit()
      sheet.commit()
      await book.commit()
      return sampleSize.rows * columns.length
    },
  },
  {
    name: '@e965/xlsx (dense)',
    read: async (file) => {
      const { read, utils } = await import('@e965/xlsx')
      const book = read(readFileSync(file), { dense: true })
      const sheet = book.Sheets[book.SheetNames[0] ?? '']
      const rows = sheet === undefined ? [] : utils.sheet_to_json<unknown[]>(sheet, { header: 1 })
      return rows.reduce((cells, row) => cells + row.length, 0)
    },
    write: async (file) => {
      const { utils, write } = await import('@e965/xlsx')
      const rows = [columns.map((column) => column.label), ...Array.from(sampleRows(), typed)]
      const book = utils.book_new()
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { dense: true }), '台账')
      writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true }))
      return sampleSize.rows * columns.length
    },
  },
]

/** A row as the peers take it: numbers and dates as values of their own. */
function typed(row: readonly string[]): (string | number | Date)[] {
  return row.map((cell, index) => {
    const type = columns[index]?.type
    return type === 'number' ? Number(cell) : type === 'date' ? new Date(`${cell}T00:00:00Z`) : cell
  })
}
