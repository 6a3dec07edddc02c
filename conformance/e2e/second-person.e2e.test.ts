import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { expectNoSidewaysScroll, openBrowser, openVisit, phone, photograph, settle } from './browser.ts'
import { leave } from './case-steps.ts'
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

const account = '6217990000000009999'

it('lets a changed account wait on its record until another has agreed, and tells who asked what became of it', async () => {
  const guardian = await openVisit(browser, server.url, { as: 'guanli' })
  await guardian.page.goto('/manage/sign-in')
  await guardian.page.getByRole('switch', { name: '改账号和权限要另一人同意' }).click()
  await guardian.page.getByRole('button', { name: /^保\s*存$/ }).click()
  await guardian.page.getByText('登录规定已改').waitFor()
  await settle(guardian.page)
  await photograph(guardian.page, 'second-person-rule')
  await leave(guardian)

  const clerk = await openVisit(browser, server.url, { as: 'minzheng' })
  await clerk.page.goto('/ledgers/aid-payment')
  await clerk.page.getByRole('row').nth(1).click()
  await clerk.page.getByRole('button', { name: '修改' }).click()
  await clerk.page.getByLabel('一卡通账号').fill(account)
  await clerk.page.locator('#amend-reason').fill('本人换卡，附存折复印件')
  await clerk.page.getByRole('button', { name: '保存' }).click()
  await clerk.page.getByText('要另一人同意才生效').waitFor()
  const box = clerk.page.getByRole('list', { name: '待另一人同意的改动' })
  await box.getByText(account).waitFor()
  await box.getByRole('button', { name: /^撤\s*回$/ }).waitFor()
  expect(await box.getByRole('button', { name: /^同\s*意$/ }).count()).toBe(0)
  await settle(clerk.page)
  await expectAccessible(clerk.page)
  await photograph(clerk.page, 'second-person-record')
  const address = clerk.page.url()

  const editor = await openVisit(browser, server.url, { as: 'bianji' })
  await editor.page.goto('/')
  const panel = editor.page.getByRole('region', { name: '待另一人同意' })
  await panel.getByText('本人换卡，附存折复印件').waitFor()
  await settle(editor.page)
  await expectAccessible(editor.page)
  await photograph(editor.page, 'second-person-work')
  await editor.page.setViewportSize(phone)
  await settle(editor.page)
  await expectNoSidewaysScroll(editor.page)
  await photograph(editor.page, 'second-person-work-phone')
  await panel.getByRole('button', { name: '不同意' }).click()
  const refusing = editor.page.getByRole('dialog', { name: '不同意这项改动' })
  await refusing.getByLabel(/为什么不同意/).fill('存折不是本人的')
  await refusing.getByRole('button', { name: /^不同意$/ }).click()
  await editor.page.getByText('退回了，没有改').waitFor()

  await clerk.page.goto('/')
  await clerk.page.getByText('存折不是本人的').waitFor()
  await clerk.page.goto(address)
  await clerk.page.getByRole('button', { name: '修改' }).click()
  await clerk.page.getByLabel('一卡通账号').fill(account)
  await clerk.page.getByRole('button', { name: '保存' }).click()
  await clerk.page.getByText('要另一人同意才生效').waitFor()
  await editor.page.goto(address)
  const waiting = editor.page.getByRole('list', { name: '待另一人同意的改动' })
  await waiting.getByRole('button', { name: /^同\s*意$/ }).waitFor()
  await settle(editor.page)
  await photograph(editor.page, 'second-person-record-phone')
  await waiting.getByRole('button', { name: /^同\s*意$/ }).click()
  await editor.page.getByText('同意了，改动生效').waitFor()
  await editor.page.getByRole('tabpanel', { name: '内容' }).getByText(account).waitFor()
  expect([...clerk.complaints, ...editor.complaints]).toEqual([])
  await leave(clerk)
  await leave(editor)
})
