import { headerNames } from '../../definition/ledger/match-header.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { findSheetMap, groupsOf, importRows, keepSheetMap, readVillages, requireLedger, type SheetMap } from '../../kernel/index.ts'
import type { ImportProblem, PlainPercents } from '../../kernel/ledger/types.ts'
import type { TableAside } from '../../office/index.ts'
import type { ImportOutcome } from '../contract/import.ts'
import type { JobProgress } from '../jobs/jobs.ts'
import { definedOf } from '../views/defined-of.ts'
import { readOfficeFile } from './read-office-file.ts'

export interface ImportFile {
  readonly ledger: string
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly sheet?: string
  /** Row of the sheet where the header begins; found when absent. */
  readonly headerRow?: number
  /** Whether the rows that the sheet hides are read; asked about when absent. */
  readonly hidden?: 'include' | 'skip'
  /** Label of a column → label of the field that it fills; empty: none. */
  readonly map?: Readonly<Record<string, string>>
  readonly preview?: boolean
  /** Every rejected cell is told, however many. */
  readonly listAll?: boolean
  readonly plainPercents?: PlainPercents
  readonly onProgress?: (progress: JobProgress) => void
  /** How a cross table is to be understood: one of the choices that were given. */
  readonly cross?: string
  /** Gives the reading up. */
  readonly signal?: AbortSignal
}

const shown = 200
/** Lines that are no records, as many as anybody looks at. */
const mostLines = 2_000

/** An office's file into a ledger: all of it or, when anything in it is wrong, nothing. */
export async function importFile(kernel: Kernel, actor: Actor, file: ImportFile): Promise<ImportOutcome> {
  const ledger = requireLedger(kernel.catalogue, file.ledger)
  const villages = await readVillages(kernel, actor)
  const kept = await findSheetMap(kernel, actor, ledger.id)
  const { sheet, headerRow, hidden, map: said } = file
  const known = [...headerNames(ledger), ...readLabels({ ...kept, ...said })]
  const options = { known, ...definedOf({ sheet, headerRow, hidden, groups: groupsOf(ledger, villages), show: file.preview }) }
  const office = { bytes: file.bytes, fileName: file.fileName, options, signal: file.signal, cross: file.cross }
  const hints = { villages, kept, ...definedOf({ said }) }
  // The rows go as they are read: nothing here holds on to them, nor to the file.
  const { rows, first, ...table } = await readOfficeFile(kernel, actor, office, { ledger, villages, hints })
  const unreadable = table.problems.some(({ severity }) => severity === 'error')
  const preview = file.preview ?? false
  const result = await importRows(kernel, actor, {
    ledger: ledger.id,
    rows,
    columns: table.columns,
    hints: { ...hints, headerRow: table.headerRow, ...definedOf({ titles: table.titles, units: table.units, samples: table.samples }) },
    source: { file: file.fileName, sheet: table.sheet },
    // A cell that could not be read as it stands must not get into the ledger by accident.
    preview: preview || unreadable,
    ...definedOf({ onProgress: file.onProgress, plainPercents: file.plainPercents, listAll: file.listAll }),
  })
  if (said !== undefined && !preview && !unreadable && !wasRefused(result))
    await keepSheetMap(kernel, actor, { ledger: ledger.id, map: said })
  return {
    ...result,
    // Lines that are no row are lines of the file all the same; and what was refused added nothing.
    rows: result.rows + (table.unread ?? 0),
    ...(unreadable && !preview ? { added: 0, changed: 0 } : {}),
    problems: [...table.problems, ...result.problems, ...tellShifted(table, result)].filter(
      ({ code }) => code !== 'no-rows' || table.unread === undefined,
    ),
    preview,
    file: file.fileName,
    sheet: table.sheet,
    columns: table.columns.map(cut),
    view: {
      header: [table.firstHeaderRow ?? table.headerRow, table.headerRow],
      sheets: table.sheets ?? [],
      places: table.places ?? [],
      lines: (table.lines ?? []).slice(0, mostLines),
      shown: table.shown ?? [],
      ...definedOf({ marks: table.marks, beside: table.beside, cross: table.cross, crossChoices: table.crossChoices }),
    },
    sample: first.map(({ row, cells }) => ({
      row,
      cells: Object.fromEntries(Object.entries(cells).map(([label, cell]) => [cut(label), cut(cell)])),
    })),
  }
}

/** Whoever looks for a line that is named does it in a spreadsheet. */
function tellShifted({ shifted }: Pick<TableAside, 'shifted'>, result: Pick<ImportOutcome, 'rejected' | 'problems'>): ImportProblem[] {
  if (shifted === undefined || !wasRefused(result)) return []
  const { line, row } = shifted
  const message = `格子里有换行，这里的行号是文件里的行数：第${line}行用 Excel 或 WPS 打开是第${row}行，往下的也都错开。`
  return [{ code: 'line-numbers', severity: 'warning', at: `第${line}行`, message }]
}

function readLabels(map: SheetMap): readonly string[] {
  return Object.entries(map).flatMap(([label, column]) => (column === '' ? [] : [label]))
}

/** What is shown of a cell. */
function cut(text: string): string {
  return text.length > shown ? `${text.slice(0, shown)}…` : text
}

/** Whether the import was refused: then nothing was written. */
export function wasRefused({ rejected, problems }: Pick<ImportOutcome, 'rejected' | 'problems'>): boolean {
  return rejected.length > 0 || problems.some(({ severity }) => severity === 'error')
}
