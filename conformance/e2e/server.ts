import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { firstLine, startQianbi } from '../cli/run-qianbi.ts'
import { copyDemoData } from './demo-data.ts'

export interface DemoServer {
  readonly url: string
  close(): Promise<void>
}

/** The real server on a copy of the demo township, at a port of its own. */
export async function startDemoServer(): Promise<DemoServer> {
  const data = await copyDemoData()
  const child = startQianbi(['serve', '--data', data, '--port', '0'])
  const url = /http:\S+/.exec(await firstLine(child))?.[0]
  if (url === undefined) throw new Error('the server said nothing about its address')
  return {
    url,
    close: async () => {
      const ended = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(dirname(data), { recursive: true, force: true })
    },
  }
}
