import { sql } from 'kysely'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import { decimal, plainDecimal } from '../src/definition/decimal/decimal.ts'
import type { Actor } from '../src/kernel/access/types.ts'
import type { Kernel } from '../src/kernel/context.ts'
import { evaluateIndicators } from '../src/kernel/indicator/index.ts'
import { storeRecords } from '../src/kernel/indicator/testing/store-records.ts'
import { openKernel } from '../src/kernel/open-kernel.ts'
import { openEngine } from '../src/kernel/storage/open-engine.ts'
import { reportRequests } from './compile/figures.ts'
import { handWritten, runByHand } from './compile/hand-written.ts'
import { benchPack } from './compile/pack.ts'
import { fillLedgers, town } from './compile/records.ts'
import { type BenchEngine, onEachEngine } from './support/engines.ts'
import { markdownTable } from './support/markdown-table.ts'

/**
 * A report's hundred figures over a million records: our plan beside the best hand-written SQL for the same figures on the same data in the
 * same run, turn about; then the same compile after nothing, and after one edit. `[records] [rounds]` may be given. Ours also counts the records
 * behind each figure, which the hand-written statements do not.
 */
const [count = 1_000_000, rounds = 7] = process.argv.slice(2).map(Number)
const actor: Actor = { id: 'bench', name: '测速', town, role: 'administrator' }
const requests = reportRequests()
const lines: string[][] = []

await onEachEngine(async (engine) => {
  lines.push(await measureEngine(engine))
})
const header = [
  'engine',
  'figures',
  'records',
  'ours ms',
  'best by hand ms',
  'ratio',
  'plain FILTER by hand ms',
  'nothing changed ms',
  'after one edit ms',
  'ledgers read after it',
]
process.stdout.write(`${markdownTable(header, lines)}\n`)

async function measureEngine({ name, options }: BenchEngine): Promise<string[]> {
  const engine = await openEngine(options)
  try {
    const { catalogue, diagnostics } = resolveCatalogue([benchPack])
    if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
    const kernel = await openKernel({ engine, catalogue })
    const records = await fillLedgers(kernel, count)
    await engine.asOwner.write((session) => session.query(sql`analyze`))
    const first = await evaluateIndicators(kernel, actor, requests)
    const wrong = first.filter(({ value }) => value === null)
    if (wrong.length > 0) throw new Error(`figures without a value: ${JSON.stringify(wrong)}`)
    await compareByHand(kernel, first)
    const compiled = await measureCompile(kernel)
    const again = await measureAgain(kernel)
    const times = [compiled.ours, compiled.best, compiled.ours / compiled.best, compiled.direct, again.unchanged, again.edited]
    const [ours, best, ratio, direct, unchanged, edited] = times.map((time, index) => time.toFixed(index === 2 ? 2 : 0))
    return [name, requests.length, records, ours, best, ratio, direct, unchanged, edited, again.ledgers].map(String)
  } finally {
    await engine.close()
  }
}

/** Every figure read straight from a ledger must be among the values that each of the two hand-written ways prints; else the race is not over the same figures. */
async function compareByHand(kernel: Kernel, figures: Awaited<ReturnType<typeof evaluateIndicators>>): Promise<void> {
  const measured = figures.filter((_, index) => 'ledger' in kernel.catalogue.getIndicator(requests[index]?.indicator ?? ''))
  for (const way of ['direct', 'grouped'] as const) {
    const values = await kernel.engine.asOwner.read((session) =>
      runByHand(
        session,
        handWritten.flatMap((one) => one[way]),
      ),
    )
    const known = new Set(values.map(comparable))
    const differing = measured.filter(({ value }) => !known.has(comparable(String(value))))
    if (differing.length > 0) throw new Error(`${way}: not what the hand-written SQL gives: ${JSON.stringify(differing)}`)
    process.stderr.write(`${measured.length} figures equal those of the ${way} statements\n`)
  }
}

/** Numbers without trailing zeros; times with or without their seconds. */
function comparable(value: string): string {
  return /^-?\d+(\.\d+)?$/.test(value) ? plainDecimal(decimal(value)) : value.replace(' ', 'T').slice(0, 16)
}

/** Turn about, so that both meet the same machine; the first round only fills the database's caches. */
async function measureCompile(kernel: Kernel): Promise<{ readonly ours: number; readonly best: number; readonly direct: number }> {
  const ours: number[] = []
  const best: number[] = []
  const direct: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    await touchAll(kernel)
    const own = await timed(() => evaluateIndicators(kernel, actor, requests))
    const hand = await byHand(kernel)
    if (round === 0) continue
    ours.push(own)
    best.push(hand.best)
    direct.push(hand.direct)
  }
  return { ours: median(ours), best: median(best), direct: median(direct) }
}

/** For each ledger the faster of the two hand-written ways. */
async function byHand(kernel: Kernel): Promise<{ readonly direct: number; readonly best: number }> {
  let direct = 0
  let best = 0
  for (const way of handWritten) {
    const run = (statements: readonly string[]) =>
      timed(() =>
        kernel.engine.asOwner.read(async (session) => {
          await session.query(sql`set local work_mem = '64MB'`)
          await runByHand(session, statements)
        }),
      )
    const filtered = await run(way.direct)
    const grouped = await run(way.grouped)
    direct += filtered
    best += Math.min(filtered, grouped)
  }
  return { direct, best }
}

async function measureAgain(kernel: Kernel): Promise<{ readonly unchanged: number; readonly edited: number; readonly ledgers: string }> {
  const unchanged: number[] = []
  const edited: number[] = []
  const ledgers = new Set<string>()
  const stop = kernel.engine.onStatement((text) => {
    for (const [, ledger] of text.matchAll(/from "ledger_(\w+)"/g)) if (ledger !== undefined) ledgers.add(ledger)
  })
  for (let round = 0; round < rounds; round += 1) {
    unchanged.push(await timed(() => evaluateIndicators(kernel, actor, requests)))
    await storeRecords(kernel, { town, ledger: 'payment', records: [paymentOfRound(round)] })
    edited.push(await timed(() => evaluateIndicators(kernel, actor, requests)))
  }
  stop()
  return { unchanged: median(unchanged), edited: median(edited), ledgers: [...ledgers].join(' ') }
}

/** Moves every ledger's change mark, so that nothing read before is used. */
async function touchAll(kernel: Kernel): Promise<void> {
  await kernel.engine.asOwner.write((session) => session.query(sql`update change_mark set mark = mark + 1 where town = ${town}`))
}

function paymentOfRound(round: number) {
  const id = `00000000-0000-7000-9000-${String(round).padStart(12, '0')}`
  return { id, values: { household: '新户', village: null, programme: 'industry', amount: '100.00', paidOn: '2020-06-30' } }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
