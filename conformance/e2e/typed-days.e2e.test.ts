import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { settle, type Visit } from './browser.ts'
import { addRecord, day, readRecord } from './case-steps.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()

const year = day().slice(0, 4)
const twoDigits = (number: number): string => String(number).padStart(2, '0')
const month = (number: number): string => `${year}-${twoDigits(number)}`

/** Key by key, as a person does: the field is left standing long enough between two keys to do whatever it does. */
async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 60 })
}

const field = (page: Page, id: string) => page.locator(`#field-${id}`)

/** Chooses an option by its words, and waits until it stands there: a machine presses Enter before the list has followed. */
async function choose(page: Page, id: string, words: string): Promise<void> {
  await field(page, id).fill(words)
  await page.locator('.ant-select-item-option-active').filter({ hasText: words }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => field(page, id).getAttribute('aria-expanded')).toBe('false')
  await expect.poll(() => field(page, id).evaluate((input) => input.closest('.ant-select')?.textContent)).toContain(words)
}

const drawer = (page: Page) => page.getByRole('dialog', { name: /^记一笔/ })

/** What the form sends when it is saved; nothing is written. */
async function sent(page: Page, save: () => Promise<void>): Promise<Readonly<Record<string, unknown>>> {
  const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/records'))
  await save()
  return (await asked).postDataJSON().values
}

async function openForm(ledger: string, { saves = false } = {}): Promise<Visit> {
  const visit = await demo.visit({ as: 'tongji' })
  // Where the saving is only looked at, one form serves many fillings.
  if (!saves)
    await visit.page.route('**/api/ledgers/*/records', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 422, json: { code: 'invalid', message: '不写' } }) : route.continue(),
    )
  await visit.page.goto(`/ledgers/${ledger}?add=true`)
  await drawer(visit.page).waitFor()
  await settle(visit.page)
  return visit
}

