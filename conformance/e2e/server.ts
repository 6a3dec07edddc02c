import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { firstLine, root, startQianbi } from '../cli/run-qianbi.ts'

export interface RunningServer {
  readonly url: string
  close(): Promise<void>
}

export interface ServerOptions {
  readonly daysAhead?: number
  readonly env?: Readonly<Record<string, string>>
}

/** The real server on a folder of data that outlives it; with `daysAhead` its clock is so far ahead of the machine's. */
export async function startServer(data: string, { daysAhead = 0, env: own = {} }: ServerOptions = {}): Promise<RunningServer> {
  const preload = pathToFileURL(join(root, 'conformance', 'e2e', 'shift-clock.mjs')).href
  const env: Record<string, string> =
    daysAhead === 0 ? { ...own } : { ...own, NODE_OPTIONS: `--import ${preload}`, QIANBI_TEST_DAYS_AHEAD: String(daysAhead) }
  const port = (await isFree(ownPort)) ? ownPort : 0
  const child = startQianbi(['serve', '--data', data, '--port', String(port)], { env })
  const url = /http:\S+/.exec(await firstLine(child))?.[0]
  if (url === undefined) throw new Error('the server said nothing about its address')
  return {
    url,
    close: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Where a worker's servers stand, one after another: what a browser has fetched from the last it need not fetch again. Below what systems give out by themselves. */
const ownPort = 20_000 + (process.pid % 10_000)

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
