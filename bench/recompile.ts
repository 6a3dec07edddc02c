import { createApi } from '../src/api/app.ts'
import { demoAccounts } from '../src/app/demo/demo-accounts.ts'
import { loadDemo, readDemoReport } from '../src/app/demo/demo-load.ts'
import { loadCatalogue } from '../src/app/store/catalogue.ts'
import { openEngine, openKernel } from '../src/kernel/index.ts'
import { type BenchEngine, onEachEngine } from './support/engines.ts'
import { createHttpClient } from './support/http-client.ts'
import { type Latency, measureLatency, presentMilliseconds } from './support/latency.ts'
import { markdownTable } from './support/markdown-table.ts'

/**
 * What somebody who writes a report waits for: the demo township's whole annual report compiled over HTTP after a word more, after a figure more, and
 * after a record was amended. The editor waits 200 ms for the next key before it asks, and the answer is to be there within a second of the last one.
 */
const limit = 700
/** What somebody who comes back to the first page waits for, when a record was changed meanwhile. */
const workbenchLimit = 200
const lines: string[][] = []

await onEachEngine(measureEngine)
process.stdout.write(`${markdownTable(['engine', 'what', 'times', 'p50 ms', 'p95 ms', 'limit (p95)', 'holds'], lines)}\n`)

async function measureEngine({ name, options }: BenchEngine): Promise<void> {
  const engine = await openEngine(options)
  const kernel = await openKernel({ engine, catalogue: loadCatalogue() })
  await loadDemo(kernel)
  const api = await createApi({ kernel, version: 'bench' })
  try {
    const editor = demoAccounts.find(({ role }) => role === 'editor')
    if (editor === undefined) throw new Error('the demo has no editor')
    const http = await createHttpClient(await api.listen({ host: '127.0.0.1', port: 0 }), editor)
    const source = readDemoReport()
    const compile = async (more: string) => {
      const { figures, problems } = await http('POST', '/api/reports/compile', { source: `${source}\n${more}\n` })
      if (figures.length < 120 || problems.length > 0) throw new Error(`the demo report does not compile: ${JSON.stringify(problems)}`)
    }
    const report = (what: string, { p50, p95, times }: Latency, most = limit) =>
      lines.push([name, what, String(times), presentMilliseconds(p50), presentMilliseconds(p95), String(most), p95 <= most ? 'yes' : 'NO'])
    report('after a word more', await measureLatency(30, (index) => compile('又写了一句'.repeat((index % 5) + 1))))
    const more = ['{{卡口数}}个卡口', '{{确诊病例数}}例确诊病例', '{{行政村数}}个行政村', '{{荣誉数}}项荣誉', '{{规上企业数}}家规上企业']
    report('after a figure more', await measureLatency(30, (index) => compile(`其中有${more[index % more.length]}。`)))
    const { records } = await http('POST', '/api/ledgers/industrial-output/query', { limit: 1 })
    const amend = async (index: number) => {
      const [{ id }] = records
      const { version, values } = await http('GET', `/api/ledgers/industrial-output/records/${id}`)
      const outputValue = values.outputValue.replace(/(\.\d*)?$/, `.${String(index % 100).padStart(2, '0')}`)
      await http('PATCH', `/api/ledgers/industrial-output/records/${id}`, { version, values: { outputValue } })
    }
    report(
      'after an amended record',
      await measureLatency(30, async (index) => {
        await amend(index)
        await compile('')
      }),
    )
    report(
      'workbench after an amended record (with the amending)',
      await measureLatency(30, async (index) => {
        await amend(index)
        await http('GET', '/api/workbench')
      }),
      workbenchLimit,
    )
  } finally {
    await api.close()
    await engine.close()
  }
}
