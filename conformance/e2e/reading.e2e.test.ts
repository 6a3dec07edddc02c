import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { desk, expectNoSidewaysScroll, phone, photograph, settle, type Visit } from './browser.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()

const head = (title: string) => `---\ntitle: ${title}\ntown: "999901101"\nperiod: 2020\n---\n`
const body = `# 一、试写

全镇有行政村{{行政村数}}个，产业帮扶资金1万元，综合考核居全县第一。

{{背景:全省生产总值增长3.6%|省统计公报}}，{{背景:周边乡镇连续五年第一}}。
`

/** A visit of the report's editor, at a report of these words. */
async function openReport(title: string, words: string, size = desk): Promise<Visit & { readonly id: string }> {
  // The template as it is written; prose is room.e2e.test.ts.
  const visit = await demo.visit({ as: 'bianji', size, kept: { 'qianbi.report.raw': 'yes' } })
  const { id } = await (await visit.context.request.post('/api/reports', { data: { source: `${head(title)}${words}` } })).json()
  await visit.page.goto(`/reports/${id}`)
  await visit.page.getByRole('article').waitFor()
  await settle(visit.page)
  return { ...visit, id }
}

const coverage = (page: Page) => page.getByRole('status', { name: '陈述' })
const chosen = (page: Page) => page.locator('article [aria-pressed=true]').first()
const editor = (page: Page) => page.getByRole('textbox', { name: '报告模板' })
const written = (page: Page) => page.locator('.cm-content').textContent()

