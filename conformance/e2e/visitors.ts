import type { Browser, BrowserContext, Page } from 'playwright-core'

/** A person's browser: one page, signed in nowhere. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Takes uncaught errors and failed scripts: of whoever has come last. */
  complaints: string[]
}

const resting = new WeakMap<Browser, Map<string, Visitor[]>>()

/**
 * A visitor of this kind: one who has gone before, with nothing left of what they did but the files their browser has fetched, or a new one. A page that reads
 * and compiles the whole application anew for each test took four times as long as the page itself.
 */
export async function takeVisitor(browser: Browser, kind: string, make: () => Promise<Visitor>): Promise<Visitor> {
  const kinds = resting.get(browser) ?? new Map<string, Visitor[]>()
  resting.set(browser, kinds)
  const idle = kinds.get(kind) ?? []
  kinds.set(kind, idle)
  const rested = idle.pop()
  if (rested !== undefined) return rested
  const visitor = await make()
  const { context, page } = visitor
  const size = page.viewportSize()
  context.addInitScript = () => Promise.reject(new Error('this visitor comes again: say what is `kept`, or do without `again`'))
  // The test says that they go; they come again.
  context.close = async () => {
    for (const other of context.pages()) if (other !== page) await other.close()
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    // Who has only called the interface has no page.
    if (page.url().startsWith('http'))
      await page.evaluate(() => {
        window.localStorage.clear()
        window.sessionStorage.clear()
      })
    await page.goto('about:blank')
    await page.emulateMedia({ media: null, colorScheme: null })
    if (size !== null) await page.setViewportSize(size)
    await context.clearCookies()
    idle.push(visitor)
  }
  return visitor
}
