import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectAccessible } from '../../../../conformance/e2e/accessibility.ts'
import { expectNoSidewaysScroll, phone, photograph, settle } from '../../../../conformance/e2e/browser.ts'
import { leave } from '../../../../conformance/e2e/case-steps.ts'
import { setUpDemo } from '../../../../conformance/e2e/demo-town.ts'

const demo = setUpDemo()

async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).click()
}

it('shows who leads each line in each village, what nobody leads in red, and moves it on a day', async () => {
  const visit = await demo.visit({ as: 'bianji' })
  const { page } = visit
  await page.goto('/leadership')
  await page.getByText('没有空缺').waitFor()
  await page.getByRole('button', { name: '瓦窑山村，工业经济，刘思远' }).waitFor()
  await settle(page)
  await expectAccessible(page)
  await photograph(page, 'leadership')

  await page.getByRole('button', { name: '加一条线' }).click()
  await page.getByRole('dialog', { name: '加一条线' }).getByLabel('条线', { exact: true }).fill('数字乡村')
  await page.getByRole('button', { name: '加上' }).click()
  await page.getByText('空缺 12 处').waitFor()
  await page.getByRole('button', { name: '瓦窑山村，数字乡村，没有人' }).waitFor()
  await settle(page)
  await expectAccessible(page)
  await photograph(page, 'leadership-gaps')
  await page.emulateMedia({ media: 'print' })
  await photograph(page, 'leadership-print')
  await page.emulateMedia({ media: 'screen' })

  await page.getByRole('button', { name: '分管：数字乡村，没有人' }).click()
  await pick(page, '谁牵头', '范晓岚')
  await settle(page)
  await photograph(page, 'leadership-lead')
  await page.getByRole('button', { name: '定下来' }).click()
  await page.getByText('没有空缺').waitFor()
  await page.getByRole('button', { name: '瓦窑山村，数字乡村，范晓岚' }).click()
  await pick(page, '谁牵头', '沈文心')
  await page.getByRole('button', { name: '定下来' }).click()
  await page.getByRole('button', { name: '瓦窑山村，数字乡村，沈文心' }).waitFor()

  await page.getByRole('button', { name: '交接' }).click()
  await pick(page, '谁交出来', '刘思远')
  await pick(page, '谁接手', '毛立言')
  await page.getByRole('dialog', { name: '分工交接' }).getByRole('button', { name: '交接' }).click()
  await page.getByRole('button', { name: '瓦窑山村，工业经济，毛立言' }).waitFor()
  await page.getByText('没有空缺').waitFor()
  expect(await page.getByRole('button', { name: /刘思远/ }).count()).toBe(0)

  await page.setViewportSize(phone)
  await page.getByText('按条线').click()
  await page.getByRole('listitem').filter({ hasText: '分管' }).waitFor()
  await settle(page)
  await expectNoSidewaysScroll(page)
  await photograph(page, 'leadership-phone')
  await leave(visit)
})

it('is only looked at by who does not keep it', async () => {
  const visit = await demo.visit({ as: 'zhenzhang' })
  await visit.page.goto('/leadership')
  await visit.page.getByText('瓦窑山村').first().waitFor()
  expect(await visit.page.getByRole('button', { name: '交接' }).count()).toBe(0)
  await leave(visit)
})
