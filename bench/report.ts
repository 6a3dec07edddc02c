import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApi } from '../src/api/app.ts'
import { demoAccounts } from '../src/app/demo/demo-accounts.ts'
import { loadDemo, readDemoReport } from '../src/app/demo/demo-load.ts'
import { loadCatalogue } from '../src/app/store/catalogue.ts'
import { commandLineActor } from '../src/app/store/choose-town.ts'
import {
  compileReport,
  compileReports,
  freezeReport,
  listRecords,
  listTemplates,
  listTowns,
  openEngine,
  openKernel,
} from '../src/kernel/index.ts'
import { largeTemplate } from './report/large-template.ts'
import { createHttpClient } from './support/http-client.ts'
import { markdownTable } from './support/markdown-table.ts'

/**
 * What a report takes in a running server, by the clock and by the processor of the whole process: the demo's own, one of five thousand figures, small
 * templates together, freezing, and the first page after a change. `npm run bench report`, or with the folder of a loaded demo:
 * `node dist/server/bench-report.js FOLDER`.
 */
const [loaded] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'qianbi-bench-'))
const data = join(folder, 'data')
if (loaded !== undefined) cpSync(loaded, data, { recursive: true })
const engine = await openEngine({ data, access: 'create' })
const kernel = await openKernel({ engine, catalogue: loadCatalogue() })
if (loaded === undefined) await loadDemo(kernel)
await engine.settle(kernel.catalogue.catalogue.ledgers.map(({ table }) => table))
const lines: string[][] = []
try {
  const [{ town } = { town: '' }] = await listTowns(kernel)
  const actor = commandLineActor(town)
  const source = readDemoReport()
  const compile = (text: string) => compileReport(kernel, actor, { source: text, name: '报告' })
  await measure('the demo report, first of the process', 0.5, () => compile(source))
  await measure('the demo report again', 0.5, () => compile(source))
  for (const time of [1, 2, 3]) await measure(`the demo report, an edit (${time})`, 0.1, () => compile(`${source}\n又写了${time}句。\n`))
  const { records } = await listRecords(kernel, actor, { ledger: 'village', query: { limit: 100 } })
  const large = largeTemplate(kernel.catalogue, { town, villages: records.map(({ title }) => title), figures: 5_000 })
  const { figures, problems } = await measure('five thousand figures', 5, () => compile(large))
  process.stderr.write(`${figures.length} figures, ${problems.length} problems\n`)
  await measure('five thousand figures again', 5, () => compile(large))
  const small = Array.from({ length: 50 }, (_, at) => ({ name: `${at}`, source: smallTemplate(town, at) }))
  await measure('fifty small templates together', 5, () => compileReports(kernel, actor, { inputs: small }))
  const [template] = await listTemplates(kernel, actor)
  if (template !== undefined) await measure('freezing the demo report', 3, () => freezeReport(kernel, actor, { template: template.id }))
  await measureWorkbench()
} finally {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(`${markdownTable(['what', 's', 's of processor', 'limit (s)', 'holds'], lines)}\n`)

async function measureWorkbench(): Promise<void> {
  const api = await createApi({ kernel, version: 'bench' })
  try {
    const editor = demoAccounts.find(({ role }) => role === 'editor')
    if (editor === undefined) throw new Error('the demo has no editor')
    const http = await createHttpClient(await api.listen({ host: '127.0.0.1', port: 0 }), editor)
    await http('GET', '/api/workbench')
    for (const time of [1, 2, 3]) {
      const { records } = await http('POST', '/api/ledgers/industrial-output/query', { limit: 1 })
      const { id, version } = records[0]
      await http('PATCH', `/api/ledgers/industrial-output/records/${id}`, { version, values: { outputValue: `1000${time}.00` } })
      await measure(`the first page after a change (${time})`, 0.2, () => http('GET', '/api/workbench'))
    }
  } finally {
    await api.close()
  }
}

function smallTemplate(town: string, at: number): string {
  return `---\ntitle: 短报告\ntown: ${town}\nperiod: "2020"\n---\n\n全镇有行政村{{行政村数}}个，户籍人口{{户籍人口数}}人，比上年多${at}个。\n`
}

async function measure<Result>(what: string, limit: number, work: () => Promise<Result>): Promise<Result> {
  const [began, used] = [performance.now(), process.cpuUsage()]
  const result = await work()
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(used)
  lines.push([what, seconds.toFixed(3), ((user + system) / 1_000_000).toFixed(3), String(limit), seconds <= limit ? 'yes' : 'NO'])
  return result
}
