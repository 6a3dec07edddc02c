import type { Browser, BrowserContext, Page } from 'playwright-core'

/** A person's browser: one page, signed in nowhere. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Takes uncaught errors and failed scripts: of whoever has come last. */
  complaints: string[]
}

interface Inn {
  /** Those who have gone before, by kind. */
  readonly resting: Map<string, Visitor[]>
  /** Those who have not gone yet, and how their context is really closed. */
  readonly present: Map<Visitor, () => Promise<void>>
}

const inns = new WeakMap<Browser, Inn>()

/** What a test may have listened to on a page. */
const events = [
  'request',
  'requestfinished',
  'requestfailed',
  'response',
  'dialog',
  'download',
  'popup',
  'pageerror',
  'console',
  'filechooser',
] as const

/**
 * A visitor of this kind: one who has gone before, with nothing left of what they did but the files their browser has fetched and compiled, or a new one. A
 * page that reads the whole application anew for each test takes four times as long as the page itself.
 */
export async function takeVisitor(browser: Browser, kind: string, make: () => Promise<Visitor>): Promise<Visitor> {
  const inn = inns.get(browser) ?? { resting: new Map<string, Visitor[]>(), present: new Map<Visitor, () => Promise<void>>() }
  inns.set(browser, inn)
  const idle = inn.resting.get(kind) ?? []
  inn.resting.set(kind, idle)
  const visitor = idle.pop() ?? (await make())
  const { context, page } = visitor
  const { close } = context
  inn.present.set(visitor, () => close.call(context))
  context.addInitScript = () => Promise.reject(new Error('this visitor comes again: say what is `kept`, or that they are `fresh`'))
  // The test says that they go; they come again.
  context.close = async () => {
    await clean(visitor)
    context.close = close
    inn.present.delete(visitor)
    idle.push(visitor)
  }
  const size = page.viewportSize()
  async function clean({ page: own }: Visitor): Promise<void> {
    for (const other of context.pages()) if (other !== own) await other.close()
    for (const event of events) own.removeAllListeners(event)
    await own.unrouteAll({ behavior: 'ignoreErrors' })
    // Who has only called the interface has no page.
    if (own.url().startsWith('http'))
      await own.evaluate(() => {
        window.localStorage.clear()
        window.sessionStorage.clear()
      })
    await own.goto('about:blank')
    await own.emulateMedia({ media: null, colorScheme: null })
    if (size !== null) await own.setViewportSize(size)
    await context.clearPermissions()
    await context.clearCookies()
  }
  return visitor
}

/** Sees off whoever has not gone: what they were doing nobody takes over. */
export async function closeVisits(browser: Browser): Promise<void> {
  const present = inns.get(browser)?.present
  if (present === undefined) return
  for (const close of present.values()) await close()
  present.clear()
}
