import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../../../../conformance/e2e/accessibility.ts'
import { desk, expectNoSidewaysScroll, phone, photograph, settle } from '../../../../conformance/e2e/browser.ts'
import { setUpDemo } from '../../../../conformance/e2e/demo-town.ts'

const demo = setUpDemo()
let folder: string
const address = '/public/999901101/livelihood-proposals'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qianbi-proposals-'))
  writeFileSync(join(folder, '路口.jpg'), Buffer.of(0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
})

/** Somebody who lives here, with a telephone or at a desk, with JavaScript or without. */
async function resident(
  { size = phone, script = true, dark = false }: { readonly size?: typeof desk; readonly script?: boolean; readonly dark?: boolean },
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const colorScheme = dark ? 'dark' : 'light'
  const context = await demo.browser.newContext({
    baseURL: demo.url,
    viewport: size,
    locale: 'zh-CN',
    javaScriptEnabled: script,
    colorScheme,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on(
    'console',
    (message) => void (message.type() === 'error' && !message.text().startsWith('Failed to load') && complaints.push(message.text())),
  )
  await work(page)
  expect(complaints).toEqual([])
  await context.close()
}

/** Nobody writes a proposal in three seconds; a test does. */
const readOver = (page: Page) => page.waitForTimeout(3_200)
const submit = (page: Page) => page.getByRole('button', { name: '提交' }).click()

describe('proposals of residents', () => {
  it('go from a telephone to the office, are merged and screened there, and what became of them is read by the receipt', async () => {
    let code = ''
    await resident({}, async (page) => {
      await page.goto(address)
      await page.getByRole('link', { name: '我要提建议' }).click()
      await page.waitForURL(/\/new$/)
      await page.getByText('按什么筛选').click()
      await page.getByText('只有一户受益').waitFor()
      await page.getByLabel('想办什么事').fill('下坪桥头到卫生院没有路灯')
      await page.getByLabel('为什么、怎么办').fill('晚上去卫生院看病，这段路没有灯。')
      // Somebody said it before: shown while one types.
      await page.locator('#similar').getByText('下坪村到卫生院的路装路灯').waitFor()
      await page.getByLabel('建议类别').selectOption({ label: '道路交通' })
      await page.getByLabel('哪个村').selectOption({ label: '下坪村' })
      await page.getByLabel('照片').setInputFiles(join(folder, '路口.jpg'))
      await page.getByLabel('怎么答复你').fill('13800001234')
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await photograph(page, 'proposal-form-phone')
      await readOver(page)
      await submit(page)
      await page.getByRole('heading', { name: '收到了' }).waitFor()
      code = (await page.locator('#code').textContent()) ?? ''
      expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
      await expectAccessible(page)
      await photograph(page, 'proposal-receipt-phone')
      await page.getByRole('button', { name: '现在就查' }).click()
      await page.getByText('待筛选').waitFor()
      await page.goto(address)
      expect(await page.getByText('下坪桥头到卫生院没有路灯').count()).toBe(0)
    })
    const { page, complaints } = await demo.visit({ as: 'minzheng' })
    await page.goto('/livelihood')
    await page.getByRole('link', { name: '征集建议' }).click()
    await page.waitForURL(/\/livelihood\/proposals/)
    await page.getByRole('button', { name: /^下坪桥头到卫生院没有路灯/ }).click()
    const panel = page.getByRole('complementary', { name: '建议' })
    await panel.getByText('晚上去卫生院看病').waitFor()
    await panel.getByText('联系方式').waitFor()
    await panel.getByRole('img', { name: '建议人附的照片' }).waitFor()
    await settle(page)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await photograph(page, 'proposals-desk')
    await panel.getByRole('button', { name: '合并到这一条：下坪村到卫生院的路装路灯' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('JY202000014').first().waitFor()
    await photograph(page, 'proposals-combine')
    await sheet.getByRole('button', { name: /合并到另一条/ }).click()
    await sheet.waitFor({ state: 'detached' })
    await panel.getByText('已合并').waitFor()
    await panel.getByText('并入', { exact: true }).waitFor()
    await page.goto('/livelihood/proposals?state=pooled')
    await page.getByRole('button', { name: /^下坪村到卫生院的路装路灯\s*2020年/ }).click()
    await panel.getByText('并入它的 1 件').waitFor()
    await panel.getByRole('button', { name: /列为候选项目/ }).waitFor()
    expect(complaints).toEqual([])
    await resident({ script: false }, async (mine) => {
      await mine.goto(`${address}/receipt`)
      await mine.getByLabel('回执码').fill(code.toLowerCase().replaceAll('-', ' '))
      await mine.getByRole('button', { name: '查', exact: true }).click()
      await mine.getByText('并入了这一条').waitFor()
      await mine.getByText('已入库').waitFor()
      await photograph(mine, 'proposal-followed-phone')
      await mine.getByRole('link', { name: '下坪村到卫生院的路装路灯' }).last().click()
      await mine.waitForURL(/livelihood-proposals\/[0-9a-f]{12}/)
      await mine.getByText('并入的建议').waitFor()
      expect(await mine.content()).not.toContain('13800001234')
    })
  })

  it('are taken without JavaScript too, similar ones shown before, and what was typed is not lost', async () => {
    await resident({ script: false, size: desk, dark: true }, async (page) => {
      await page.goto(`${address}/new`)
      await page.getByLabel('想办什么事').fill('多开几个老年食堂')
      await page.getByLabel('为什么、怎么办').fill('别的村也想要老年食堂。')
      await page.getByLabel('建议类别').selectOption({ label: '养老托幼' })
      await submit(page)
      // Too quickly for anybody: said in words, beside the similar ones.
      await page.getByRole('alert').getByText('提交得太快了').waitFor()
      await page.getByText('有相近的建议').waitFor()
      expect(await page.getByLabel('想办什么事').inputValue()).toBe('多开几个老年食堂')
      await photograph(page, 'proposal-similar-desk-dark')
      await readOver(page)
      await submit(page)
      await page.getByRole('heading', { name: '收到了' }).waitFor()
    })
  })

  it('are read by everybody with what became of them, refused ones with the reason', async () => {
    await resident({ size: desk, script: false }, async (page) => {
      await page.goto(`${address}?year=2020`)
      await photograph(page, 'proposals-public-desk')
      await page.getByLabel('状态').selectOption({ label: '未采纳' })
      await page.getByRole('button', { name: '查找' }).click()
      await page.waitForURL(/state=refused/)
      await page.getByRole('link', { name: '镇政府大厅重新装修' }).click()
      await page.waitForURL(/livelihood-proposals\/[0-9a-f]{12}/)
      const text = await page.locator('main').textContent()
      for (const said of ['行政机关自身建设', '负面清单', '办公用房装修不用民生实事的钱']) expect(text).toContain(said)
      await photograph(page, 'proposal-refused-desk')
    })
    await resident({}, async (page) => {
      await page.goto(`${address}?year=2020`)
      await expectAccessible(page)
      await expectNoSidewaysScroll(page)
      await photograph(page, 'proposals-public-phone')
      await page.goto('/public/999901101/livelihood?year=2020')
      await page.getByRole('link', { name: '老年食堂' }).click()
      await page.getByText('征集建议').waitFor()
      await page.getByText('给独居老人办食堂').waitFor()
    })
    const { page, complaints } = await demo.visit({ as: 'minzheng', size: phone })
    await page.goto('/livelihood/proposals?state=all')
    await page.getByRole('button', { name: /^小学门口放学太堵/ }).waitFor()
    await settle(page)
    await expectNoSidewaysScroll(page)
    await photograph(page, 'proposals-phone')
    expect(complaints).toEqual([])
  })
})
