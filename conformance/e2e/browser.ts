import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core'
import { expect } from 'vitest'
import { root } from '../cli/run-qianbi.ts'
import { takeVisitor, type Visitor } from './visitors.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const places = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
/** What Chromium draws around a page, as pages of its own: nobody sees it here, and every browser and window pays for it. */
const drawnAround = [
  'InitialWebUI',
  'WebUIToolbarWebView',
  'WebUIReloadButton',
  'WebUIToolbar',
  'WebUILocationBar',
  'WebUIHomeButton',
  'WebUIBackForwardButton',
  'WebUIAvatarButton',
  'WebUIAppMenuButton',
  'WebUIExtensionsContainer',
  'WebUIPinnedToolbarActions',
  'WebUISplitTabsButton',
  'WebUIReloadButtonPrewarmWebUI',
  'WebUIReloadButtonProfilePrewarming',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
]
/** What Playwright turns off by itself: naming more replaces its list. */
const offAnyway = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]
const quiet = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...drawnAround, ...offAnyway].join(',')}`,
]

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

let opened: Promise<Browser> | undefined

/** The one browser of a worker, for all files it takes: its start, and what it has read of the application, are paid once. It ends with the worker. */
export async function openBrowser(): Promise<Browser> {
  const last = await opened?.catch(() => undefined)
  if (last?.isConnected()) return last
  opened = chromium.launch({ executablePath: findChromium(), args: quiet })
  return opened
}

function findChromium(): string {
  const path = (process.env.PATH ?? '').split(delimiter)
  const candidates = [
    process.env.QIANBI_CHROMIUM,
    process.env.CHROMIUM,
    ...names.flatMap((name) => path.map((folder) => join(folder, name))),
    ...places,
  ]
  const found = candidates.find((candidate) => candidate !== undefined && candidate !== '' && existsSync(candidate))
  if (found === undefined) throw new Error('no Chromium on this machine: install it, or name it in QIANBI_CHROMIUM')
  return found
}

export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** What the page complained about: uncaught errors, failed scripts. Every test ends with none. */
  readonly complaints: string[]
}

export interface VisitOptions {
  readonly as?: string
  readonly size?: { readonly width: number; readonly height: number }
  /** What they chose; `system` follows the machine. */
  readonly theme?: 'light' | 'dark' | 'system'
  /** What their browser has kept, beside the theme. */
  readonly kept?: Readonly<Record<string, string>>
  /** A browser that nobody has used before or uses afterwards: for who leaves something in it for good, or looks at what a first page costs. */
  readonly fresh?: boolean
}

/**
 * A person at a browser, who wants nothing to move: a test never looks at half a fade. `as` is signed in through the API already. Unless they are `fresh`,
 * they sit down where another has got up, and find nothing of theirs.
 */
export async function openVisit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const { as, size = desk, theme = 'light', kept = {}, fresh = false } = options
  const make = () => makeVisitor(browser, { url, size, kept: { 'qianbi.theme': theme, ...kept } })
  const visitor = fresh ? await make() : await takeVisitor(browser, JSON.stringify([url, size, theme, kept]), make)
  visitor.complaints = []
  watchPage(visitor)
  const { context, page, complaints } = visitor
  if (as !== undefined) await signInAs(context, as)
  return { context, page, complaints }
}

async function makeVisitor(
  browser: Browser,
  { url, size, kept }: { readonly url: string } & Required<Pick<VisitOptions, 'size' | 'kept'>>,
): Promise<Visitor> {
  const mobile = size.width < 768
  const context = await browser.newContext({
    baseURL: url,
    viewport: size,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    isMobile: mobile,
    hasTouch: mobile,
    acceptDownloads: true,
  })
  await context.addInitScript((chosen) => {
    // An empty page has nothing to keep it in.
    if (window.location.protocol === 'about:') return
    for (const [name, value] of Object.entries(chosen)) window.localStorage.setItem(name, value)
  }, kept)
  const page = await context.newPage()
  page.setDefaultTimeout(90_000)
  return { context, page, complaints: [] }
}

function watchPage({ page, complaints }: Visitor): void {
  watchRequests(page)
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refused call is said on the page itself; the browser's own line about it is no complaint.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
}

export async function signInAs(context: BrowserContext, account: string): Promise<void> {
  const users: readonly { readonly account: string; readonly password: string }[] = await (
    await context.request.get('/api/session/demo-users')
  ).json()
  const user = users.find((one) => one.account === account)
  if (user === undefined) throw new Error(`the demo has no account ${account}`)
  const answer = await context.request.post('/api/session', { data: { account, password: user.password } })
  expect(answer.status()).toBe(200)
}

/** What each page has asked for and not got yet. */
const pending = new WeakMap<Page, Set<Request>>()

function watchRequests(page: Page): void {
  const asked = new Set<Request>()
  pending.set(page, asked)
  page.on('request', (request) => asked.add(request))
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
}

/**
 * Waits until the page stands: it has its heading, asks for nothing more and shows no skeleton. It is looked at between two frames, twice: what an answer
 * leads to is asked for by then.
 */
export async function settle(page: Page): Promise<void> {
  const stands = () =>
    page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          requestAnimationFrame(() =>
            setTimeout(() => {
              const busy = document.querySelector('.ant-skeleton-active, [aria-busy="true"]')
              resolve(document.readyState === 'complete' && document.querySelector('main h1') !== null && busy === null)
            }),
          )
        }),
    )
  // Not looked for in every frame: that makes frames of its own.
  await page.waitForFunction(() => document.querySelector('main h1') !== null, undefined, { polling: 50 })
  let quiet = 0
  await expect
    .poll(
      async () => {
        quiet = (pending.get(page)?.size ?? 0) === 0 && (await stands()) && (pending.get(page)?.size ?? 0) === 0 ? quiet + 1 : 0
        return quiet
      },
      { timeout: 90_000, interval: 60, message: `${page.url()} does not come to rest` },
    )
    .toBeGreaterThanOrEqual(2)
}

/** With SCREENSHOTS set, keeps what the page looks like, for people to judge. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS === undefined) return
  const folder = join(root, '.cache', 'screenshots')
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const over = await page.evaluate(() => {
    const main = document.querySelector('main')
    return Math.max(document.documentElement.scrollWidth - window.innerWidth, main === null ? 0 : main.scrollWidth - main.clientWidth)
  })
  expect(over, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0)
}
