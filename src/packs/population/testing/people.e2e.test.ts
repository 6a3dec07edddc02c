import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from '../../../../conformance/e2e/accessibility.ts'
import { expectNoSidewaysScroll, openBrowser, openVisit, phone, photograph, settle } from '../../../../conformance/e2e/browser.ts'
import { leave } from '../../../../conformance/e2e/case-steps.ts'
import { type DemoServer, startDemoServer } from '../../../../conformance/e2e/server.ts'

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

describe('the people of the town', () => {
  it('who may be one person are decided one beside the other, and parted again', async () => {
    const clerk = await openVisit(browser, server.url, { as: 'minzheng' })
    const { page } = clerk
    await page.goto('/people')
    await page.getByRole('link', { name: '待核对', exact: true }).click()
    await page.waitForURL(/\/people\/matches$/)
    await page.getByText('3 对可能是同一人').waitFor()
    const pairs = page.getByRole('button', { name: '是同一人', exact: true })
    expect(await pairs.count()).toBe(3)
    await settle(page)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await photograph(page, 'people-matches')
    await pairs.first().click()
    await page.getByText('2 对可能是同一人').waitFor()
    const decided = page.getByRole('region', { name: '核对过的' })
    await decided.getByText('是同一人').waitFor()
    await decided.getByRole('link').first().click()
    await page.waitForURL(/\/people\/[0-9a-f-]{36}$/)
    await page.getByText('并入这条的记录：').waitFor()
    await page.goBack()
    await decided.getByRole('button', { name: '撤回' }).click()
    await page.getByText('3 对可能是同一人').waitFor()
    await page.getByRole('button', { name: '以后再说' }).first().click()
    await page.getByText('先放着的').waitFor()
    expect(await pairs.count()).toBe(3)
    await leave(clerk)
  })

  it('have a page each, found by name, masked until it is opened in full', async () => {
    const clerk = await openVisit(browser, server.url, { as: 'minzheng' })
    const { page } = clerk
    const answer = await clerk.context.request.post('/api/ledgers/low-income-household/query', { data: { limit: 1 } })
    const [household] = (await answer.json()).records
    await page.goto('/people')
    await page.getByRole('searchbox', { name: '找人' }).fill(household.title)
    await page.keyboard.press('Enter')
    await page.waitForURL(/find=/)
    await page.getByRole('row').getByRole('link', { name: household.title, exact: true }).first().click()
    await page.waitForURL(/\/people\/[0-9a-f-]{36}$/)
    const own = page.getByRole('region', { name: '基本情况' })
    await own.getByText('*').first().waitFor()
    await page.getByRole('region', { name: '家庭成员' }).getByText('户主').waitFor()
    await page.getByRole('region', { name: '低收入农户' }).getByRole('link').first().waitFor()
    await settle(page)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await photograph(page, 'person-page')
    await page.getByRole('button', { name: '看完整内容' }).click()
    await own
      .getByText(/2099\d{4}\d{3}[\dX]/)
      .first()
      .waitFor()
    await page.setViewportSize(phone)
    await settle(page)
    await expectNoSidewaysScroll(page)
    await photograph(page, 'person-page-phone')
    await page.getByRole('link', { name: '一户一页' }).click()
    await page.waitForURL(/\/households\/[0-9a-f-]{36}$/)
    await page.getByRole('region', { name: '家庭成员' }).waitFor()
    await settle(page)
    await expectNoSidewaysScroll(page)
    await photograph(page, 'household-page-phone')
    await leave(clerk)
  })

  it('who are not in the register are taken in as one and taken back as one; nothing of it is for who sees no numbers', async () => {
    const clerk = await openVisit(browser, server.url, { as: 'minzheng' })
    const { page } = clerk
    await page.goto('/people/proposals')
    const all = page.getByRole('checkbox', { name: /^全选 \d+ 人$/ })
    await all.waitFor()
    await settle(page)
    await expectAccessible(page)
    await photograph(page, 'people-proposals')
    await page.getByRole('button', { name: '先看看' }).click()
    await page.getByRole('status').getByText('补入以后可以整批撤回').waitFor()
    await page.getByRole('button', { name: /^补入 \d+ 人$/ }).click()
    await page.getByText(/^已补入 \d+ 人。/).waitFor()
    await page.getByText('没有要补的').waitFor()
    await page.getByRole('button', { name: '整批撤回' }).click()
    await all.waitFor()
    const leader = await openVisit(browser, server.url, { as: 'zhenzhang' })
    await leader.page.goto('/people/matches')
    await leader.page.getByText('由能看证件号的科室人员核对').waitFor()
    await leave(clerk, leader)
  })
})
