import { describe, expect, it } from 'vitest'
import { photograph, settle } from './browser.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()

describe('writing a report', () => {
  it('completes indicator names, recompiles after every edit and shows a mistake at its place', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'bianji', kept: { 'qianbi.report.raw': 'yes' } })
    await page.goto('/reports')
    await page.getByRole('button', { name: '新写一份' }).click()
    await page.getByRole('radio', { name: '空白' }).check()
    await photograph(page, 'new-report')
    await page.getByRole('button', { name: '开始写' }).click()
    await page.waitForURL(/edit=true/)
    const editor = page.getByRole('textbox', { name: '报告模板' })
    await editor.waitFor()
    await settle(page)

    await editor.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('\n全镇有行政村{{行政村')
    await page
      .getByRole('option', { name: /行政村数/ })
      .first()
      .waitFor()
    await photograph(page, 'editor-completion')
    await page.keyboard.press('Enter')
    await page.keyboard.type('}}个。')
    const paragraph = page.getByRole('article').locator('p', { hasText: /全镇有行政村\d+个。$/ })
    await paragraph.waitFor()

    for (const word of ['甲', '乙', '丙']) {
      await page.keyboard.type(word)
      await page
        .getByRole('article')
        .locator('p', { hasText: new RegExp(`${word}$`) })
        .waitFor()
    }

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
