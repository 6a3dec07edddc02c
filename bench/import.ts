import { importFile } from '../src/api/actions/import-file.ts'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import type { Actor } from '../src/kernel/access/types.ts'
import type { Kernel } from '../src/kernel/context.ts'
import { initTown, openEngine, openKernel } from '../src/kernel/index.ts'
import { versionColumns } from '../src/kernel/ledger/record/version-row.ts'
import { writeWorkbook } from '../src/office/index.ts'
import { type BenchEngine, onEachEngine } from './support/engines.ts'
import { markdownTable } from './support/markdown-table.ts'
import { copyAgain, copyRaw, createRawTable } from './support/raw-copy.ts'
import { wideColumns, wideEntry, widePack, wideRow } from './support/wide-pack.ts'

/**
 * An office's .xlsx of twenty columns, from its bytes to the ledger: read, every cell checked, digested, audited, written, beside COPY of the same
 * rows as they are into a bare table of the same engine, and beside COPY of the very bytes that it writes (with digests and words of searching) into a table
 * with the same indexes: no import can be quicker than that one.
 */
const sizes = process.argv.slice(2).map(Number)
const lines: string[][] = []

await onEachEngine(async (engine) => {
  for (const size of sizes.length > 0 ? sizes : [10_000, 100_000]) lines.push(await measureImport(engine, size))
})
process.stdout.write(
  `${markdownTable(['engine', 'rows × columns', 'file MB', 'import s', 'again (nothing new) s', 'raw COPY s', 'ratio', 'COPY with indexes s', 'ratio', 'rows/s'], lines)}\n`,
)

async function measureImport({ name, options }: BenchEngine, size: number): Promise<string[]> {
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
    const copied = await timed(async () => {
      await createRawTable(engine, wideColumns.length)
      return copyRaw(engine, rows)
    })
    const first = await timed(() => importOnce(kernel, actor, bytes))
    if (first.result.added !== size) throw new Error(`expected ${size} new records, got ${JSON.stringify(first.result).slice(0, 500)}`)
    const second = await timed(() => importOnce(kernel, actor, bytes))
    if (second.result.unchanged !== size) throw new Error('the same file again was not recognised')
    const again = await copyAgain(engine, ledger.table, versionColumns(ledger))
    process.stderr.write(
      `${name} ${size}: import ${first.seconds.toFixed(2)} s, again ${second.seconds.toFixed(2)} s, COPY ${copied.seconds.toFixed(2)} s, with indexes ${again.toFixed(2)} s\n`,
    )
    return [
      name,
      `${size} × ${wideColumns.length}`,
      (bytes.length / 1e6).toFixed(1),
      first.seconds.toFixed(2),
      second.seconds.toFixed(2),
      copied.seconds.toFixed(2),
      `${(first.seconds / copied.seconds).toFixed(1)}×`,
      again.toFixed(2),
      `${(first.seconds / again).toFixed(1)}×`,
      Math.round(size / first.seconds).toLocaleString('en'),
    ]
  } finally {
    await engine.close()
  }
}

/** From a copy of the file, as an upload brings it: what is read goes over to another thread. */
function importOnce(kernel: Kernel, actor: Actor, bytes: Uint8Array) {
  return importFile(kernel, actor, { ledger: wideEntry.id, bytes: new Uint8Array(bytes), fileName: '宽台账.xlsx' })
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ readonly seconds: number; readonly result: Result }> {
  const start = performance.now()
  const result = await work()
  return { seconds: (performance.now() - start) / 1000, result }
}
