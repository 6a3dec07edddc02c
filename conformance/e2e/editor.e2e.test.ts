import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openVisit, photograph, settle } from './browser.ts'
import { type DemoServer, startDemoServer } from './server.ts'

let server: DemoServer
let browser: Browser

beforeAll(async () => {
  server = await startDemoServer()
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('writing a report', () => {
  it('completes indicator names, recompiles within a second and shows a mistake at its place', async () => {
    const { context, page, complaints } = await openVisit(browser, server.url, { as: 'bianji' })
    await page.goto('/reports')
    await page.getByRole('button', { name: '新写一份' }).click()
    await page.waitForURL(/edit=true/)
    const editor = page.getByRole('textbox', { name: '报告模板' })
    await editor.waitFor()
    await settle(page)

    await editor.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('全镇有行政村{{行政村')
    await page
      .getByRole('option', { name: /行政村数/ })
      .first()
      .waitFor()
    await photograph(page, 'editor-completion')
    await page.keyboard.press('Enter')
    const sheet = page.getByRole('article')
    const figures = await sheet.locator('[data-mark^=figure]').count()
    const typed = Date.now()
    await page.keyboard.type('个。')
    await sheet.getByText('全镇有行政村').locator('[data-mark^=figure]').waitFor()
    expect(Date.now() - typed).toBeLessThan(1_000)
    expect(await sheet.locator('[data-mark^=figure]').count()).toBeGreaterThanOrEqual(figures)

    await page.keyboard.type('又有{{没有这个指标}}个。')
    await page.locator('.cm-lintRange-error').waitFor()
    await page
      .getByRole('region', { name: '模板' })
      .getByRole('button', { name: /没有这个指标/ })
      .waitFor()
    await photograph(page, 'editor-mistake')

    await page.keyboard.press('Control+s')
    await page.getByText(/已保存第 \d+ 版/).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})
