import { compileReport, getTemplate, type Kernel, listTemplates, listTowns } from '../kernel/index.ts'
import type { Command, CommandUsage, Invocation } from './command-line/command.ts'
import { type ExitStatus, exit } from './command-line/exit-status.ts'
import { presentDiagnostic } from './command-line/present-diagnostic.ts'
import { runCommand } from './command-line/run-command-line.ts'
import { processTerminal, type Terminal } from './command-line/terminal.ts'
import { withStore } from './command-line/with-store.ts'
import { namesOf, readPort, serveOptions } from './commands/serve.ts'
import { demoAccounts } from './demo/demo-accounts.ts'
import { ensureDemo, isDemoLoaded } from './demo/ensure-demo.ts'
import { presentDemoAccounts } from './demo/present-accounts.ts'
import { notifySettingsOf } from './notify/run-notifier.ts'
import { metricsPlaceOf } from './server/metrics-place.ts'
import { serveUntilStopped } from './server/run-until-stopped.ts'
import { startServer } from './server/start-server.ts'
import { startWaitingPage } from './server/waiting-page.ts'
import { commandLineActor } from './store/choose-town.ts'
import { atTownClock } from './store/town-clock.ts'

/** What `npm start` does once everything is built: the demo loaded where nothing is, its report compiled, the server started. */
export function start(args: readonly string[]): Promise<ExitStatus> {
  return runCommand(startCommand, args, { terminal: processTerminal(), environment: process.env })
}

const startCommand: Command & CommandUsage = {
  usage: 'start（即 npm start -- [--port 8080] [--data 目录]）',
  summary: '空目录里装入演示数据，编译它的年度报告，开启服务。',
  options: serveOptions,
  positionals: { least: 0, most: 0 },
  run: async (invocation) => {
    await withStore(invocation, { access: 'create', lasting: true }, (kernel) => serveWithDemo(kernel, invocation))
    return exit.done
  },
}

async function serveWithDemo(store: Kernel, { text, flag, terminal, environment }: Invocation): Promise<void> {
  const place = { host: text('host') ?? '127.0.0.1', port: readPort(text) }
  if ((await listTowns(store)).every(({ demo }) => demo)) await loadBehindPage(store, place, terminal)
  const kernel = await atTownClock(store)
  for (const { town, name, demo } of await listTowns(kernel)) {
    terminal.result(name)
    await presentReports(kernel, town, terminal)
    if (demo) terminal.result(presentDemoAccounts(demoAccounts))
  }
  const notify = notifySettingsOf(environment)
  const tianditu = environment.QIANBI_TIANDITU
  const metrics = metricsPlaceOf(environment)
  const server = await startServer({ kernel, ...place, trustProxy: flag('trust-proxy'), names: namesOf(text), notify, tianditu, metrics })
  await serveUntilStopped(server, terminal, () => terminal.result(`\n请用浏览器打开 ${server.url}\n按 Ctrl-C 停止。`))
}

/** The demo is loaded while its address already answers and says how far it is. */
async function loadBehindPage(store: Kernel, place: { host: string; port: number }, terminal: Terminal): Promise<void> {
  if (await isDemoLoaded(store)) return
  const page = await startWaitingPage(place)
  terminal.note(`${page.url} 已经可以打开，装入的进度在那里看得到。`)
  try {
    await ensureDemo(store, terminal, page.show)
  } finally {
    await page.close()
  }
}

async function presentReports(kernel: Kernel, town: string, terminal: Terminal): Promise<void> {
  const actor = commandLineActor(town)
  for (const { id } of await listTemplates(kernel, actor)) {
    const { title, source } = await getTemplate(kernel, actor, { id })
    const began = performance.now()
    const { figures, claims, checks, problems } = await compileReport(kernel, actor, { source, name: title })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    terminal.result(
      `《${title}》编译用时 ${seconds} 秒：数字 ${figures.length} 个，断语 ${claims.length} 句，核对 ${checks.length} 项，问题 ${problems.length} 个。`,
    )
    for (const problem of problems) terminal.note(presentDiagnostic(problem))
  }
}
