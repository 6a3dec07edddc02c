import { sql } from 'kysely'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
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

/**
 * A report's hundred figures over a million records: our plan beside the best hand-written SQL for the same figures on the same data in the
 * same run, then the same compile again after nothing and after one edit.
 *
 * `node dist/bench/compile.js [--records 1000000] [--rounds 5]`; with BENCH_DATABASE_URL=postgres://… (an empty database) also on that server.
 */
interface Measured {
  readonly engine: string
  readonly figures: number
  readonly records: number
  readonly oursMs: number
  readonly handDirectMs: number
  readonly handBestMs: number
  readonly ratio: number
  readonly againMs: number
  readonly afterEditMs: number
  readonly editedStatements: number
}

const actor: Actor = { id: 'bench', name: '测速', town, role: 'administrator' }

export async function benchCompile(options: {
  readonly url: string | undefined
  readonly records: number
  readonly rounds: number
}): Promise<Measured> {
  const engine = await openEngine(options.url === undefined ? { memory: true } : { url: options.url })
  try {
    const { catalogue, diagnostics } = resolveCatalogue([benchPack])
    if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
    const kernel = await openKernel({ engine, catalogue })
    const records = await fillLedgers(kernel, options.records)
    await engine.write((session) => session.query(sql`analyze`))
    return await measure(kernel, { engine: options.url === undefined ? 'PGlite' : 'PostgreSQL', records, rounds: options.rounds })
  } finally {
    await engine.close()
  }
}

async function measure(
  kernel: Kernel,
  { engine, records, rounds }: { engine: string; records: number; rounds: number },
): Promise<Measured> {
  const requests = reportRequests()
  const wrong = (await evaluateIndicators(kernel, actor, requests)).filter(({ value }) => value === null)
  if (wrong.length > 0) throw new Error(`figures without a value: ${JSON.stringify(wrong)}`)
  const ours: number[] = []
  const direct: number[] = []
  const best: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    await touchAll(kernel)
    const oursMs = await timed(() => evaluateIndicators(kernel, actor, requests))
    const hand = await byHand(kernel)
    // The first round fills the caches of the database.
    if (round === 0) continue
    ours.push(oursMs)
    direct.push(hand.direct)
    best.push(hand.best)
  }
  const againMs = median(await times(rounds, () => timed(() => evaluateIndicators(kernel, actor, requests))))
  const edited: number[] = []
  let editedStatements = 0
  for (let round = 0; round < rounds; round += 1) {
    await storeRecords(kernel, { town, ledger: 'payment', records: [paymentAt(round)] })
    editedStatements = 0
    const stop = kernel.engine.onStatement((text) => {
      if (text.includes('"ledger_')) editedStatements += 1
    })
    edited.push(await timed(() => evaluateIndicators(kernel, actor, requests)))
    stop()
  }
  return {
    engine,
    figures: requests.length,
    records,
    oursMs: median(ours),
    handDirectMs: median(direct),
    handBestMs: median(best),
    ratio: Math.round((median(ours) / median(best)) * 100) / 100,
    againMs,
    afterEditMs: median(edited),
    editedStatements,
  }
}

/** For each ledger the faster of the two hand-written ways. */
async function byHand(kernel: Kernel): Promise<{ readonly direct: number; readonly best: number }> {
  let direct = 0
  let best = 0
  for (const { direct: filtered, grouped } of handWritten) {
    const run = (statements: readonly string[]) =>
      timed(() =>
        kernel.engine.read(async (session) => {
          await session.query(sql`set local work_mem = '64MB'`)
          await runByHand(session, statements)
        }),
      )
    const one = await run(filtered)
    const two = await run(grouped)
    direct += one
    best += Math.min(one, two)
  }
  return { direct, best }
}

/** Moves every ledger's change mark, so that nothing read before is used. */
async function touchAll(kernel: Kernel): Promise<void> {
  await kernel.engine.write((session) => session.query(sql`update change_mark set mark = mark + 1 where town = ${town}`))
}

function paymentAt(round: number) {
  const id = `00000000-0000-7000-9000-${String(round).padStart(12, '0')}`
  return { id, values: { household: '新户', village: null, programme: 'industry', amount: '100.00', paidOn: '2020-06-30' } }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return Math.round(performance.now() - start)
}

async function times(count: number, work: () => Promise<number>): Promise<number[]> {
  const found: number[] = []
  for (let round = 0; round < count; round += 1) found.push(await work())
  return found
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

export function presentMeasured(measured: Measured): string {
  return [
    `${measured.engine}：${measured.figures} 个数字，${measured.records} 条记录`,
    `  本系统 ${measured.oursMs} ms；手写 SQL 最快 ${measured.handBestMs} ms（直接 FILTER ${measured.handDirectMs} ms）；比值 ${measured.ratio}`,
    `  未改动再编一次 ${measured.againMs} ms；改一条后 ${measured.afterEditMs} ms（读台账 ${measured.editedStatements} 次）`,
  ].join('\n')
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const records = option('records', 1_000_000)
  const rounds = option('rounds', 5)
  for (const url of [undefined, process.env.BENCH_DATABASE_URL]) {
    if (url === undefined && process.env.BENCH_ONLY_SERVER === '1') continue
    console.log(presentMeasured(await benchCompile({ url, records, rounds })))
    if (process.env.BENCH_DATABASE_URL === undefined) break
  }
}
