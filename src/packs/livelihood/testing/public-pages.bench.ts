import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import staticFiles from '@fastify/static'
import fastify from 'fastify'
import { onEachEngine } from '../../../../bench/support/engines.ts'
import { presentMilliseconds } from '../../../../bench/support/latency.ts'
import { markdownTable } from '../../../../bench/support/markdown-table.ts'
import { createApi } from '../../../api/app.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { addRecord, amendRecord, initTown, openEngine, openKernel, switchPublicPage, withKernelPacks } from '../../../kernel/index.ts'
import { packs } from '../../index.ts'

/**
 * A public page beside a file server (@fastify/static, the page's own packed bytes in a file), each in a process of its own, by turns in one run: requests a
 * second of 32 connections that ask again at once, then how long an answer takes at 1,000 requests a second, measured from when it was due. Once more while
 * five records a second are written. `npm run bench public-pages`, or `QIANBI_BENCH_RATE=500`.
 */
const rate = wholeNumber(process.env.QIANBI_BENCH_RATE ?? '1000')
const seconds = wholeNumber(process.env.QIANBI_BENCH_SECONDS ?? '2')
const rounds = wholeNumber(process.env.QIANBI_BENCH_ROUNDS ?? '9')
const town = '999901101'
const writer = { id: 'system', name: '系统', town, role: 'administrator' } as const
const [role, given = ''] = process.argv.slice(2)

if (role === 'public') await servePublic(JSON.parse(given))
else if (role === 'files') await serveFiles(given)
else await measure()

async function servePublic(options: Parameters<typeof openEngine>[0]): Promise<void> {
  const engine = await openEngine(options)
  const { catalogue } = resolveCatalogue(withKernelPacks(packs))
  const kernel = await openKernel({ engine, catalogue })
  await initTown(kernel, { town, name: '青竹镇', county: '青岚县' })
  let last = { id: '', version: 1 }
  for (let index = 0; index < 60; index += 1) {
    const values = { year: String(2016 + Math.trunc(index / 10)), name: `第${index + 1}件实事`, status: 'completed', votedOn: '2016-01-16' }
    const more = { content: '改造5处供水点', office: '农业农村办公室', plannedInvestment: '3200000.00', satisfaction: '98.2' }
    last = await addRecord(kernel, writer, { ledger: 'livelihood-project', values: { ...values, ...more } })
    const survey = {
      name: `调查${index}`,
      topic: 'satisfaction',
      project: last.id,
      wording: '您满意吗？',
      surveyedOn: '2020-12-18',
      method: 'visit',
    }
    const numbers = { organiser: '镇人大办公室', sample: 1020, answered: 1000, satisfied: 942, mostly: 40, unsatisfied: 18 }
    await addRecord(kernel, writer, { ledger: 'opinion-survey', values: { ...survey, ...numbers } })
  }
  await switchPublicPage(kernel, writer, { page: 'livelihood', open: true })
  const api = await createApi({ kernel, version: 'bench' })
  const url = await api.listen({ host: '127.0.0.1', port: 0 })
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  const write = async () => {
    const values = { office: `第${last.version}办公室` }
    last = await amendRecord(kernel, writer, { ledger: 'livelihood-project', id: last.id, version: last.version, values })
  }
  process.on('message', (message) => {
    clearInterval(timer)
    if (message === 'write') timer = setInterval(() => (writing = writing.then(write)), 200)
    if (message === 'end')
      void writing
        .then(() => api.close())
        .then(() => engine.close())
        .then(() => process.exit(0))
  })
  process.send?.(url)
}

async function serveFiles(root: string): Promise<void> {
  const api = fastify()
  await api.register(staticFiles, { root, preCompressed: true, cacheControl: false })
  process.on('message', (message) => message === 'end' && void api.close().then(() => process.exit(0)))
  process.send?.(await api.listen({ host: '127.0.0.1', port: 0 }))
}

interface Served {
  readonly url: string
  readonly tell: (message: string) => void
  readonly ended: Promise<unknown>
}

function start(what: string, given: string): Promise<Served> {
  const child = fork(fileURLToPath(import.meta.url), [what, given])
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => code !== 0 && reject(new Error(`${what} ended with ${code}`)))
    const ended = new Promise((over) => child.once('exit', over))
    child.once('message', (url) => resolve({ url: String(url), ended, tell: (message) => child.connected && child.send(message) }))
  })
}

