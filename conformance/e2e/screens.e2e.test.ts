import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { router } from '../../src/web/router.tsx'
import { expectAccessible } from './accessibility.ts'
import { expectNoSidewaysScroll, phone, photograph, settle } from './browser.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()
let screens: Readonly<Record<string, string>>

beforeAll(async () => {
  screens = await listScreens()
})

/** Every screen by name, with real records in the addresses. */
async function listScreens(): Promise<Readonly<Record<string, string>>> {
  const { context } = await demo.visit({ as: 'guanli' })
  const read = async (path: string) => (await context.request.get(path)).json()
  const [report] = await read('/api/reports')
  const { id: frozen } = await (await context.request.post(`/api/reports/${report.id}/freeze`, { data: {}, timeout: 120_000 })).json()
  const page = await (await context.request.post('/api/ledgers/aid-payment/query', { data: { limit: 1 } })).json()
  const indicators: readonly { readonly id: string; readonly label: string }[] = await read('/api/indicators?period=2020')
  const { cases } = await (await context.request.post('/api/cases/query', { data: { standing: 'all', limit: 1 } })).json()
  const { id, loop } = cases[0]
  await context.close()
  const arrival = indicators.find(({ label }) => label === '招商引资到资')?.id
  return {
    'sign-in': '/sign-in',
    workbench: '/',
    ledgers: '/ledgers',
    ledger: '/ledgers/aid-payment',
    record: `/ledgers/aid-payment?record=${page.records[0].id}`,
    add: '/ledgers/aid-payment?add=true',
    filtered: `/ledgers/aid-payment?where=${encodeURIComponent(JSON.stringify([{ field: 'amount', operator: '>=', value: '1000' }]))}`,
    import: '/ledgers/aid-payment/import',
    indicators: '/indicators',
    indicator: `/indicators/${arrival}`,
    projects: '/boards',
    reports: '/reports',
    report: `/reports/${report.id}`,
    figure: `/reports/${report.id}?figure=3`,
    editor: `/reports/${report.id}?edit=true`,
    frozen: `/frozen/${frozen}`,
    loops: '/loops',
    loop: `/loops/${loop}`,
    'loop-case': `/loops/${loop}?case=${id}`,
    board: `/loops/${loop}?look=board`,
    diagram: `/loops/${loop}?look=diagram`,
    case: `/cases/${id}`,
    manage: '/manage',
    users: '/manage/users',
    compliance: '/manage/compliance',
    webhooks: '/manage/webhooks',
    missing: '/ledgers/no-such-ledger',
  }
}

async function lookAt(page: Page, name: string): Promise<void> {
  await settle(page)
  await photograph(page, name)
  await expectNoSidewaysScroll(page)
  expect(await linksByColourAlone(page), `${page.url()}: links within a sentence`).toEqual([])
}

/** What only its colour sets apart from the sentence it stands in: axe sees it where nothing lies over it. */
function linksByColourAlone(page: Page): Promise<readonly string[]> {
  return page.locator('main p > a').evaluateAll((links) =>
    links
      .filter((link) => link.parentElement?.textContent !== link.textContent)
      .filter((link) => !window.getComputedStyle(link).textDecorationLine.includes('underline'))
      .map((link) => link.outerHTML),
  )
}

/** Goes on by the application's own way, as a press on a link does: nothing is read anew. */
async function goOn(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => window.history.pushState(null, '', to), path)
  await page.waitForFunction(() => {
    const { state } = (window as unknown as { __TSR_ROUTER__: typeof router }).__TSR_ROUTER__
    const { pathname, search } = window.location
    const { resolvedLocation: stands } = state
    return state.status === 'idle' && stands?.pathname === pathname && stands.searchStr === search
  })
}

describe('every screen', () => {
  it('is accessible, fits its width and complains about nothing on the desk, by day and by night, one after another', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'guanli', theme: 'system' })
    await page.goto('/')
    await settle(page)
    for (const [screen, path] of Object.entries(screens)) {
      await goOn(page, path)
      await lookAt(page, `${screen}-desk`)
      await expectAccessible(page)
      // The same page, in its other colours.
      await page.emulateMedia({ colorScheme: 'dark' })
      await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
      await lookAt(page, `${screen}-night`)
      await expectAccessible(page, { colours: true })
      await page.emulateMedia({ colorScheme: 'light' })
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  it('moves nothing while it waits, for who wants nothing to move', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'guanli' })
    let answer = () => {}
    const answered = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route(/\/api\/workbench/, async (route) => {
      await answered
      await route.continue()
    })
    await page.goto('/')
    await page.locator('.ant-skeleton-active').first().waitFor()
    await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
    expect(await page.locator('.ant-skeleton-active').count(), 'it still waits').toBeGreaterThan(0)
    answer()
    await settle(page)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is accessible, fits its width and complains about nothing on the phone, each from its address', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'guanli', size: phone })
    for (const [screen, path] of Object.entries(screens)) {
      await page.goto(path)
      await lookAt(page, `${screen}-phone`)
      await expectAccessible(page)
    }
    expect(complaints).toEqual([])
    await context.close()
  })
})
