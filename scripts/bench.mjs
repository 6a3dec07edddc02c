// npm run bench: every measurement, one after the other; each prints a Markdown table, all of which stand together at the end.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot, root } from './paths.mjs'
import { say } from './run.mjs'

await ensureInstalled()
await ensureBuilt(['server'])
// Not before the dependencies are there.
const { default: pg } = await import('pg')

const named = process.argv.slice(2)
const measurements = readdirSync(inRoot('dist/server'))
  .flatMap((file) => /^bench-(.+)\.js$/.exec(file)?.[1] ?? [])
  .sort()
  .filter((name) => named.length === 0 || named.includes(name))

const server = await startServer()
const tables = []
let failed = 0
for (const name of measurements) {
  say(`\n── ${name} ──`)
  const { status, output } = await measure(name)
  // What is beyond a limit fails, and is shown all the same.
  if (output !== '') tables.push(`## ${name}\n\n${output.trim()}\n`)
  if (status !== 0) failed += 1
}
await server?.stop()
process.stdout.write(`\n${tables.join('\n')}`)
process.exitCode = failed === 0 ? 0 : 1

/** One PostgreSQL server with its default settings for all of them; undefined where none is installed. */
async function startServer() {
  const { startTemporaryServer } = await import(pathToFileURL(inRoot('dist/server/temporary-server.js')).href)
  const found = await startTemporaryServer({ durable: true })
  if (found === undefined) say('没有找到 PostgreSQL 服务器程序，只在内嵌引擎上测量。')
  return found
}

/** Each gets an empty database of its own. */
async function newDatabase(name) {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  const database = `bench_${name.replaceAll('-', '_')}`
  await client.query(`create database ${database} template template0 encoding 'UTF8'`)
  await client.end()
  const url = new URL(server.url)
  url.pathname = `/${database}`
  return url.href
}

/** Progress goes to stderr as it comes; stdout is the table. */
async function measure(name) {
  const env = { ...process.env, ...(server === undefined ? {} : { BENCH_DATABASE_URL: await newDatabase(name) }) }
  const child = spawn(process.execPath, ['--expose-gc', inRoot('dist/server', `bench-${name}.js`)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 2],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, output })))
}
