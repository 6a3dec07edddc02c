import { sql } from 'kysely'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import type { Catalogue } from '../src/definition/catalogue/types.ts'
import { field } from '../src/definition/field/field.ts'
import { defineLedger } from '../src/definition/ledger/define-ledger.ts'
import { definePack } from '../src/definition/pack/define-pack.ts'
import type { Actor } from '../src/kernel/access/types.ts'
import type { Kernel } from '../src/kernel/context.ts'
import { evaluateIndicators } from '../src/kernel/indicator/index.ts'
import { sampleId, storeRecords } from '../src/kernel/indicator/testing/store-records.ts'
import { getRecord } from '../src/kernel/ledger/query/get-record.ts'
import { listRecords } from '../src/kernel/ledger/query/list-records.ts'
import type { LedgerQuery } from '../src/kernel/ledger/types.ts'
import { openKernel } from '../src/kernel/open-kernel.ts'
import { openEngine } from '../src/kernel/storage/open-engine.ts'
import type { Engine } from '../src/kernel/storage/types.ts'
import type { WallState } from '../src/kernel/storage/wall/wall-state.ts'
import { reportRequests } from './compile/figures.ts'
import { benchPack } from './compile/pack.ts'
import { fillLedgers, town } from './compile/records.ts'
import { type BenchEngine, onEachEngine } from './support/engines.ts'
import { markdownTable } from './support/markdown-table.ts'

/**
 * What the walls in the database cost over a million records, turn about in one run: the same lists, records and compile under the role that the policies
 * between towns hold and as the owner whom they do not; and those of a village cadre under the role that the policies of parts hold, and under the town's,
 * where the gateway alone asks. `[records] [rounds]` may be given. Of each the median, and its tenth least, which a busy machine disturbs less;
 * on the embedded engine processor time.
 */
const [count = 1_000_000, rounds = 21] = process.argv.slice(2).map(Number)
const actor: Actor = { id: 'bench', name: '测速', town, role: 'administrator' }
/** Who stands in the roster, so that somebody has a part of the town. */
const rosterPack = definePack({
  id: 'bench-roster',
  label: '花名册',
  office: '党政办',
  indicators: [],
  ledgers: [
    defineLedger({
      id: 'cadre',
      label: '干部',
      kind: 'register',
      scope: 'staff',
      fields: { name: field.text({ label: '姓名', required: true }), village: field.village({ label: '村' }) },
      title: ['name'],
    }),
  ],
})

const requests = reportRequests()
const cadre: Actor = { id: 'bench-cadre', name: '测速', town, role: 'villageCadre', cadre: '00000000-0000-7000-8000-00000000cad1' }
const lines: string[][] = []

await onEachEngine(async (engine) => {
  lines.push(...(await measureEngine(engine)))
})
const header = ['engine', 'records', 'what', 'with policies ms', 'without ms', 'ratio', 'least with ms', 'least without ms', 'ratio']
process.stdout.write(`${markdownTable(header, lines)}\n`)

async function measureEngine({ name, options }: BenchEngine): Promise<string[][]> {
  const engine = await openEngine(options)
  try {
    const kernel = await openKernel({ engine, catalogue: withParts(resolveCatalogue([benchPack, rosterPack]).catalogue) })
    const wall = engine.wall()
    if (!wall.stands || wall.parts !== undefined) throw new Error(`the walls do not stand: ${JSON.stringify(wall)}`)
    const records = await fillLedgers(kernel, count)
    await storeRecords(kernel, {
      town,
      ledger: 'cadre',
      records: [{ id: cadre.cadre ?? '', values: { name: '测速', village: sampleId(1, 0) } }],
    })
    await engine.asOwner.write((session) => session.query(sql`analyze`))
    const result: string[][] = []
    for (const { what, times, work, off } of await workOf(kernel)) {
      const taken = { on: [] as number[], off: [] as number[] }
      for (let round = 0; round <= rounds; round += 1) {
        // Turn about, and whoever was first is second the next time.
        for (const side of round % 2 === 0 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
          engine.stand(side === 'on' ? wall : off)
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

/** With something personal in what lies in a village itself, and in what lies there by its firm. */
function withParts(catalogue: Catalogue): Catalogue {
  const personal: Readonly<Record<string, string>> = { payment: 'household', output: 'value', entry: 'name' }
  const ledgers = catalogue.ledgers.map((ledger) => ({
    ...ledger,
    fields: ledger.fields.map((one) =>
      one.id === personal[ledger.id] ? { ...one, field: { ...one.field, secrecy: 'personal' as const } } : one,
    ),
  }))
  return { ...catalogue, ledgers }
}

interface Work {
  readonly what: string
  /** In each round: what is quick is done more often. */
  readonly times: number
  readonly work: () => Promise<unknown>
  /** What it is held against. */
  readonly off: WallState
}

async function workOf(kernel: Kernel): Promise<readonly Work[]> {
  const list =
    (ledger: string, query: LedgerQuery, who = actor) =>
    () =>
      listRecords(kernel, who, { ledger, query })
  const { records } = await listRecords(kernel, actor, { ledger: 'payment', query: { limit: 1 } })
  const id = records[0]?.id ?? ''
  const filters = [{ field: 'programme', operator: '=' as const, value: 'study' }]
  const byDate = { sort: { field: 'paidOn', direction: 'descending' } } as const
  const ofTown: readonly Omit<Work, 'off'>[] = [
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
  const ofPart: readonly Omit<Work, 'off'>[] = [
    { what: 'first page', times: 20, work: list('payment', {}, cadre) },
    { what: 'page by a date', times: 3, work: list('payment', byDate, cadre) },
    { what: 'page of a filter with totals', times: 2, work: list('payment', { filters, totals: true }, cadre) },
    { what: 'first page, by what it refers to', times: 10, work: list('output', {}, cadre) },
    { what: 'totals, by what it refers to', times: 1, work: list('output', { totals: true }, cadre) },
    { what: 'search', times: 10, work: list('entry', { search: '人一二三' }, cadre) },
  ]
  return [
    ...ofTown.map((work) => ({ ...work, off: { stands: false, why: 'measured without' } as const })),
    ...ofPart.map((work) => ({
      ...work,
      what: `a village’s: ${work.what}`,
      off: { stands: true, searches: true, parts: { why: 'measured without' } } as const,
    })),
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
