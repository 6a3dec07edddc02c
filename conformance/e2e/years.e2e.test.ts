import { expect, it } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { expectNoSidewaysScroll, phone, photograph, settle } from './browser.ts'
import { leave } from './case-steps.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()

it('closes a year from its page, takes a correction with a reason only, shows it there, and opens the year again', async () => {
  const editor = await demo.visit({ as: 'bianji' })
  const { page } = editor
  await page.goto('/reports')
  await page.getByRole('button', { name: /^年\s*度$/ }).click()
  await page.getByRole('heading', { name: '2020年', exact: true }).waitFor()
  await page.getByText('年底仍在的包干责任').waitFor()
  await settle(page)
  await expectAccessible(page)
  await photograph(page, 'year-open')
  await page.getByRole('button', { name: /^结\s*账$/ }).click()
  const closing = page.getByRole('dialog', { name: '2020年结账' })
  await closing.getByText('要更正的，写明理由').waitFor()
  await settle(page)
  await photograph(page, 'year-closing')
  await closing.getByRole('button', { name: /^结\s*账$/ }).click()
  await page.getByText('写进这一年要有更正的理由').waitFor()
  await page.getByText('结账以后没有人写进这一年').waitFor()

  const clerk = await demo.visit({ as: 'tongji' })
  const search = `where=${encodeURIComponent(JSON.stringify([{ field: 'year', operator: '=', value: '2020' }]))}`
  await clerk.page.goto(`/ledgers/annual-target?${search}`)
  await clerk.page.getByRole('row').filter({ hasText: '2020' }).first().click()
  await clerk.page.getByRole('button', { name: '修改' }).click()
  await clerk.page.getByLabel('下达依据').fill('县政府核定')
  await clerk.page.getByRole('button', { name: '保存' }).click()
  const asked = clerk.page.getByRole('dialog', { name: '更正结了账的年度' })
  await asked.getByText(/2020年已经结账/).waitFor()
  await settle(clerk.page)
  await photograph(clerk.page, 'year-correction')
  await asked.getByLabel('更正的理由').fill('统计局核定数，统〔2021〕2号')
  await asked.getByRole('button', { name: '写明理由，照样办' }).click()
  await asked.waitFor({ state: 'hidden' })
  // Who leaves before it is saved takes it along.
  await clerk.page.getByText('县政府核定').filter({ visible: true }).first().waitFor()
  await leave(clerk)

  await page.reload()
  await page.getByText('统计局核定数，统〔2021〕2号').waitFor()
  await settle(page)
  await photograph(page, 'year-closed')
  await page.setViewportSize(phone)
  await settle(page)
  await expectNoSidewaysScroll(page)
  await photograph(page, 'year-closed-phone')
  await page.getByRole('button', { name: '重新打开' }).click()
  const opening = page.getByRole('dialog', { name: '重新打开2020年' })
  await opening.getByLabel('为什么重新打开').fill('审计要求调账')
  await opening.getByRole('button', { name: '重新打开' }).click()
  await page.getByText('还没有结账').waitFor()
  expect(editor.complaints).toEqual([])
  await leave(editor)
})
