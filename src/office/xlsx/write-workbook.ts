import { createZip } from '../zip/write-zip.ts'
import type { SheetFrame } from './sheet-frame.ts'
import { createStringTable } from './string-table.ts'
import { contentTypes, corePart, packageRelations, workbookPart, workbookRelations } from './workbook-parts.ts'
import { createSheetWriter, type SheetColumn } from './write-sheet.ts'
import { createStyles } from './write-styles.ts'

export type { SheetFrame } from './sheet-frame.ts'
export type { ColumnType, SheetColumn } from './write-sheet.ts'

/** A row's cells in the order of the columns, as text; null and undefined are empty. */
export type SheetRow = readonly (string | null | undefined)[]

export interface Sheet {
  readonly name: string
  /** Title, totals and words around the table, as an office hands it out. */
  readonly frame?: SheetFrame | undefined
  /** Printed at the foot of every page: whose copy it is. */
  readonly footer?: string | undefined
  readonly columns: readonly SheetColumn[]
  readonly rows: Iterable<SheetRow>
}

export interface AsyncSheet {
  readonly name: string
  readonly frame?: SheetFrame | undefined
  /** Printed at the foot of every page: whose copy it is. */
  readonly footer?: string | undefined
  readonly columns: readonly SheetColumn[]
  readonly rows: Iterable<SheetRow> | AsyncIterable<SheetRow>
}

/**
 * Writes an .xlsx: a header row (bold, frozen, with filters), then rows. The bytes depend on the content only. Text stays text, whatever it begins
 * with; numbers are given and written as decimal text, and one with more digits than Excel keeps is written as text. A text longer than a cell can hold
 * is refused (FileRefusal): no file is written that does not open.
 */
export function writeWorkbook(workbook: { readonly sheets: readonly Sheet[] }): Uint8Array {
  const writer = beginWorkbook(workbook.sheets)
  for (const sheet of workbook.sheets) {
    const part = writer.sheet(sheet)
    for (const row of sheet.rows) part.row(row)
    part.end()
  }
  return writer.finish()
}

/** The same for rows that arrive over time, such as an export read from the database. */
export async function writeWorkbookAsync(workbook: { readonly sheets: readonly AsyncSheet[] }): Promise<Uint8Array> {
  const writer = beginWorkbook(workbook.sheets)
  for (const sheet of workbook.sheets) {
    const part = writer.sheet(sheet)
    for await (const row of sheet.rows) part.row(row)
    part.end()
  }
  return writer.finish()
}

function beginWorkbook(sheets: readonly { readonly name: string; readonly columns: readonly SheetColumn[] }[]) {
  const zip = createZip({ level: 3 })
  const add = (name: string, text: string): void => zip.add(name, Buffer.from(text))
  const strings = createStringTable(zip.begin('xl/sharedStrings.xml'))
  const styles = createStyles()
  const names = uniqueNames(sheets.map((sheet) => sheet.name))
  const filters: (string | undefined)[] = []
  const headers: (number | undefined)[] = []
  add('[Content_Types].xml', contentTypes(names.length))
  add('_rels/.rels', packageRelations)
  return {
    sheet: (sheet: Pick<Sheet, 'columns' | 'frame' | 'footer'>) => {
      const part = createSheetWriter({
        columns: sheet.columns,
        frame: sheet.frame,
        footer: sheet.footer,
        zip,
        strings,
        styles,
        number: filters.length + 1,
      })
      headers.push(sheet.frame === undefined ? undefined : 3)
      return { row: part.row, end: () => filters.push(part.end()) }
    },
    finish: (): Uint8Array => {
      add('xl/workbook.xml', workbookPart(names, filters, headers))
      add('xl/_rels/workbook.xml.rels', workbookRelations(names.length))
      add('xl/styles.xml', styles.toXml())
      strings.end()
      add('docProps/core.xml', corePart)
      return zip.finish()
    },
  }
}

/** Excel's rules for a sheet's name: at most 31 characters, none of \ / ? * [ ] : and no apostrophe at its ends, each name once. */
function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name, index) => {
    const plain =
      name
        .replace(/[\\/?*[\]:]/g, '_')
        .replace(/^'+|'+$/g, '')
        .slice(0, 31) || `表${index + 1}`
    let unique = plain
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${plain.slice(0, 31 - String(n).length - 2)}(${n})`
    taken.add(unique.toLowerCase())
    return unique
  })
}