describe('a month that is typed into a form', () => {
  it('is saved as it was typed, each of the twelve, key by key', async () => {
    const { page, complaints, context } = await openForm('police-report')
    await choose(page, 'category', '刑事')
    await field(page, 'reports').fill('1')
    for (let number = 1; number <= 12; number += 1) {
      for (const text of [month(number), `${year}${twoDigits(number)}`, `${year}.${number}`, `${number}月`]) {
        // Coming in with the mouse selects all: what stood there from the month before is replaced.
        await field(page, 'month').click()
        await type(page, text)
        expect(await field(page, 'month').inputValue(), 'nothing is rewritten while somebody types').toBe(text)
        const values = await sent(page, () => page.keyboard.press('Control+Enter'))
        expect(values.month, text).toBe(month(number))
        expect(await field(page, 'month').inputValue()).toBe(month(number))
        await field(page, 'reports').focus()
      }
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  it('stands in the ledger as it was typed', async () => {
    const { page, context } = await openForm('police-report', { saves: true })
    for (const number of [10, 11, 12]) {
      await field(page, 'month').click()
      await type(page, month(number))
      await choose(page, 'category', '刑事')
      await field(page, 'reports').fill('1')
      const answered = page.waitForResponse((response) => response.url().endsWith('/records'))
      await page.keyboard.press('Control+Shift+Enter')
      const { id } = await (await answered).json()
      expect((await readRecord(context, 'police-report', id)).month).toBe(month(number))
      await expect.poll(() => field(page, 'month').inputValue()).toBe('')
    }
    await context.close()
  })

  it('that cannot be read is red, says so in Chinese and is not saved', async () => {
    const { page, context } = await openForm('police-report')
    let posts = 0
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/records')) posts += 1
    })
    await choose(page, 'category', '刑事')
    await field(page, 'reports').fill('1')
    await field(page, 'month').click()
    await type(page, `${year}-011`)
    await page.keyboard.press('Tab')
    expect(await field(page, 'month').getAttribute('aria-invalid')).toBe('true')
    expect(await field(page, 'month').inputValue()).toBe(`${year}-011`)
    await drawer(page)
      .getByText(/看不出是哪个月/)
      .waitFor()
    await drawer(page).getByRole('button', { name: '保存', exact: true }).click()
    await page.keyboard.press('Control+Enter')
    expect(await field(page, 'month').evaluate((input) => input === document.activeElement), 'it goes to what is wrong').toBe(true)
    expect(posts).toBe(0)
    await context.close()
  })

  it('can be picked with the mouse, and emptied without a stop for Tab', async () => {
    const { page, context } = await openForm('police-report')
    await field(page, 'month').click()
    await page.locator('.ant-picker-dropdown').getByText('11月', { exact: true }).click()
    expect(await field(page, 'month').inputValue()).toBe(month(11))
    await page.keyboard.press('Tab')
    expect(await field(page, 'category').evaluate((input) => input === document.activeElement)).toBe(true)
    await choose(page, 'category', '刑事')
    await page.keyboard.press('Tab')
    expect(await field(page, 'reports').evaluate((input) => input === document.activeElement), 'nor is emptying a choice').toBe(true)
    await context.close()
  })
})

describe('a day that is typed into a form', () => {
  it('replaces today, which the form begins with: the 1st, 9th, 10th, 12th and 31st', async () => {
    const { page, complaints, context } = await openForm('accident')
    expect(await field(page, 'date').inputValue()).toBe(day())
    await choose(page, 'category', '火灾')
    await choose(page, 'level', '一般')
    await field(page, 'deaths').fill('0')
    for (const [number, date] of [
      [1, 1],
      [10, 9],
      [11, 10],
      [11, 12],
      [12, 31],
    ] as const) {
      const value = `${month(number)}-${twoDigits(date)}`
      for (const text of [
        value,
        `${year}-${number}-${date}`,
        value.replaceAll('-', ''),
        `${year}.${number}.${date}`,
        `${number}-${date}`,
        `${twoDigits(number)}${twoDigits(date)}`,
        `${number}月${date}日`,
      ]) {
        await field(page, 'date').click()
        await type(page, text)
        expect(await field(page, 'date').inputValue(), 'nothing is rewritten while somebody types').toBe(text)
        const values = await sent(page, async () => {
          await page.keyboard.press('Tab')
          expect(await field(page, 'date').inputValue()).toBe(value)
          await page.keyboard.press('Control+Enter')
        })
        expect(values.date, text).toBe(value)
      }
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  it('replaces the day of a record that is amended, and Tab alone into the field is enough', async () => {
    const { page, context } = await demo.visit({ as: 'tongji' })
    const id = await addRecord(context, 'accident', { date: `${year}-01-02`, category: 'traffic', level: 'ordinary', deaths: 0 })
    await page.goto(`/ledgers/accident?record=${id}`)
    await page.getByRole('button', { name: '修改' }).click()
    await field(page, 'date').focus()
    await type(page, '1-12')
    await page.keyboard.press('Enter')
    expect(await field(page, 'date').inputValue()).toBe(`${year}-01-12`)
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText(/已保存第 2 版/).waitFor()
    expect((await readRecord(context, 'accident', id)).date).toBe(`${year}-01-12`)
    await context.close()
  })
})

describe('a day that is typed elsewhere', () => {
  it('narrows a ledger, and stops a condition that cannot be read', async () => {
    const { page, context } = await demo.visit({ as: 'tongji' })
    await page.goto('/ledgers/aid-payment')
    await settle(page)
    await page.getByRole('button', { name: '条件' }).click()
    await page.getByRole('combobox', { name: '哪一栏' }).fill('发放日期')
    await page.keyboard.press('Enter')
    await page.getByLabel('开始日期').click()
    await type(page, '2020-13-1')
    await page.keyboard.press('Tab')
    await page
      .getByRole('alert')
      .getByText(/没有这一天/)
      .waitFor()
    expect(await page.getByRole('button', { name: '应用' }).isDisabled()).toBe(true)
    await page.getByLabel('开始日期').click()
    await type(page, '2020-10-9')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /发放日期 自 2020年10月9日/ }).waitFor()
    await context.close()
  })

  it('shows who answers on that day, and only once it is meant', async () => {
    const { page, context } = await demo.visit({ as: 'tongji' })
    await page.goto('/grid')
    await settle(page)
    await page.getByLabel('哪一天的情况').click()
    await type(page, '2020-11-1')
    expect(page.url()).not.toContain('on=')
    await type(page, '2')
    await page.keyboard.press('Enter')
    await page.waitForURL(/on=2020-11-12/)
    await settle(page)
    await page.getByRole('button', { name: '请假代岗' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('返岗第一天').click()
    await type(page, '2020-11-12')
    await page.keyboard.press('Tab')
    await dialog.getByText('不能早于2020年11月13日').waitFor()
    await context.close()
  })
})
