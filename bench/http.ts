import { createApi } from '../src/api/app.ts'
import { resolveCatalogue } from '../src/definition/catalogue/resolve-catalogue.ts'
import { openEngine, openKernel, withKernelPacks } from '../src/kernel/index.ts'
import { packs } from '../src/packs/index.ts'
import { type FilledEntries, fillCheckpointEntries } from './support/checkpoint-entries.ts'
import { type BenchEngine, onEachEngine } from './support/engines.ts'
import { createHttpClient, type HttpClient } from './support/http-client.ts'
import { type Latency, measureLatency, presentMilliseconds } from './support/latency.ts'
import { markdownTable } from './support/markdown-table.ts'
import { openProcessorClock } from './support/processor-time.ts'

/**
 * Pages, filters, searches and writes of a ledger with a million records, through HTTP as a browser asks for them. The limits are of the clock; what a
 * call takes of the processor, asking and answering together with the server's own processes, stands beside it for machines that are not quiet.
 */
const size = Number(process.argv[2] ?? 1_000_000)
const limits = { read: 50, write: 300 }
const lines: string[][] = []

await onEachEngine(measureEngine)
process.stdout.write(
  `${markdownTable(['engine', 'what', 'times', 'p50 ms', 'p95 ms', 'p99 ms', 'mean of processor ms', 'limit (p95)', 'holds'], lines)}\n`,
)

interface Measured {
  readonly engine: string
  readonly http: HttpClient
  readonly filled: FilledEntries
  readonly measure: (times: number, work: (index: number) => Promise<void>) => Promise<Taken>
}

interface Taken extends Latency {
  readonly used: number
}

async function measureEngine({ name, options }: BenchEngine): Promise<void> {
  const engine = await openEngine(options)
  const { catalogue } = resolveCatalogue(withKernelPacks(packs))
  const kernel = await openKernel({ engine, catalogue })
  const filled = await fillCheckpointEntries(kernel, size)
  const api = await createApi({ kernel, version: 'bench' })
  try {
    const url = await api.listen({ host: '127.0.0.1', port: 0 })
    const clock = await openProcessorClock(engine)
    const measure = async (times: number, work: (index: number) => Promise<void>): Promise<Taken> => {
      const before = clock()
      const latency = await measureLatency(times, work)
      return { ...latency, used: ((clock() - before) * 1_000) / (times + Math.min(times, 10)) }
    }
    const measured = { engine: name, http: await createHttpClient(url, filled.user), filled, measure }
    await measureReads(measured)
    await measureWrites(measured)
  } finally {
    await api.close()
    await engine.close()
  }
}

function report(engine: string, what: string, { limit, latency }: { readonly limit?: number; readonly latency: Taken }): void {
  const { p50, p95, p99, times, used } = latency
  const numbers = [p50, p95, p99, used].map(presentMilliseconds)
  lines.push([engine, what, String(times), ...numbers, ...(limit === undefined ? ['', ''] : [String(limit), p95 <= limit ? 'yes' : 'NO'])])
  process.stderr.write(`${engine} ${what}: p50 ${numbers[0]} p95 ${numbers[1]} p99 ${numbers[2]} ms, ${numbers[3]} ms of processor\n`)
}

async function measureReads({ engine, http, filled, measure }: Measured): Promise<void> {
  const query = (body: object) => http('POST', '/api/ledgers/checkpoint-entry/query', body)
  const read = async (what: string, body: (index: number) => object) => {
    const latency = await measure(60, async (index) => void (await query(body(index))))
    report(engine, what, { limit: limits.read, latency })
  }
  await read('first page of 100', () => ({ limit: 100 }))
  const deep = await filled.deep(20)
  await read('a page far down', (index) => ({ limit: 100, after: deep[index % deep.length] }))
  const byTime = { field: 'passedAt', direction: 'descending' }
  await read('first page, newest first', () => ({ limit: 100, sort: byTime }))
  await read('filter by reference', (index) => ({
    limit: 100,
    filters: [{ field: 'checkpoint', operator: '=', value: filled.checkpoint(index) }],
  }))
  await read('filter by reference, newest first', (index) => ({
    limit: 100,
    sort: byTime,
    filters: [{ field: 'checkpoint', operator: '=', value: filled.checkpoint(index) }],
  }))
  await read('filter by day', (index) => ({
    limit: 100,
    filters: [
      { field: 'passedAt', operator: '>=', value: `${filled.day(index)}T00:00` },
      { field: 'passedAt', operator: '<=', value: `${filled.day(index)}T23:59` },
    ],
  }))
  for (const [often, value] of [
    ['nearly all', '放行'],
    ['1 in 500', '劝返'],
    ['1 in 20,000', '留观'],
    ['none', '隔离'],
  ])
    await read(`filter by a text, ${often}`, () => ({ limit: 100, filters: [{ field: 'handling', operator: '=', value }] }))
  await read('filter by a number, 1 in 9', () => ({ limit: 100, filters: [{ field: 'temperature', operator: '=', value: '36.5' }] }))
  await read('filter by a number, none', () => ({ limit: 100, filters: [{ field: 'temperature', operator: '>=', value: '37.3' }] }))
  await read('filter by what is empty', () => ({ limit: 100, filters: [{ field: 'arrival', operator: 'notEmpty' }] }))
  await read('filter by a path through a reference', () => ({
    limit: 100,
    filters: [{ field: 'checkpoint.category', operator: '=', value: 'townGate' }],
  }))
  await read('search of a name', (index) => ({ limit: 100, search: filled.name(index) }))
  await read('search of a number plate', (index) => ({ limit: 100, search: filled.plate(index) }))
  await read('search of one character', (index) => ({ limit: 100, search: filled.name(index).slice(0, 1) }))
  await read('search of what is not there', (index) => ({ limit: 100, search: `查无此人${index}` }))
  await read('filter by words within a text', (index) => ({
    limit: 100,
    filters: [{ field: 'plate', operator: 'contains', value: filled.plate(index).slice(3) }],
  }))
  const everywhere = async (index: number) => void (await http('GET', `/api/search?text=${encodeURIComponent(filled.name(index))}`))
  report(engine, 'search everywhere', { limit: limits.read, latency: await measure(100, everywhere) })
  const count = async (index: number) =>
    void (await query({ limit: 1, totals: true, filters: [{ field: 'checkpoint', operator: '=', value: filled.checkpoint(index) }] }))
  report(engine, 'count and sums of a filter (1 in 24)', { latency: await measure(20, count) })
  const countAll = async () => void (await query({ limit: 1, totals: true }))
  report(engine, 'count and sums of everything', { latency: await measure(20, countAll) })
}

async function measureWrites({ engine, http, filled, measure }: Measured): Promise<void> {
  const add = async (index: number) => void (await http('POST', '/api/ledgers/checkpoint-entry/records', { values: filled.values(index) }))
  report(engine, 'add a record', { limit: limits.write, latency: await measure(50, add) })
  const amend = async (index: number) => {
    const { id, version } = filled.record(index)
    await http('PATCH', `/api/ledgers/checkpoint-entry/records/${id}`, { version, values: { handling: '劝返' } })
  }
  report(engine, 'amend a record', { limit: limits.write, latency: await measure(50, amend) })
}
