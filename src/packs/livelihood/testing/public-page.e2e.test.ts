import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from '../../../../conformance/e2e/accessibility.ts'
import { desk, expectNoSidewaysScroll, phone, settle } from '../../../../conformance/e2e/browser.ts'
import { findRecords } from '../../../../conformance/e2e/case-steps.ts'
import { setUpDemo } from '../../../../conformance/e2e/demo-town.ts'

const demo = setUpDemo()
const address = '/public/999901101/livelihood'

/** Somebody without an account, and without JavaScript unless something is to look at the page from within. */
async function passing(
  { size = desk, dark = false, script = false }: { readonly size?: typeof desk; readonly dark?: boolean; readonly script?: boolean },
  work: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await demo.browser.newContext({
    baseURL: demo.url,
    viewport: size,
    locale: 'zh-CN',
    javaScriptEnabled: script,
    colorScheme: dark ? 'dark' : 'light',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on(
    'console',
    (message) => void (message.type() === 'error' && !message.text().startsWith('Failed to load') && complaints.push(message.text())),
  )
  await work(page, context)
  expect(complaints).toEqual([])
  await context.close()
}

const fontSize = (page: Page) => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))

describe('a public page, read by anybody', () => {
  it('leads without JavaScript from the list to what became of a project', async () => {
    await passing({}, async (page) => {
      await page.goto(address)
      expect(await page.locator('.list li').count()).toBe(10)
      await page.getByLabel('名称或内容').fill('停车')
      await page.getByRole('button', { name: '查找' }).click()
      await page.waitForURL(/[?&]q=/)
      expect(await page.locator('.list li').count()).toBe(1)
      await page.getByRole('link', { name: '集镇停车场' }).click()
      await page.waitForURL(/livelihood\/[0-9a-f]{12}/)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('集镇停车场')
      const course = await page.locator('.course h3').allTextContents()
      expect(course).toEqual(['征集建议', '列为候选', '大会票决', '资金来源', '组织实施', '群众调查', '代表测评'])
      const text = await page.locator('.course').textContent()
      for (const said of ['2020年1月6日登记', '2020年1月16日', '49', '2020年3月18日', '2020年12月18日', '927', '2020年12月28日', '满意'])
        expect(text).toContain(said)
    })
  })

  it.each([
    ['desk, light', { size: desk }],
    ['desk, dark', { size: desk, dark: true }],
    ['phone, light', { size: phone }],
    ['phone, dark', { size: phone, dark: true }],
  ])('is accessible on a %s, in the usual and in large print, and no wider than the screen', async (_, options) => {
    await passing({ ...options, script: true }, async (page) => {
      await page.goto(address)
      const item = await page.locator('.list a').first().getAttribute('href')
      for (const path of [address, `${address}?year=all&q=${encodeURIComponent('没有的')}`, item ?? '', '/public/999901109/livelihood']) {
        await page.goto(path)
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)
        const usual = await fontSize(page)
        await page.getByRole('link', { name: '大字版' }).click()
        await page.waitForURL(/size=large/)
        expect(await fontSize(page)).toBeGreaterThan(usual * 1.3)
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)
      }
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    })
  })

  it('goes by the keyboard, the way past the head first', async () => {
    await passing({}, async (page) => {
      await page.goto(address)
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('大字版')
    })
  })

  it('comes in less than 100 kB at first, packed, and prints without what is for the screen', async () => {
    await passing({}, async (page, context) => {
      const client = await context.newCDPSession(page)
      let bytes = 0
      await client.send('Network.enable')
      client.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
      await page.goto(address, { waitUntil: 'networkidle' })
      expect(bytes).toBeGreaterThan(1_000)
      expect(bytes).toBeLessThan(100_000)
      await page.emulateMedia({ media: 'print' })
      for (const gone of ['form', '.top nav', '.data']) expect(await page.locator(gone).isVisible()).toBe(false)
      expect(await page.locator('.list').isVisible()).toBe(true)
    })
  })

  it('is reached from its record, closed and opened again under 管理', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'guanli' })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    const [record] = await findRecords(context, 'livelihood-project', { name: '老年食堂' })
    await page.goto(`/ledgers/livelihood-project?record=${record?.id}`)
    const link = page.getByRole('complementary').getByRole('link', { name: '公开页' })
    const href = await link.getAttribute('href')
    expect(href).toMatch(/^\/public\/999901101\/livelihood\/[0-9a-f]{12}$/)
    await page.getByRole('button', { name: '复制网址' }).click()
    await page.getByText('网址已复制').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${demo.url}${href}`)
    await settle(page)
    await expectAccessible(page)
    await page.goto('/manage/public-pages')
    const row = page.getByRole('listitem').filter({ has: page.getByText('民生实事', { exact: true }) })
    await row.getByText('已开放').waitFor()
    await expectAccessible(page)
    await row.getByRole('button', { name: '关闭：民生实事', exact: true }).click()
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: /关\s*闭/ })
      .click()
    await row.getByText('未公开').waitFor()
    await passing({}, async (other) => {
      expect((await other.goto(href ?? ''))?.status()).toBe(410)
      await other.getByRole('heading', { name: '未公开' }).waitFor()
    })
    await row.getByRole('button', { name: '开放：民生实事', exact: true }).click()
    await page
      .getByRole('tooltip')
      .getByRole('button', { name: /开\s*放/ })
      .click()
    await row.getByText('已开放').waitFor()
    await passing({}, async (other) => expect((await other.goto(href ?? ''))?.status()).toBe(200))
    expect(complaints).toEqual([])
  })
})
