import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { photograph } from './browser.ts'
import { setUpDemo } from './demo-town.ts'
import { chips, coverage, openRoomOf, sheet, shown, sourceOf } from './room-page.ts'

const demo = setUpDemo()

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

it('can be written in by keys alone: headings, figures, the acts on a selection, the counts, saving', async () => {
  const visit = await openRoomOf(demo, '青竹镇2020年只用键', '')
  const { page, context, complaints } = visit
  const { keyboard } = page
  await sheet(page).focus()
  await keyboard.type('农业')
  await keyboard.press('Control+1')
  await keyboard.press('Enter')
  await keyboard.type('产业帮扶')
  await keyboard.press('Control+k')
  await page.getByRole('region', { name: '放一个数' }).waitFor()
  await keyboard.type('cybfhs')
  await page.locator('.ant-select-item-option-active', { hasText: '产业帮扶户数' }).waitFor()
  await keyboard.press('Enter')
  await keyboard.press('Control+Enter')
  await page.getByRole('region', { name: '放一个数' }).waitFor({ state: 'detached' })
  await keyboard.type('户，资金1万元。')
  await expect.poll(() => coverage(page).textContent()).toMatch(/2 处陈述/)
  expect(await chips(page).allTextContents()).toEqual([expect.stringMatching(/^\d+$/)])

  // A selection by Shift and arrows; Tab goes to what can be done with it, arrows from one to the next, Escape back.
  await keyboard.press('ArrowLeft')
  for (let letter = 0; letter < 3; letter += 1) await keyboard.press('Shift+ArrowLeft')
  await page.getByRole('toolbar', { name: '选中的话' }).waitFor()
  await keyboard.press('Tab')
  expect(await focused(page)).toBe('核对这句话')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  expect(await focused(page)).toBe('这是背景…')
  await keyboard.press('Escape')
  expect(await sheet(page).evaluate((one) => one.contains(document.activeElement))).toBe(true)
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await page.getByRole('complementary', { name: '来源' }).getByRole('heading', { name: '“1万元”' }).waitFor()
  await photograph(page, 'room-keys')

  // Over two paragraphs a sentence can be held against the ledgers too; a name or a background is of one.
  await sheet(page).focus()
  await keyboard.press('Control+Home')
  await keyboard.press('Shift+Control+End')
  const acts = page.getByRole('toolbar', { name: '选中的话' })
  await acts.getByRole('button', { name: '核对这句话' }).waitFor()
  expect(await acts.getByRole('button', { name: /名称|背景/ }).count()).toBe(0)
  await keyboard.press('ArrowRight')

  await keyboard.press('F1')
  await page.getByRole('dialog', { name: '按键' }).waitFor()
  await keyboard.press('Escape')
  await page.getByRole('dialog', { name: '按键' }).waitFor({ state: 'hidden' })
  await sheet(page).focus()
  await keyboard.press('Control+s')
  await page.getByText(/已保存第 \d+ 版/).waitFor()
  expect(await sourceOf(visit)).toContain('# 农业\n\n产业帮扶{{产业帮扶户数}}户，资金1万元。')
  expect(await shown(page)).not.toContain('{')
  expect(complaints).toEqual([])
  await context.close()
})
