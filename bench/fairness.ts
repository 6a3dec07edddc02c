import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApi } from '../src/api/app.ts'
import type { JobView } from '../src/api/contract/import.ts'
import { demoAccounts } from '../src/app/demo/demo-accounts.ts'
import { loadDemo } from '../src/app/demo/demo-load.ts'
import { loadCatalogue } from '../src/app/store/catalogue.ts'
import { atTownClock } from '../src/app/store/town-clock.ts'
import { listTemplates, openEngine, openKernel } from '../src/kernel/index.ts'
import { writeCsv } from '../src/office/index.ts'
import { createHttpClient, type HttpClient } from './support/http-client.ts'
import { presentMilliseconds } from './support/latency.ts'
import { markdownTable } from './support/markdown-table.ts'

/**
 * How long a page of 50 rows takes one user while another's long work goes on: the demo township on the embedded engine, through HTTP. The work is begun
 * again until enough pages were asked for. `npm run bench fairness`, or with the folder of a loaded demo: `node dist/server/bench-fairness.js FOLDER [WHAT] [PAGES]`.
 */
const limits = { p95: 300, max: 2_000 } as const
const [loaded, only = '', pages = '120'] = process.argv.slice(2)
const asked = Number(pages)
const imported = 15_000
const lines: string[][] = []
const signs = '文秀明志春林守禾知远既澜衡青竹溪安平和顺立德正清承泽思源怀瑾'

const folder = mkdtempSync(join(tmpdir(), 'qianbi-bench-'))
try {
  if (loaded !== undefined) cpSync(loaded, folder, { recursive: true })
  await measure(loaded !== undefined)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
const header = ['meanwhile', 'pages', 'times it was done', 's each', 'p50 ms', 'p95 ms', 'max ms', 'limit (p95, max)', 'holds']
process.stdout.write(`${markdownTable(header, lines)}\n`)

async function measure(isLoaded: boolean): Promise<void> {
  const engine = await openEngine({ data: folder })
  const store = await openKernel({ engine, catalogue: loadCatalogue() })
  if (!isLoaded) await loadDemo(store)
  const kernel = await atTownClock(store)
  const api = await createApi({ kernel, version: 'bench' })
  try {
    const url = await api.listen({ host: '127.0.0.1', port: 0 })
    const [reader, worker] = [await signIn(url, 'wangge'), await signIn(url, 'bianji')]
    const actor = { id: 'bench', name: '测量', town: '999901101', role: 'administrator' } as const
    const report = (await listTemplates(kernel, actor))[0]?.id ?? ''
    const { source } = await worker('GET', `/api/reports/${report}`)
    const { records } = await worker('POST', '/api/ledgers/checkpoint/query', { limit: 1 })
    const [{ id: checkpoint, title }] = records
    const page = () => reader('POST', '/api/ledgers/person-away/query', { limit: 50 })
    const meanwhile = (what: string, work: (round: number) => Promise<unknown>) => during({ what, page, work })
    await meanwhile('nothing', () => new Promise((resolve) => setTimeout(resolve, 1_000)))
    await meanwhile('verify', () => worker('POST', '/api/audit/verify'))
    await meanwhile('compile, each after a change', async (round) => {
      await touch(worker, checkpoint, round)
      await worker('POST', '/api/reports/compile', { source })
    })
    await meanwhile('定稿', async () => {
      const { job } = await worker('POST', `/api/reports/${report}/freeze?progress=true`, {})
      await untilDone(worker, job)
    })
    const figure = encodeURIComponent('卡口登记人次')
    await meanwhile('trace of 20,000 records', () => worker('POST', `/api/indicators/${figure}/trace`, { period: '2020', limit: 10_000 }))
    for (const format of ['xlsx', 'csv'])
      await meanwhile(`export of 20,000 rows, .${format}`, () => worker.file(`/api/ledgers/checkpoint-entry/export?format=${format}`))
    for (const preview of [true, false])
      await meanwhile(`${preview ? 'preview' : 'import'} of ${imported} rows`, async (round) =>
        untilDone(worker, await sendFile(worker, { checkpoint: title, round: preview ? round : 1_000 + round, preview })),
      )
    const villages = await worker('POST', '/api/ledgers/village/query', { limit: 1 })
    await meanwhile(`import of ${imported} rows, each opening a case`, async (round) =>
      untilDone(worker, await sendEvents(worker, { village: villages.records[0].title, round })),
    )
    await meanwhile(`import of ${imported} rows, each with another natural key`, async (round) =>
      untilDone(worker, await sendVillages(worker, round)),
    )
  } finally {
    await api.close()
    await engine.close()
  }
}

interface Meanwhile {
  readonly what: string
  readonly page: () => Promise<unknown>
  readonly work: (round: number) => Promise<unknown>
}

/** Asks for pages one after another, a tenth of a second apart, while the work is done again and again. */
async function during({ what, page, work }: Meanwhile): Promise<void> {
  if (!what.includes(only)) return
  const taken: number[] = []
  const worked: number[] = []
  let enough = false
  const working = (async () => {
    while (!enough) {
      const begun = performance.now()
      await work(worked.length)
      worked.push(performance.now() - begun)
    }
  })()
  // The work that fails ends the measurement, not only its own loop.
  const failed = working.then(() => undefined)
  failed.catch(() => {
    enough = true
  })
  while (taken.length < asked && !enough) {
    const begun = performance.now()
    await page()
    taken.push(performance.now() - begun)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  enough = true
  await failed
  taken.sort((left, right) => left - right)
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.ceil(taken.length * share) - 1)] ?? 0
  const [p95, max] = [at(0.95), at(1)]
  const seconds = worked.reduce((sum, one) => sum + one, 0) / worked.length / 1_000
  const holds = p95 <= limits.p95 && max <= limits.max ? 'yes' : 'NO'
  const times = [at(0.5), p95, max].map(presentMilliseconds)
  lines.push([what, String(taken.length), String(worked.length), seconds.toFixed(2), ...times, `${limits.p95}, ${limits.max}`, holds])
  process.stderr.write(`${what}: ${seconds.toFixed(2)} s each; p50 ${times[0]} p95 ${times[1]} max ${times[2]} ms\n`)
}

