import { importFile } from '../src/api/actions/import-file.ts'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import type { Actor } from '../src/kernel/access/types.ts'
import type { Kernel } from '../src/kernel/context.ts'
import { initTown, openEngine, openKernel } from '../src/kernel/index.ts'
import { versionColumns } from '../src/kernel/ledger/record/version-row.ts'
import { writeWorkbook } from '../src/office/index.ts'
import { type BenchEngine, onEachEngine } from './support/engines.ts'
import { markdownTable } from './support/markdown-table.ts'
import { openProcessorClock } from './support/processor-time.ts'
import { copyRaw, createRawTable, prepareCopy } from './support/raw-copy.ts'
import { wideColumns, wideEntry, widePack, wideRow } from './support/wide-pack.ts'

/**
 * An office's .xlsx of twenty columns, from its bytes to the ledger: read, every cell checked, digested, audited, written. Beside it in the same run, twice
 * COPY of the same rows: as they are into a bare table of texts, which no ledger can be (its search words alone weigh more than the row), and as they are
 * kept into a table with the ledger's own columns, key and indexes. The limit is held by the second, in seconds of the processor: an import is to cost at
 * most so many times what the database itself takes to have those rows. The first is told beside it.
 */
const sizes = process.argv.slice(2).map(Number)
const limit = 8
const lines: string[][] = []
let beyond = false

await onEachEngine(async (engine) => {
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) lines.push(...(await measureImport(engine, size)))
})
process.stdout.write(
  `${markdownTable(['engine', 'rows × columns', 'what', 's', 's of processor', 'import ÷ this', 'by processor', 'limit', 'holds'], lines)}\n`,
)
if (beyond) process.exitCode = 1

async function measureImport({ name, options }: BenchEngine, size: number): Promise<string[][]> {
  const rows = Array.from({ length: size }, (_, index) => wideRow(index))
  const columns = wideColumns.map((label) => ({ label, type: 'text' as const }))
  const bytes = writeWorkbook({ sheets: [{ name: '宽台账', columns, rows }] })
  const engine = await openEngine(options)
  try {
    const kernel = await openKernel({ engine, catalogue: resolveCatalogue([widePack]).catalogue })
    const ledger = kernel.catalogue.getLedger(wideEntry.id)
    // A town of its own for each size: the ledger is empty when its import begins.
    const town = String(999_901_000 + (size % 97))
    await initTown(kernel, { town, name: `${size}镇` })
    const actor: Actor = { id: 'bench', name: '测量', town, role: 'administrator' }
    const clock = await openProcessorClock(engine)
    await createRawTable(engine, wideColumns.length)
    const copied = await timed(clock, () => copyRaw(engine, rows))
    const first = await timed(clock, () => importOnce(kernel, actor, bytes))
    if (first.result.added !== size) throw new Error(`expected ${size} new records, got ${JSON.stringify(first.result).slice(0, 500)}`)
    const second = await timed(clock, () => importOnce(kernel, actor, bytes))
    if (second.result.unchanged !== size) throw new Error('the same file again was not recognised')
    const again = await timed(clock, await prepareCopy(engine, ledger.table, versionColumns(ledger)))
    const ratio = first.used / again.used
    beyond ||= ratio > limit
    const file = `${size} × ${wideColumns.length}, ${(bytes.length / 1e6).toFixed(1)} MB`
    const line = (what: string, { seconds, used }: Timed, held: readonly string[] = ['', '']) => [
      name,
      file,
      what,
      seconds.toFixed(2),
      used.toFixed(2),
      `${(first.seconds / seconds).toFixed(1)}×`,
      `${(first.used / used).toFixed(1)}×`,
      ...held,
    ]
    const told = [
      line('import', first),
      line('the same file again, nothing new', second),
      line('COPY into a table with the same columns, key and indexes', again, [`${limit}×`, ratio > limit ? 'NO' : 'yes']),
      line('COPY into a bare table of texts', copied),
    ]
    process.stderr.write(`${told.map((cells) => cells.join(' | ')).join('\n')}\n`)
    return told
  } finally {
    await engine.close()
  }
}

/** From a copy of the file, as an upload brings it: what is read goes over to another thread. */
function importOnce(kernel: Kernel, actor: Actor, bytes: Uint8Array) {
  return importFile(kernel, actor, { ledger: wideEntry.id, bytes: new Uint8Array(bytes), fileName: '宽台账.xlsx' })
}

interface Timed {
  readonly seconds: number
  /** Of the processor: all threads, and the server's processes. */
  readonly used: number
}

async function timed<Result>(clock: () => number, work: () => Promise<Result>): Promise<Timed & { readonly result: Result }> {
  const [start, before] = [performance.now(), clock()]
  const result = await work()
  return { seconds: (performance.now() - start) / 1000, used: clock() - before, result }
}
