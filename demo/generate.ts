import { writeWorkbook } from '../src/office/xlsx/write-workbook.ts'
import { type DemoPart, demoParts } from './part.ts'
import { type DemoSheet, joinSheets } from './sheet.ts'
import { createWorld } from './world.ts'

/** One office file, in the order in which they must be imported: what is referred to comes first. */
export interface OfficeFile {
  readonly ledgerLabel: string
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** The demo township's ledgers as rows, in import order. The same on every machine and in every year. */
export function createDemoSheets(parts: readonly DemoPart[] = demoParts): readonly DemoSheet[] {
  const world = createWorld()
  const settled = parts.map(({ settle }) => settle(world))
  return joinSheets(settled.flatMap((sheetsOf) => sheetsOf()))
}

/** The same as .xlsx files, as the offices of the township would hand them in. */
export function generateOfficeFiles(): readonly OfficeFile[] {
  return createDemoSheets().map(writeOfficeFile)
}

/** One of them. */
export function writeOfficeFile(sheet: DemoSheet): OfficeFile {
  return { ledgerLabel: sheet.ledger, fileName: `${sheet.ledger}.xlsx`, bytes: writeSheet(sheet) }
}

function writeSheet({ ledger, columns, rows }: DemoSheet): Uint8Array {
  return writeWorkbook({ sheets: [{ name: ledger, columns, rows }] })
}