function signIn(url: string, account: string): Promise<HttpClient> {
  return createHttpClient(url, { account, password: demoAccounts.find((one) => one.account === account)?.password ?? '' })
}

/** An entry at a checkpoint more: the figures of the largest ledger are read anew. */
async function touch(worker: HttpClient, checkpoint: string, round: number): Promise<void> {
  const values = { checkpoint, passedAt: `2020-02-20T08:${String(round % 60).padStart(2, '0')}`, name: '测量' }
  await worker('POST', '/api/ledgers/checkpoint-entry/records', { values })
}

/** Events that no earlier round has sent. */
function sendEvents(worker: HttpClient, { village, round }: { readonly village: string; readonly round: number }): Promise<string> {
  const kinds = ['综治工作', '市场监管', '综合执法', '便民服务']
  const rows = Array.from({ length: imported }, (_, index) => [
    `CS${round}-${index}`,
    village,
    kinds[index % kinds.length] ?? '',
    `2020-02-2${index % 9}`,
  ])
  return upload(worker, { ledger: 'grid-event', columns: ['编号', '村', '平台类别', '上报日期'], rows })
}

/** The same villages in each round, each under the name that another had in the round before. */
function sendVillages(worker: HttpClient, round: number): Promise<string> {
  const rows = Array.from({ length: imported }, (_, index) => [
    String(999_901_200_000 + index),
    `测量${round === 0 ? index : index ^ (1 << (round % 8))}村`,
  ])
  return upload(worker, { ledger: 'village', columns: ['编码', '名称'], rows })
}

/** A file of entries that no earlier round has sent. */
function sendFile(worker: HttpClient, { checkpoint, round, preview }: SentFile): Promise<string> {
  const rows = Array.from({ length: imported }, (_, index) => {
    const [hour, minute] = [Math.floor(index / 60) % 24, index % 60].map((part) => String(part).padStart(2, '0'))
    return [
      checkpoint,
      `2020-02-2${index % 9}T${hour}:${minute}`,
      nameOf(round * imported + index),
      '云溪县',
      '县城',
      `浙K${10_000 + index}`,
      '36.5',
      '放行',
    ]
  })
  const columns = ['卡口', '时间', '姓名', '来源地', '去向', '车牌', '体温', '处置']
  return upload(worker, { ledger: 'checkpoint-entry', columns, rows, preview })
}

/** As an office's computer sends a file. Gives the job. */
async function upload(worker: HttpClient, { ledger, columns, rows, preview = false }: SentTable): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(writeCsv({ columns, rows }))]), '测量.csv')
  const { job } = await worker.send(`/api/ledgers/${ledger}/imports?preview=${preview}`, form)
  return job
}

interface SentTable {
  readonly ledger: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly preview?: boolean
}

/** A name of four characters for each number up to a million. */
function nameOf(index: number): string {
  const sign = (place: number) => signs.charAt(Math.floor(index / signs.length ** place) % signs.length)
  return `周${sign(0)}${sign(1)}${sign(2)}${sign(3)}`
}

interface SentFile {
  readonly checkpoint: string
  readonly round: number
  readonly preview: boolean
}

async function untilDone(worker: HttpClient, job: string): Promise<void> {
  for (;;) {
    const view: JobView = await worker('GET', `/api/jobs/${job}`)
    if (view.state === 'failed') throw new Error(`a job failed: ${view.error?.message}`)
    if (view.state === 'done') {
      if (view.result !== undefined && view.result.rejected.length > 0) throw new Error(JSON.stringify(view.result.rejected[0]))
      const error = view.result?.problems.find(({ severity }) => severity === 'error')
      if (error !== undefined) throw new Error(JSON.stringify(error))
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
