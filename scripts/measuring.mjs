// What the measurements of pages share: a copy of a demo township that is served, a browser that somebody of it has signed in to, and what tasks cost.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright-core'
import { ensureBuilt } from './build.mjs'
import { inRoot } from './paths.mjs'
import { findChromium } from './tools.mjs'

/** The machine's own Chromium. */
export function openBrowser() {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('no Chromium: install it, or name it in QIANBI_CHROMIUM')
  return chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] })
}

/**
 * Serves a copy of a folder that holds a loaded demo township, so that nothing is written to it, and gives the task a browser and the server's address
 * and process. All of it is gone when the task has ended, however it ends.
 */
export async function onServedCopy(data, task) {
  await ensureBuilt(['server', 'web'])
  const folder = mkdtempSync(join(tmpdir(), 'qianbi-measure-'))
  cpSync(data, join(folder, 'data'), { recursive: true })
  const server = spawn(process.execPath, [inRoot('dist/server/main.js'), 'serve', '--data', join(folder, 'data'), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = new Promise((resolve) => server.once('close', resolve))
  let browser
  try {
    browser = await openBrowser()
    return await task({ browser, url: await firstAddress(server), pid: server.pid })
  } finally {
    await browser?.close()
    server.kill('SIGTERM')
    await closed
    rmSync(folder, { recursive: true, force: true })
  }
}

async function firstAddress(server) {
  for await (const line of createInterface(server.stdout)) {
    const found = /http:\S+/.exec(line)
    if (found !== null) return found[0]
  }
  throw new Error('the server said nothing about its address')
}

/** A visitor of a desk, signed in by the account of the demo. */
export async function signIn(browser, { url, account, ...options }) {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 }, locale: 'zh-CN', ...options })
  const users = await (await context.request.get('/api/session/demo-users')).json()
  const { password } = users.find((one) => one.account === account)
  await context.request.post('/api/session', { data: { account, password } })
  return context
}

/** The record of the demo's own report, or of the first there is. */
export async function demoReport(context) {
  const reports = await (await context.request.get('/api/reports')).json()
  return (reports.find(({ title }) => title === '青竹镇政府工作报告') ?? reports[0]).id
}

/** Of the threads that draw a page, the task that took most of the processor, in milliseconds. */
export function longestOf(events) {
  const renderers = new Set(
    events.flatMap(({ name, args, pid, tid }) => (name === 'thread_name' && args.name === 'CrRendererMain' ? [`${pid}/${tid}`] : [])),
  )
  const costs = events.flatMap(({ ph, tdur, pid, tid }) =>
    ph === 'X' && tdur !== undefined && renderers.has(`${pid}/${tid}`) ? [tdur / 1000] : [],
  )
  return costs.reduce((most, cost) => Math.max(most, cost), 0)
}

/** Milliseconds of processor that a process has used so far, with all its threads; not known where there is no /proc. */
export function processorOf(pid) {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return Number.NaN
  const [, rest = ''] = readFileSync(file, 'utf8').split(') ')
  const [user, system] = rest.split(' ').slice(11, 13).map(Number)
  return (user + system) * 10
}
