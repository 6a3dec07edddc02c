import { writeWorkbook } from '../src/office/xlsx/write-workbook.ts'
import type { DemoSheet } from './sheet.ts'
import { administrationSheets } from './sheets/administration.ts'
import { agricultureSheets } from './sheets/agriculture.ts'
import { aidSheets, createHouseholds } from './sheets/aid.ts'
import { constructionSheets } from './sheets/construction.ts'
import { dutySheet, visitSheet } from './sheets/duty.ts'
import { createEpidemicPeople, epidemicSheets } from './sheets/epidemic.ts'
import { governanceSheets } from './sheets/governance.ts'
import { honoursSheets } from './sheets/honours.ts'
import { industrySheets } from './sheets/industry.ts'
import { investmentSheets } from './sheets/investment.ts'
import { livelihoodSheets } from './sheets/livelihood.ts'
import { resumptionSheets } from './sheets/resumption.ts'
import { tourismSheets } from './sheets/tourism.ts'
import { townshipSheets } from './sheets/township.ts'
import { createWorld } from './world.ts'

/** One office file, in the order in which they must be imported: what is referred to comes first. */
export interface OfficeFile {
  readonly ledgerLabel: string
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** The demo township's ledgers as rows, in import order. The same on every machine and in every year. */
export function createDemoSheets(): readonly DemoSheet[] {
  const world = createWorld()
  const people = createEpidemicPeople(world)
  const households = createHouseholds(world)
  return [
    ...townshipSheets(world),
    ...epidemicSheets(world, people),
    ...aidSheets(households),
    ...resumptionSheets(),
    ...agricultureSheets(),
    ...industrySheets(),
    ...investmentSheets(),
    ...tourismSheets(),
    ...constructionSheets(world),
    ...honoursSheets(world),
    ...livelihoodSheets(world),
    ...governanceSheets(),
    ...administrationSheets(),
    dutySheet(world, { people, households }),
    visitSheet(world, { people, households }),
  ]
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