async function measure(): Promise<void> {
  const lines: string[][] = []
  await onEachEngine(async ({ name, options }) => {
    const folder = mkdtempSync(join(tmpdir(), 'qianbi-files-'))
    const pages = await start('public', JSON.stringify(options))
    const list = `${pages.url}/public/${town}/livelihood`
    const { body } = await fetchOnce(list)
    const [, item = ''] = /href="(\/public\/\d+\/livelihood\/[0-9a-f]{12})"/.exec(gunzipSync(body).toString()) ?? []
    const asked = { list, item: `${pages.url}${item}` }
    for (const [what, url] of Object.entries(asked)) writeFileSync(join(folder, `${what}.html.gz`), (await fetchOnce(url)).body)
    for (const what of Object.keys(asked))
      writeFileSync(join(folder, `${what}.html`), gunzipSync((await fetchOnce(asked[what as 'list'])).body))
    const files = await start('files', folder)
    for (const [what, url] of Object.entries(asked)) {
      const file = `${files.url}/${what}.html`
      lines.push([name, what, ...(await compare(url, file))])
      pages.tell('write')
      lines.push([name, `${what}, 5 writes a second`, ...(await compare(url, file))])
      pages.tell('rest')
    }
    for (const served of [pages, files]) served.tell('end')
    await Promise.all([pages.ended, files.ended])
    rmSync(folder, { recursive: true, force: true })
  })
  const head = [
    'engine',
    'page',
    'bytes',
    'requests/s',
    'file server',
    `p50 ms at ${rate}/s`,
    'file server',
    'p95 ms',
    'file server',
    'p95 ratio',
  ]
  process.stdout.write(`${markdownTable(head, lines)}\n`)
}

/** The middle of the rounds, ours and the file server's by turns. */
async function compare(url: string, file: string): Promise<readonly string[]> {
  const ours: Timed[] = []
  const theirs: Timed[] = []
  for (const one of [url, file]) await flood(one, 1)
  for (let round = 0; round < rounds; round += 1) {
    ours.push({ ...(await flood(url, seconds)), ...(await pace(url)) })
    theirs.push({ ...(await flood(file, seconds)), ...(await pace(file)) })
  }
  const middle = (all: readonly Timed[], name: keyof Timed) =>
    all.map((one) => one[name]).sort((a, b) => a - b)[Math.trunc(all.length / 2)] ?? 0
  const both = (name: keyof Timed, show: (value: number) => string) => [show(middle(ours, name)), show(middle(theirs, name))]
  const ratios = ours.map(({ p95 }, index) => p95 / (theirs[index]?.p95 ?? 1)).sort((a, b) => a - b)
  const { body } = await fetchOnce(url)
  return [
    String(body.length),
    ...both('perSecond', (value) => value.toFixed(0)),
    ...both('p50', presentMilliseconds),
    ...both('p95', presentMilliseconds),
    (ratios[Math.trunc(ratios.length / 2)] ?? 0).toFixed(2),
  ]
}

interface Timed {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
}

/** Lets an idle connection go before the server does. */
const agent = new Agent({ keepAlive: true, maxSockets: 32, timeout: 4_000 })

function fetchOnce(url: string): Promise<{ readonly body: Buffer }> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { 'accept-encoding': 'gzip', accept: 'text/html' } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', reject)
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve({ body: Buffer.concat(chunks) })
        else reject(new Error(`${url} answered ${answer.statusCode}`))
      })
    })
    request.on('error', reject)
  })
}

/** As many as 32 connections get, each asking again when it has its answer. */
async function flood(url: string, seconds: number): Promise<{ readonly perSecond: number }> {
  const begun = performance.now()
  let answers = 0
  const one = async () => {
    while (performance.now() - begun < seconds * 1000) {
      await fetchOnce(url)
      answers += 1
    }
  }
  await Promise.all(Array.from({ length: 32 }, one))
  return { perSecond: (answers * 1000) / (performance.now() - begun) }
}

/** So many a second, whether answers come or not: how long each takes from when it was due. */
async function pace(url: string): Promise<{ readonly p50: number; readonly p95: number }> {
  const begun = performance.now()
  const taken: number[] = []
  const waiting: Promise<void>[] = []
  const total = rate * seconds
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.trunc(((performance.now() - begun) * rate) / 1000))
    for (; sent < due; sent += 1) {
      const from = begun + (sent * 1000) / rate
      waiting.push(fetchOnce(url).then(() => void taken.push(performance.now() - from)))
    }
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.all(waiting)
  taken.sort((a, b) => a - b)
  const at = (share: number) => taken[Math.ceil(taken.length * share) - 1] ?? 0
  return { p50: at(0.5), p95: at(0.95) }
}
