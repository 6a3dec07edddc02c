// npm run bench: every measurement, one after the other; each prints a Markdown table, all of which stand together at the end.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { inRoot, root } from './paths.mjs'
import { say } from './run.mjs'
import { findPostgres } from './tools.mjs'

await ensureInstalled()
await ensureBuilt(['server'])

const named = process.argv.slice(2)
const measurements = readdirSync(inRoot('bench'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .filter((name) => named.length === 0 || named.includes(name))

const tables = []
let failed = 0
for (const name of measurements) {
  say(`\n── ${name} ──`)
  const { status, output } = await measure(name)
  if (status === 0) tables.push(`## ${name}\n\n${output.trim()}\n`)
  else failed += 1
}
process.stdout.write(`\n${tables.join('\n')}`)
process.exitCode = failed === 0 ? 0 : 1

/** Progress goes to stderr as it comes; stdout is the table. */
function measure(name) {
  const env = { ...process.env, QIANBI_POSTGRES: findPostgres() ?? '' }
  const child = spawn(process.execPath, ['--expose-gc', inRoot('dist/bench', `${name}.js`)], {
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