describe('what a report asserts', () => {
  it.each([
    ['desk', desk],
    ['phone', phone],
  ])('is counted in the header, marked by its verdict and explained, at a %s', async (name, size) => {
    const { context, page, complaints } = await openReport(`青竹镇2020年试写报告（${name}）`, body, size)
    await expect.poll(() => coverage(page).textContent()).toMatch(/^5 处陈述：\s*1 不成立\s*1 无据\s*1 已证实\s*2 背景/)
    const verdicts = await page.locator('article [data-verdict]').evaluateAll((all) => all.map((one) => one.getAttribute('data-verdict')))
    expect(verdicts).toEqual(['proved', 'refuted', 'unproved', 'background', 'background'])
    // No two verdicts are told apart by colour alone.
    const lines = await page
      .locator('article [data-verdict]')
      .evaluateAll((all) =>
        all.map((one) =>
          [
            getComputedStyle(one).borderBottomStyle,
            getComputedStyle(one).borderBottomWidth,
            getComputedStyle(one).textDecorationStyle,
          ].join(),
        ),
      )
    expect(new Set(lines).size).toBe(4)
    await photograph(page, `reading-${name}`)
    await expectNoSidewaysScroll(page)

    await coverage(page).getByRole('button', { name: '1 不成立' }).click()
    await expect.poll(() => chosen(page).textContent()).toContain('1万元')
    // Beside the paper on a desk, over it on a phone.
    const drawer = name === 'desk' ? page.getByRole('complementary', { name: '来源' }) : page.locator('.ant-drawer')
    await drawer.getByText('不成立', { exact: true }).first().waitFor()
    await photograph(page, `reading-refuted-${name}`)
    if (name === 'desk') {
      await coverage(page).getByRole('button', { name: '2 背景' }).click()
      await expect.poll(() => chosen(page).textContent()).toBe('全省生产总值增长3.6%')
      await drawer.getByText('省统计公报').waitFor()
      await coverage(page).getByRole('button', { name: '2 背景' }).click()
      await expect.poll(() => chosen(page).textContent()).toBe('周边乡镇连续五年第一')
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is proved by a proposal at one press, and one undo takes it back', async () => {
    const { context, page, complaints } = await openReport('青竹镇2020年改写报告', body)
    await coverage(page).getByRole('button', { name: '1 不成立' }).click()
    await page.getByRole('button', { name: /\{\{产业帮扶资金\|万元\|4\}\}万元/ }).click()
    await editor(page).waitFor()
    await expect.poll(() => written(page)).toContain('产业帮扶资金{{产业帮扶资金|万元|4}}万元，综合')
    await expect.poll(() => coverage(page).textContent()).toMatch(/^5 处陈述：\s*1 无据\s*2 已证实/)
    await photograph(page, 'reading-proposal')
    await page.keyboard.press('Control+z')
    await expect.poll(() => written(page)).toContain('产业帮扶资金1万元，综合')
    await expect.poll(() => coverage(page).textContent()).toMatch(/^5 处陈述：\s*1 不成立/)

    const region = page.getByRole('region', { name: '模板' })
    await region.getByRole('button', { name: /^\{\{背景:全县第一\}\}/ }).click()
    await expect.poll(() => written(page)).toContain('综合考核居{{背景:全县第一}}。')
    await page.keyboard.press('Control+z')
    await expect.poll(() => written(page)).toContain('综合考核居全县第一。')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is frozen when every background was confirmed by name, and keeps who did', async () => {
    const words = body.replace('，产业帮扶资金1万元，综合考核居全县第一', '')
    const { context, page, complaints } = await openReport('青竹镇2020年定稿试写', words)
    await page.getByRole('button', { name: '定稿', exact: true }).click()
    const dialog = page.getByRole('dialog')
    const freeze = dialog.getByRole('button', { name: '定稿', exact: true })
    await dialog.getByText('还有 2 条要确认').waitFor()
    expect(await freeze.isDisabled()).toBe(true)
    await photograph(page, 'reading-freeze')
    await dialog.getByRole('checkbox', { name: /全省生产总值/ }).click()
    await dialog.getByText('还有 1 条要确认').waitFor()
    await dialog.getByRole('checkbox', { name: /周边乡镇/ }).click()
    await dialog.getByText('都已确认').waitFor()
    await freeze.click()
    await page.waitForURL(/\/frozen\//)
    await page.getByRole('article').waitFor()
    await expect.poll(() => coverage(page).textContent()).toMatch(/^3 处陈述：\s*1 已证实\s*2 背景/)
    await page.getByRole('tab', { name: '背景 2' }).click()
    await page.getByText('出处：省统计公报').waitFor()
    expect(
      await page
        .getByRole('tabpanel')
        .filter({ visible: true })
        .getByText(/确认，/)
        .count(),
    ).toBe(2)
    await photograph(page, 'reading-frozen')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is no name that the office declared, at one press on a selection, until it is taken back', async () => {
    const { context, page, complaints } = await openReport('青竹镇2020年名称试写', '# 一、试写\n\n打响百日清零战役。\n')
    await expect.poll(() => coverage(page).textContent()).toMatch(/1 无据/)
    await page.getByRole('button', { name: '编辑', exact: true }).click()
    await editor(page).waitFor()
    await page.locator('.cm-line', { hasText: '打响百日' }).click()
    await page.keyboard.press('Home')
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowRight')
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('Shift+ArrowRight')
    const acts = page.getByRole('toolbar', { name: '选中的话' })
    await acts.waitFor()
    await photograph(page, 'reading-acts')
    await acts.getByRole('button', { name: '这是名称' }).click()
    await page.getByText('“百日清零战役”记为固定名称').waitFor()
    await expect.poll(() => coverage(page).textContent()).toMatch(/^0 处陈述/)
    await page.getByRole('button', { name: '撤回' }).click()
    await expect.poll(() => coverage(page).textContent()).toMatch(/1 无据/)

    await acts.getByRole('button', { name: '这是背景…' }).click()
    await expect.poll(() => written(page)).toContain('打响{{背景:百日清零战役|出处}}。')
    await page.keyboard.press('Control+z')
    await expect.poll(() => written(page)).toContain('打响百日清零战役。')
    expect(complaints).toEqual([])
    await context.close()
  })
})
