import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { desk, expectNoSidewaysScroll, phone, photograph, settle } from './browser.ts'
import { leave } from './case-steps.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()

/** How far below what is said of a field the label of the next one begins, field by field; of one that has none below it, nothing. */
function gapsIn(form: Locator): Promise<readonly number[]> {
  return form.evaluate((element) => {
    const items = [...element.querySelectorAll('.ant-form-item')]
    return items.flatMap((item, index) => {
      const said = item.querySelector('.ant-form-item-additional')
      const label = items[index + 1]?.querySelector('.ant-form-item-label')
      if (said === null || item.querySelector('.ant-form-item-explain-error') === null || label == null) return []
      const words = [...said.children].map((line) => line.getBoundingClientRect().bottom)
      return [Math.round(label.getBoundingClientRect().top - Math.max(...words))]
    })
  })
}

it('what is wrong with a field of a dialog stands apart from the label of the next', async () => {
  const answerOf = async (page: Page) => (await page.request.post(`${demo.url}/api/ledgers/person/query`, { data: { limit: 1 } })).json()
  for (const [where, size] of Object.entries({ desk, phone })) {
    const visit = await demo.visit({ as: 'guanli', size })
    const { page } = visit
    await page.goto(`/people/${(await answerOf(page)).records[0].id}`)
    await page.getByRole('button', { name: '要求更正' }).click()
    await page.getByRole('button', { name: /^提\s*出$/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('.ant-form-item-explain-error').first().waitFor()
    await settle(page)
    await photograph(page, `field-errors-${where}`)
    const gaps = await gapsIn(dialog)
    expect(gaps.length).toBeGreaterThan(0)
    expect(Math.min(...gaps), where).toBeGreaterThanOrEqual(8)
    await expectNoSidewaysScroll(page)
    await leave(visit)
  }
})
