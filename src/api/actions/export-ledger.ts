import { fieldColumns } from '../../definition/field/column-label.ts'
import { fieldType } from '../../definition/field/field-type.ts'
import type { Field } from '../../definition/field/types.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { exportRecords, listRecords, noteExport, readsInFull } from '../../kernel/index.ts'
import type { ExportColumn } from '../../kernel/ledger/query/export-records.ts'
import type { LedgerFilter } from '../../kernel/ledger/types.ts'
import { type ColumnType, csvLine, type SheetColumn, type SheetFrame, writeWorkbook, writeWorkbookAsync } from '../../office/index.ts'
import { definedOf } from '../views/defined-of.ts'
import { handedOutTo } from '../views/handed-out.ts'

export const tableFormats = ['xlsx', 'csv'] as const
export type TableFormat = (typeof tableFormats)[number]

export interface ExportLedger {
  readonly ledger: ResolvedLedger
  readonly format: TableFormat
  readonly asOf?: string
  readonly filters?: readonly LedgerFilter[]
  readonly search?: string
  /** Asked for as an office hands a table out: with its title, the words around it, totals. */
  readonly frame?: SheetFrame
  /** Stands at the foot of every page. */
  readonly footer?: string
}

/** A ledger as an office file under the labels an import reads, so that it can be handed out, changed and brought back. */
export async function exportLedger(kernel: Kernel, actor: Actor, wanted: ExportLedger): Promise<Uint8Array> {
  return (await writeLedgerFile(kernel, actor, wanted)).content
}

/** The same for somebody elsewhere; what they take out unmasked is in the chain before they have it. */
export async function handOutLedger(kernel: Kernel, actor: Actor, wanted: ExportLedger): Promise<Uint8Array> {
  const footer = readsInFull(kernel.catalogue, actor, wanted.ledger) ? { footer: handedOutTo(kernel, actor) } : {}
  const { content, rows } = await writeLedgerFile(kernel, actor, { ...wanted, ...footer })
  await noteExport(kernel, actor, { ...wanted, ledger: wanted.ledger.id, rows })
  return content
}

async function writeLedgerFile(
  kernel: Kernel,
  actor: Actor,
  { ledger, format, frame, footer, ...which }: ExportLedger,
): Promise<{ readonly content: Uint8Array; readonly rows: number }> {
  const { label, columns, rows } = exportRecords(kernel, actor, { ledger: ledger.id, ...which })
  let count = 0
  async function* counted(): AsyncGenerator<readonly string[]> {
    for await (const row of rows) {
      count += 1
      yield row
    }
  }
  if (format === 'xlsx') {
    const sums = frame === undefined ? undefined : await summedFields(kernel, actor, { ledger, format, ...which })
    const shown = columns.map((column) => (sums === undefined ? sheetColumn(column) : officeColumn(column, sums)))
    const content = await writeWorkbookAsync({ sheets: [{ name: label, columns: shown, rows: counted(), frame, footer }] })
    return { content, rows: count }
  }
  const lines = [`\uFEFF${csvLine(columns.map((column) => column.label))}`]
  for await (const row of counted()) lines.push(csvLine(row))
  return { content: Buffer.from(lines.join('')), rows: count }
}

/** The ledger's empty form: the header that an import reads, with the formats of its columns. */
export function blankForm(ledger: ResolvedLedger): Uint8Array {
  const columns = ledger.fields.flatMap(({ field }) => fieldColumns(field).map(({ label }) => sheetColumn({ label, field })))
  return writeWorkbook({ sheets: [{ name: ledger.label, columns, rows: [] }] })
}

function sheetColumn({ label, field }: { readonly label: string; readonly field: Field }): SheetColumn {
  return { label, type: sheetTypes[fieldType(field)] }
}

/** The same as an office prints it: amounts with their thousands, and added up where that means something. */
function officeColumn(column: ExportColumn, sums: ReadonlySet<Field>): SheetColumn {
  const { field } = column
  const format = field.kind === 'money' ? '#,##0.00' : field.kind === 'integer' ? '#,##0' : undefined
  return { ...sheetColumn(column), ...(format === undefined ? {} : { format }), ...(sums.has(field) ? { sums: true } : {}) }
}

/** The fields that are added up over just these records. */
async function summedFields(kernel: Kernel, actor: Actor, { ledger, filters, search, asOf }: ExportLedger): Promise<ReadonlySet<Field>> {
  const query = { limit: 1, totals: true, ...definedOf({ filters, search, asOf }) }
  const { totals } = await listRecords(kernel, actor, { ledger: ledger.id, query })
  return new Set(ledger.fields.filter(({ id }) => totals?.sums[id] !== undefined).map(({ field }) => field))
}

/** What a spreadsheet knows as a thing of its own; everything else stands in it as it is written. */
const sheetTypes = {
  number: 'number',
  date: 'date',
  dateTime: 'dateTime',
  month: 'month',
  period: 'text',
  boolean: 'text',
  record: 'text',
  text: 'text',
} as const satisfies Record<ReturnType<typeof fieldType>, ColumnType>
