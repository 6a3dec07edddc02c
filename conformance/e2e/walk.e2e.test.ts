import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { photograph, settle } from './browser.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()
const folder = mkdtempSync(join(tmpdir(), 'qianbi-e2e-'))

beforeAll(async () => {
  mkdirSync(folder, { recursive: true })
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
})

const headline = (page: Page) => page.getByTestId('headline').textContent()

describe('the walk from an office file to a finished report', () => {
  it('imports, sees the indicator move, follows a figure to its record, edits it, sees the report change, freezes, downloads', async () => {
    const { context, page, complaints } = await demo.visit()

    await page.goto('/')
    await page.getByRole('heading', { name: /演示镇/ }).waitFor()
    await page.getByRole('button', { name: /许知远/ }).click()
    await page.getByRole('heading', { level: 1, name: /今天/ }).waitFor()
    await settle(page)

    await page.goto('/indicators')
    await page.getByLabel('按名称查找指标').fill('招商引资到资')
    await page.getByRole('link', { name: '招商引资到资', exact: true }).click()
    await settle(page)
    const before = await headline(page)

    const projects: readonly { readonly title: string }[] = await (
      await context.request.get('/api/ledgers/investment-project/options?limit=1')
    ).json()
    const file = join(folder, '招商到资.csv')
    writeFileSync(file, `\uFEFF项目,月份,金额(元),凭证\r\n${projects[0]?.title},2020-12,1230000.00,银回单〔2020〕9001号\r\n`)
    await page.goto('/ledgers/investment-arrival/import')
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: '写入 1 条' }).waitFor()
    await photograph(page, 'walk-preview')
    await page.getByRole('button', { name: '写入 1 条' }).click()
    const moved = page.getByRole('region', { name: /动了的指标/ })
    await moved.getByRole('link', { name: '招商引资到资', exact: true }).waitFor()
    await photograph(page, 'walk-moved')
    await moved.getByRole('link', { name: '招商引资到资', exact: true }).click()
    await settle(page)
    expect(await headline(page)).not.toBe(before)

    await page.getByRole('navigation').getByRole('link', { name: '报告' }).click()
    await page.getByRole('heading', { level: 1, name: '报告' }).waitFor()
    await page.getByRole('region', { name: '在写的' }).getByRole('link').first().click()
    const report = page.url()
    const sheet = page.getByRole('article')
    await sheet.waitFor()
    await settle(page)
    const drawer = page.getByRole('complementary', { name: '来源' })
    const told = await openFigure(page, '招商引资到资')
    await photograph(page, 'walk-figure')

    const record = drawer.getByRole('row').nth(1).getByRole('link')
    // It opens beside the report; whoever wants to change it goes on to its ledger.
    await record.click()
    await drawer.getByRole('link', { name: '在台账里打开' }).click()
    await page.getByRole('button', { name: '修改' }).click()
    const amount = page.getByLabel('金额')
    const old = await amount.inputValue()
    await amount.fill(String(Number(old) + 50_000))
    await page.getByLabel('为什么改').fill('凭证金额更正')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText(/已保存第 \d+ 版/).waitFor()
    await page.getByRole('tab', { name: '经过' }).click()
    await page.getByText('事由：凭证金额更正').waitFor()
    await photograph(page, 'walk-history')

    await page.goto(report.replace(/\?.*$/, ''))
    await sheet.waitFor()
    await settle(page)
    expect(await openFigure(page, '招商引资到资')).not.toBe(told)

    await page.goto(report.replace(/\?.*$/, ''))
    await settle(page)
    await page.getByRole('button', { name: '定稿' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click()
    await page.waitForURL(/\/frozen\//)
    await page.getByText('与现在没有差异').waitFor()
    await photograph(page, 'walk-frozen')

    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载' }).click()
    await page.getByRole('menuitem', { name: /Word/ }).click()
    const document = await downloading
    expect(document.suggestedFilename()).toMatch(/\.docx$/)
    expect(
      readFileSync(await document.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')

    expect(complaints).toEqual([])
    await context.close()
  })
})

/** Clicks through the figures until the drawer speaks of the one named; gives its value in full. */
async function openFigure(page: Page, name: string): Promise<string> {
  const drawer = page.getByRole('complementary', { name: '来源' })
  const marks = page.getByRole('article').locator('p', { hasText: '精准招商' }).locator('[data-mark^=figure]')
  for (let n = 0; n < (await marks.count()); n += 1) {
    await marks.nth(n).click()
    await drawer.getByRole('tab', { name: '来源' }).waitFor()
    if ((await drawer.getByRole('heading', { level: 2 }).textContent()) !== name) continue
    await settle(page)
    return (await drawer.getByTestId('figure-value').textContent()) ?? ''
  }
  throw new Error(`no figure of that paragraph is ${name}`)
}
