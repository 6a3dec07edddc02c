import { sql } from 'kysely'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import type { Actor } from '../src/kernel/access/types.ts'
import type { Kernel } from '../src/kernel/context.ts'
import { evaluateIndicators } from '../src/kernel/indicator/index.ts'
import { getRecord } from '../src/kernel/ledger/query/get-record.ts'
import { listRecords } from '../src/kernel/ledger/query/list-records.ts'
import type { LedgerQuery } from '../src/kernel/ledger/types.ts'
import { openKernel } from '../src/kernel/open-kernel.ts'
import { openEngine } from '../src/kernel/storage/open-engine.ts'
import type { Engine } from '../src/kernel/storage/types.ts'
import { reportRequests } from './compile/figures.ts'
import { benchPack } from './compile/pack.ts'
import { fillLedgers, town } from './compile/records.ts'
import { type BenchEngine, onEachEngine } from './support/engines.ts'
import { markdownTable } from './support/markdown-table.ts'

/**
 * What the wall in the database costs over a million records: the same lists, records and compile under the role that the policies hold and as the owner
 * whom they do not, turn about in one run. `[records] [rounds]` may be given. Of each the median, and its tenth least, which a busy machine disturbs less;
 * on the embedded engine processor time.
 */
const [count = 1_000_000, rounds = 21] = process.argv.slice(2).map(Number)
const actor: Actor = { id: 'bench', name: '测速', town, role: 'administrator' }
const requests = reportRequests()
const lines: string[][] = []

await onEachEngine(async (engine) => {
  lines.push(...(await measureEngine(engine)))
})
const header = ['engine', 'records', 'what', 'with policies ms', 'without ms', 'ratio', 'least with ms', 'least without ms', 'ratio']
process.stdout.write(`${markdownTable(header, lines)}\n`)

async function measureEngine({ name, options }: BenchEngine): Promise<string[][]> {
  const engine = await openEngine(options)
  try {
    const { catalogue } = resolveCatalogue([benchPack])
    const kernel = await openKernel({ engine, catalogue })
    const wall = engine.wall()
    if (!wall.stands) throw new Error(`the wall does not stand: ${wall.why}`)
    const records = await fillLedgers(kernel, count)
    await engine.asOwner.write((session) => session.query(sql`analyze`))
    const result: string[][] = []
    for (const { what, times, work } of await workOf(kernel)) {
      const taken = { on: [] as number[], off: [] as number[] }
      for (let round = 0; round <= rounds; round += 1) {
        // Turn about, and whoever was first is second the next time.
        for (const side of round % 2 === 0 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
          engine.stand(side === 'on' ? wall : { stands: false, why: 'measured without' })
          const time = await timed(engine, async () => {
            for (let turn = 0; turn < times; turn += 1) await work()
          })
          if (round > 0) taken[side].push(time / times)
        }
      }
      engine.stand(wall)
      const shown = [0.5, 0.1].flatMap((share) => {
        const [on, off] = [quantile(taken.on, share), quantile(taken.off, share)]
        return [on.toFixed(2), off.toFixed(2), (on / off).toFixed(3)]
      })
      result.push([name, String(records), what, ...shown])
      process.stderr.write(`${result.at(-1)?.join(' ')}\n`)
    }
    return result
  } finally {
    await engine.close()
  }
}

interface Work {
  readonly what: string
  /** In each round: what is quick is done more often. */
  readonly times: number
  readonly work: () => Promise<unknown>
}

async function workOf(kernel: Kernel): Promise<readonly Work[]> {
  const list = (ledger: string, query: LedgerQuery) => () => listRecords(kernel, actor, { ledger, query })
  const { records } = await listRecords(kernel, actor, { ledger: 'payment', query: { limit: 1 } })
  const id = records[0]?.id ?? ''
  const filters = [{ field: 'programme', operator: '=' as const, value: 'study' }]
  return [
    { what: 'a record', times: 20, work: () => getRecord(kernel, actor, { ledger: 'payment', id }) },
    { what: 'first page', times: 20, work: list('payment', {}) },
    { what: 'page by a date', times: 3, work: list('payment', { sort: { field: 'paidOn', direction: 'descending' } }) },
    { what: 'page of a filter with totals', times: 2, work: list('payment', { filters, totals: true }) },
    { what: 'search', times: 10, work: list('entry', { search: '人一二三' }) },
    {
      what: `compile of ${requests.length} figures`,
      times: 1,
      work: async () => {
        // Nothing that was read before is used.
        await kernel.engine.asOwner.write((session) => session.query(sql`update change_mark set mark = mark + 1 where town = ${town}`))
        await evaluateIndicators(kernel, actor, requests)
      },
    },
  ]
}

/** Milliseconds that a work takes; on the embedded engine those of the processor, which the rest of a busy machine does not change. */
async function timed(engine: Engine, work: () => Promise<unknown>): Promise<number> {
  const [start, used] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(used)
  return engine.kind === 'embedded' ? (user + system) / 1_000 : performance.now() - start
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right)
  return sorted[Math.floor(sorted.length * share)] ?? 0
}
