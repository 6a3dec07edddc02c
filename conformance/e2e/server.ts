import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { firstLine, root, startQianbi } from '../cli/run-qianbi.ts'
import { copyDemoData } from '../shared-demo.ts'

export interface DemoServer {
  readonly url: string
  close(): Promise<void>
}

export interface ServerOptions {
  readonly daysAhead?: number
  readonly env?: Readonly<Record<string, string>>
}

/** The real server on a copy of the demo township, at a port of its own. */
export async function startDemoServer(options: ServerOptions = {}): Promise<DemoServer> {
  const data = await copyDemoData()
  const server = await startServer(data, options)
  return {
    url: server.url,
    close: async () => {
      await server.close()
      rmSync(dirname(data), { recursive: true, force: true })
    },
  }
}

/** The real server on a folder of data that outlives it; with `daysAhead` its clock is so far ahead of the machine's. */
export async function startServer(data: string, { daysAhead = 0, env: own = {} }: ServerOptions = {}): Promise<DemoServer> {
  const preload = pathToFileURL(join(root, 'conformance', 'e2e', 'shift-clock.mjs')).href
  const env: Record<string, string> =
    daysAhead === 0 ? { ...own } : { ...own, NODE_OPTIONS: `--import ${preload}`, QIANBI_TEST_DAYS_AHEAD: String(daysAhead) }
  const child = startQianbi(['serve', '--data', data, '--port', '0'], { env })
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
