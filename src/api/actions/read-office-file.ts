import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { type ColumnHints, lacksFigures, readCrossWords } from '../../kernel/index.ts'
import { type ReadTableOptions, readTableAside, type TableAside } from '../../office/index.ts'

export interface OfficeFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly options: ReadTableOptions
  readonly signal: AbortSignal | undefined
  /** How somebody said that a cross table is to be understood. */
  readonly cross: string | undefined
}

export interface FileContext {
  readonly ledger: ResolvedLedger
  readonly villages: readonly string[]
  readonly hints: ColumnHints
}

/** A cross table is read by a person: no file of more bytes is one. */
const largestCross = 2 * 1_024 * 1_024
/** A header that was none: figures stand where nothing is written over them. */
const misread = ['unlabelled-column', 'duplicate-column']

/** A file's table; one without any figure of its ledger is looked at once more, as a cross table. Takes the bytes. */
export async function readOfficeFile(kernel: Kernel, actor: Actor, file: OfficeFile, context: FileContext): Promise<TableAside> {
  const { bytes, fileName, options, signal, cross } = file
  const reading = { ...options, ...(signal === undefined ? {} : { signal }) }
  if (bytes.byteLength > largestCross) return readTableAside(bytes, fileName, reading)
  const table = await readTableAside(bytes.slice(), fileName, reading)
  const { ledger, villages, hints } = context
  const fits = !table.problems.some(({ code }) => misread.includes(code)) && !lacksFigures(ledger, table.columns, hints)
  if (fits) return table
  const words = await readCrossWords(kernel, actor, { ledger, villages })
  if (words.figures.length === 0 || words.axes.length < 2) return table
  return readTableAside(bytes, fileName, { ...reading, cross: { ...words, chosen: cross } })
}
