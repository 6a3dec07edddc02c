import { describe, expect, it } from 'vitest'
import { settle } from './browser.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()

describe('with the keyboard alone', () => {
  it('somebody signs in, finds a ledger, walks its rows, opens one and puts it away', async () => {
    const { context, page, complaints } = await demo.visit()
    await page.goto('/')
    await page.getByRole('textbox', { name: '账号' }).waitFor()
    await page.keyboard.type('tongji')
    await page.keyboard.press('Tab')
    await page.keyboard.type('qingzhu-2020')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /今天/ }).waitFor()

    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '查找' }).waitFor()
    await page.keyboard.type('招商到资')
    await page
      .getByRole('option', { name: /招商到资/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('grid', { name: '招商到资' }).waitFor()
    // A dialog that closes gives the focus back to where it came from.
    await page.getByRole('combobox', { name: '查找' }).waitFor({ state: 'hidden' })
    await settle(page)

    const onRow = (row: number) => page.waitForFunction((at) => document.activeElement?.getAttribute('data-row') === at, String(row))
    await page.locator('[role=row][data-row="0"]').focus()
    await onRow(0)
    await page.keyboard.press('ArrowDown')
    await onRow(1)
    await page.keyboard.press('ArrowDown')
    await onRow(2)
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: '招商到资' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('complementary', { name: '招商到资' }).waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await context.close()
  })

  it('somebody writes two records one after the other', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    const summary = async () => {
      const page = await (await context.request.post('/api/ledgers/tourist-route/query', { data: { limit: 1, totals: true } })).json()
      return Number(page.totals.count)
    }
    const before = await summary()
    await page.goto('/ledgers/tourist-route?add=true')
    const name = page.getByLabel('名称')
    await name.waitFor()
    await page.waitForFunction(() => document.activeElement?.id.startsWith('field-') === true)
    await page.keyboard.press('Control+Enter')
    await page.getByText('请填写名称').waitFor()
    await name.fill('竹海晨行线')
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByText('已记入旅游线路：竹海晨行线').waitFor()
    expect(await name.inputValue()).toBe('')
    await name.fill('古驿道夜游线')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已记入旅游线路：古驿道夜游线').waitFor()
    expect(await summary()).toBe(before + 2)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('the figures of a report are walked with j and k', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'bianji' })
    const [report] = await (await context.request.get('/api/reports')).json()
    await page.goto(`/reports/${report.id}`)
    await page.getByRole('article').waitFor()
    await settle(page)
    const chosen = () => page.locator('[data-mark][aria-pressed=true]').getAttribute('data-mark')
    await page.keyboard.press('j')
    const first = await chosen()
    await page.keyboard.press('j')
    await page.waitForFunction(
      (mark) => document.querySelector('[data-mark][aria-pressed=true]')?.getAttribute('data-mark') !== mark,
      first,
    )
    await page.keyboard.press('k')
    await page.waitForFunction(
      (mark) => document.querySelector('[data-mark][aria-pressed=true]')?.getAttribute('data-mark') === mark,
      first,
    )
    await page.keyboard.press('Escape')
    await page.locator('[data-mark][aria-pressed=true]').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await context.close()
  })
})
