import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { copyDemoData } from '../shared-demo.ts'
import { openBrowser, openVisit, type Visit, type VisitOptions } from './browser.ts'
import { type RunningServer, type ServerOptions, startServer } from './server.ts'
import { closeVisits } from './visitors.ts'

/** A demo township that a file's tests share, and the browser they visit it with. */
export interface DemoTown {
  readonly browser: Browser
  readonly url: string
  visit(options?: VisitOptions): Promise<Visit>
  /** The same township, so many days after its present one: its server is stopped and begun again. */
  moveOn(daysAhead: number): Promise<void>
}

/** The real server on a copy of the demo township, from before the first test of a file, or of a block, until after the last. */
export function setUpDemo(options: ServerOptions = {}): DemoTown {
  let data: string | undefined
  let server: RunningServer | undefined
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await openBrowser()
    data = await copyDemoData()
    server = await startServer(data, options)
  })
  afterAll(async () => {
    if (browser !== undefined) await closeVisits(browser)
    await server?.close()
    if (data !== undefined) rmSync(dirname(data), { recursive: true, force: true })
  })
  const demo: DemoTown = {
    get browser() {
      return given(browser)
    },
    get url() {
      return given(server).url
    },
    visit: (who) => openVisit(demo.browser, demo.url, who),
    moveOn: async (daysAhead) => {
      await server?.close()
      server = undefined
      server = await startServer(given(data), { ...options, daysAhead })
    },
  }
  return demo
}

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the demo township is there only while its tests run')
  return value
}
