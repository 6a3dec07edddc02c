import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadDemo } from '../src/app/demo/demo-load.ts'
import { loadCatalogue } from '../src/app/store/catalogue.ts'
import { openEngine, openKernel } from '../src/kernel/index.ts'
import { markdownTable } from './support/markdown-table.ts'

/**
 * What a command costs until it has ended, and a server until its first page is there: the best of some times, by the clock and by the processor (all threads).
 * `npm run bench start`, or with the folder of a loaded demo: `node dist/server/bench-start.js FOLDER [TIMES]`.
 */
const [loaded, times = '5'] = process.argv.slice(2)
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'qianbi-bench-'))
const data = join(folder, 'data')
/** Loaded before the program: at its end it says how much processor was used. */
const tell =
  'data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write("\\ncpu "+(user+system)+"\\n")})'

interface Cost {
  readonly seconds: number
  readonly processor: number
}

interface Measured {
  readonly what: string
  readonly args: readonly string[]
  /** Seconds by the clock, on a quiet machine. */
  readonly limit: number
  /** A server's address in what it says: it is asked for its first page and then stopped. */
  readonly serves?: RegExp
}

const measured: readonly Measured[] = [
  { what: '--help', args: ['--help'], limit: 0.4 },
  { what: 'report check', args: ['report', 'check', join(root, 'demo', 'report.md')], limit: 0.4 },
  { what: 'indicator, on the demo township', args: ['indicator', '规上工业总产值', '--period', '2020', '--data', data], limit: 1 },
  { what: 'serve, to the first page', args: ['serve', '--port', '0', '--data', data], limit: 1.5, serves: /http:\/\/\S+/ },
]

try {
  if (loaded === undefined) await makeDemo()
  else cpSync(loaded, data, { recursive: true })
  const lines: string[][] = []
  for (const one of measured) {
    const costs: Cost[] = []
    for (let time = 0; time < Number(times); time += 1) costs.push(await run(one))
    const best = (of: (cost: Cost) => number) => Math.min(...costs.map(of))
    const seconds = best((cost) => cost.seconds)
    lines.push([
      one.what,
      seconds.toFixed(2),
      best((cost) => cost.processor).toFixed(2),
      String(one.limit),
      seconds <= one.limit ? 'yes' : 'NO',
    ])
  }
  process.stdout.write(`${markdownTable(['what', 's', 's of processor', 'limit (s)', 'holds'], lines)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function makeDemo(): Promise<void> {
  const engine = await openEngine({ data, access: 'create' })
  await loadDemo(await openKernel({ engine, catalogue: loadCatalogue() }))
  await engine.close()
}

async function run({ args, serves }: Measured): Promise<Cost> {
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', tell, join(root, 'bin', 'qianbi'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, told] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  if (serves !== undefined) {
    while (!serves.test(said)) await Promise.race([ended, new Promise((resolve) => child.stdout.once('data', resolve))])
    await (await fetch(`${serves.exec(said)?.[0] ?? ''}/`)).text()
  } else await ended
  const seconds = (performance.now() - began) / 1000
  child.kill('SIGTERM')
  await ended
  const processor = Number([...told.matchAll(/^cpu (\d+)$/gm)].at(-1)?.[1] ?? Number.NaN) / 1_000_000
  return { seconds, processor }
}
