import { expect, it } from 'vitest'
import { expectAccessible } from '../../../../conformance/e2e/accessibility.ts'
import { expectNoSidewaysScroll, phone, photograph, settle } from '../../../../conformance/e2e/browser.ts'
import { leave } from '../../../../conformance/e2e/case-steps.ts'
import { setUpDemo } from '../../../../conformance/e2e/demo-town.ts'

const demo = setUpDemo()

it('shows the tasks of a year beside their plan: by figures where an indicator measures them, else by the office’s line', async () => {
  const visit = await demo.visit({ as: 'bianji' })
  const { page } = visit
  await page.goto('/plan?year=2020')
  const parking = page.getByRole('row').filter({ hasText: '停车位268个' })
  await parking.getByText('268 / 268 个').filter({ visible: true }).waitFor()
  await parking.getByText('完成', { exact: true }).waitFor()
  await page.getByRole('row').filter({ hasText: '规上工业总产值13.4亿元' }).getByText('完成', { exact: true }).waitFor()
  await settle(page)
  await expectAccessible(page)
  await photograph(page, 'plan-2020')
  await page.getByRole('link', { name: '龙虎榜' }).click()
  await page.getByRole('heading', { name: '年度任务龙虎榜' }).waitFor()
  await page.getByRole('table', { name: '名次' }).getByRole('row').filter({ hasText: '停车位' }).getByText('绿灯').waitFor()
  await settle(page)
  await expectAccessible(page)
  await page.goBack()
  await page.getByText('2021年', { exact: true }).click()
  await page.getByRole('row').filter({ hasText: '口袋公园3个' }).getByText('0 / 3 个').filter({ visible: true }).waitFor()
  await page.setViewportSize(phone)
  await settle(page)
  const park = page.getByRole('row').filter({ hasText: '口袋公园3个' })
  await park.getByText('0 / 3 个 · 村镇建设办公室').waitFor()
  await park.getByText('按期', { exact: true }).waitFor()
  await photograph(page, 'plan-2021-phone')
  await expectNoSidewaysScroll(page)
  expect(await page.getByRole('row').count()).toBeGreaterThan(10)
  await leave(visit)
})

it('lists what the report promises, and takes into the tasks what is ticked', async () => {
  const visit = await demo.visit({ as: 'bianji' })
  const { page } = visit
  await page.goto('/plan?year=2021')
  await page.getByRole('button', { name: '从报告里列' }).click()
  const dialog = page.getByRole('dialog', { name: '从报告里列2021年的任务' })
  await dialog.getByText('卫生院迁建').first().waitFor()
  await settle(page)
  await expectAccessible(page)
  await photograph(page, 'plan-proposed')
  await dialog.getByLabel(/^全部/).uncheck()
  await dialog.getByLabel(/卫生院迁建/).check()
  await dialog.getByRole('button', { name: '列入 1 件' }).click()
  await page.getByRole('row').filter({ hasText: '卫生院迁建' }).waitFor()
  await page.getByRole('button', { name: '从报告里列' }).click()
  await dialog.getByLabel(/^全部/).waitFor()
  expect(await dialog.getByLabel(/卫生院迁建/).count()).toBe(0)
  await page.setViewportSize(phone)
  await settle(page)
  await photograph(page, 'plan-proposed-phone')
  await leave(visit)
})
