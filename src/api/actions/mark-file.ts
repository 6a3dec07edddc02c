import { columnLabel } from '../../definition/field/column-label.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { requireLedger } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type MarkedRow, markTableAside, type TableMarks } from '../../office/index.ts'
import type { ImportOutcome } from '../contract/import.ts'
import { type ImportFile, importFile } from './import-file.ts'

export interface MarkedCopy {
  /** Without its ending. */
  readonly name: string
  readonly format: 'xlsx' | 'xlsm' | 'csv' | 'txt'
  readonly content: Uint8Array
}

/** Asked of whoever imports, not of who filled in the sheet. */
const questions = ['several-sheets', 'hidden-rows', 'cross-which']

/** The same file with each problem of it marked, to be sent back; writes nothing. Refuses with `wrong-state` where nothing is wrong. */
export async function markFile(kernel: Kernel, actor: Actor, file: ImportFile): Promise<MarkedCopy> {
  const outcome = await importFile(kernel, actor, { ...file, bytes: file.bytes.slice(), preview: true, listAll: true })
  return markOutcome(requireLedger(kernel.catalogue, file.ledger), file, outcome)
}

/** The copy of a file whose import came to this; `listAll` has to have been asked for, or only the first problems are marked. Takes the bytes. */
export async function markOutcome(
  ledger: ResolvedLedger,
  file: Pick<ImportFile, 'bytes' | 'fileName'>,
  outcome: ImportOutcome,
): Promise<MarkedCopy> {
  const marks = marksOf(ledger, outcome)
  if (marks.rows.length + marks.whole.length === 0) throw new Refusal('wrong-state', '这份表没有读不懂的地方，不用标。')
  const [, stem = '', ending = ''] = /^(.*?)(?:（标好问题）)?(?:\.([^.]*))?$/s.exec(file.fileName) ?? []
  const content = await markTableAside({ bytes: file.bytes, marks, column: outcome.view.marks })
  return { name: `${stem}（标好问题）`, format: formatOf(content, ending.toLowerCase()), content }
}

/** A spreadsheet opens nothing under an ending that is not its own. */
function formatOf(content: Uint8Array, ending: string): MarkedCopy['format'] {
  const isText = content[0] === 0xef
  if (isText) return ending === 'csv' ? 'csv' : 'txt'
  return ending === 'xlsm' ? 'xlsm' : 'xlsx'
}

interface Noted {
  readonly columns: Set<number>
  readonly why: string[]
}

function marksOf(ledger: ResolvedLedger, outcome: ImportOutcome): TableMarks {
  const { view, sheet, rejected, problems } = outcome
  const rows = new Map<number, Noted>()
  const whole: string[] = []
  const [firstHeaderRow = 1, headerRow = firstHeaderRow] = view.header.map((row) => Math.max(1, row))
  const note = (row: number, columns: readonly number[], why: string): void => {
    const own = rows.get(row) ?? { columns: new Set(), why: [] }
    rows.set(row, own)
    for (const column of columns) own.columns.add(column)
    if (!own.why.includes(why)) own.why.push(why)
  }
  for (const { row, column, value, why } of rejected)
    note(row, placesOf(ledger, outcome, column), `${column}${saidOf(value, why)}${stopped(why)}`)
  for (const { severity, code, at, message } of problems) {
    if (severity !== 'error' || questions.includes(code)) continue
    const place = /^(?:.*!)([A-Z]{1,3})(\d+)$|^第(\d+)行$/s.exec(at)
    const [, letters, cellRow, line = '0'] = place ?? []
    const row = Number.parseInt(cellRow ?? line, 10)
    if (row > headerRow) note(row, letters === undefined ? [] : [columnOf(letters)], stopped(message))
    else whole.push(message)
  }
  return {
    sheet,
    header: [firstHeaderRow, headerRow],
    whole,
    rows: [...rows]
      .sort(([one], [other]) => one - other)
      .map(([row, { columns, why }]): MarkedRow => ({ row, columns: [...columns], why })),
  }
}

/** Where the columns of a rejected cell stand: one of the sheet, or those that together are a key. Of tables side by side nobody can tell which. */
function placesOf(ledger: ResolvedLedger, { columns, view, matched = [] }: ImportOutcome, column: string): readonly number[] {
  if (view.beside !== undefined) return []
  const own = columns.indexOf(column)
  const labels = column.split('、')
  const named =
    own >= 0 ? [column] : matched.flatMap(({ label, column: read }) => (labels.includes(read) || isOf(ledger, read, labels) ? [label] : []))
  return named.flatMap((label) => {
    const place = view.places[columns.indexOf(label)] ?? -1
    return place < 0 ? [] : [place]
  })
}

/** Whether a key names the field by what stands over its column, with its unit. */
function isOf({ fields }: ResolvedLedger, read: string, labels: readonly string[]): boolean {
  return fields.some(({ field }) => field.label === read && labels.includes(columnLabel(field)))
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** What a cell says, where the reason does not say it already. */
function saidOf(value: string, why: string): string {
  const said = short(value)
  return said !== '' && why.includes(said) ? '：' : said === '' ? '空着，' : `“${said}”，`
}

const shown = 30

function short(text: string): string {
  const words = text.trim()
  return words.length > shown ? `${words.slice(0, shown)}…` : words
}

/** Several of them stand in one cell, each ended by a semicolon. */
function stopped(text: string): string {
  return text.trim().replace(/[。；]$/, '')
}
