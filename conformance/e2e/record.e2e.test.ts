import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { photograph, settle } from './browser.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()

async function firstRecord(page: Page, ledger: string) {
  const answer = await page.request.post(`/api/ledgers/${ledger}/query`, { data: { limit: 1 } })
  const { records } = await answer.json()
  return records[0]
}

describe('a record on screen', () => {
  it('changed by somebody else meanwhile shows what they changed, and loses nothing of either', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    const record = await firstRecord(page, 'tourist-route')
    await page.goto(`/ledgers/tourist-route?record=${record.id}`)
    await page.getByRole('button', { name: '修改' }).click()
    await page.getByLabel('名称').fill('改过名的线路')
    const theirs = await page.request.patch(`/api/ledgers/tourist-route/records/${record.id}`, {
      data: { version: record.version, values: { theme: '别人改的主题' } },
    })
    expect(theirs.status()).toBe(200)
    await page.getByRole('button', { name: '保存' }).click()
    const note = page.getByRole('alert').filter({ hasText: '刚才有别人改过' })
    await note.getByText('别人改的主题').waitFor()
    expect(await page.getByLabel('名称').inputValue()).toBe('改过名的线路')
    await note.getByRole('button', { name: '仍然保存我的改动' }).click()
    await page.getByText(/已保存第 \d+ 版/).waitFor()
    const now = await (await page.request.get(`/api/ledgers/tourist-route/records/${record.id}`)).json()
    expect(now.values).toMatchObject({ name: '改过名的线路', theme: '别人改的主题' })
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is withdrawn for a reason, and brought back from the message that says so', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    const record = await firstRecord(page, 'promotion-event')
    await page.goto(`/ledgers/promotion-event?record=${record.id}`)
    await page.getByRole('button', { name: '撤销' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.getByRole('button', { name: '撤销这条记录' }).isDisabled()).toBe(true)
    await dialog.getByLabel('撤销事由').fill('记错了台账')
    await dialog.getByRole('button', { name: '撤销这条记录' }).click()
    const message = page.getByText(/已撤销：/)
    await message.waitFor()
    expect((await page.request.get(`/api/ledgers/promotion-event/records/${record.id}`)).status()).toBe(404)
    await message.getByRole('button', { name: '恢复' }).click()
    await page.getByText(/已恢复：/).waitFor()
    expect((await page.request.get(`/api/ledgers/promotion-event/records/${record.id}`)).status()).toBe(200)
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('what is said beside a record', () => {
  it('goes from one desk to another: called by @ in one, told by the bell in the other, answered and settled there', async () => {
    const asker = await demo.visit({ as: 'bianji' })
    const { page } = asker
    const { id } = await firstRecord(page, 'tourist-route')
    await page.goto(`/ledgers/tourist-route?record=${id}`)
    await page.getByRole('tab', { name: '内容' }).waitFor()
    await settle(page)
    await page.keyboard.press('c')
    const field = page.getByRole('textbox', { name: '写评论' })
    await field.waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '写评论')
    await page.keyboard.type('里程对吗，@周')
    await page.getByText('周秀禾 科室干部').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('article', { name: '沈文澜的评论' }).getByText('@周秀禾').waitFor()
    await photograph(page, 'record-comments')

    const told = await demo.visit({ as: 'tongji' })
    await told.page.goto('/')
    await told.page.getByRole('button', { name: /提醒/ }).click()
    await told.page.getByRole('link', { name: /沈文澜/ }).click()
    const thread = told.page.getByRole('article', { name: '沈文澜的评论' })
    await thread.getByRole('button', { name: '回复' }).click()
    await told.page.keyboard.type('重新量过了')
    await told.page.keyboard.press('Control+Enter')
    await thread.getByText('重新量过了').waitFor()
    await thread.getByRole('button', { name: '处理了' }).click()
    await told.page.getByText('已处理 1 条').waitFor()
    expect([...asker.complaints, ...told.complaints]).toEqual([])
    await told.context.close()
    await asker.context.close()
  })
})

describe('a ledger page', () => {
  it('of a hundred thousand records shows its whole length, keeps only what is on screen, and reads on to the end', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    const rows = 100_000
    // Their length is the page's matter alone: the pages come from here, and nobody waits for a file of that size to be read.
    await page.route('**/api/ledgers/checkpoint-entry/query', (route) =>
      route.fulfill({ json: pageOf(rows, route.request().postDataJSON()) }),
    )
    await page.goto('/ledgers/checkpoint-entry')
    await settle(page)
    const grid = page.getByRole('grid', { name: '卡口登记' })
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(rows)
    const scroller = page.getByTestId('ledger-scroller')
    expect(await scroller.evaluate((element) => element.scrollHeight)).toBeGreaterThan(rows * 30)
    await scroller.evaluate((element) => element.scrollTo({ top: element.scrollHeight }))
    await page.locator(`[role=row][data-row="${rows - 1}"]`, { hasText: `竹${rows - 1}` }).waitFor({ timeout: 120_000 })
    expect(await page.locator('[role=row][data-row]').count()).toBeLessThan(80)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('keeps its conditions in the address, so that the back button takes them off again', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    await page.goto('/ledgers/aid-payment')
    await settle(page)
    const grid = page.getByRole('grid', { name: '帮扶资金发放' })
    const all = Number(await grid.getAttribute('aria-rowcount'))
    await page.getByRole('button', { name: '条件' }).click()
    await page.getByRole('combobox', { name: '哪一栏' }).fill('类别')
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox', { name: '产业帮扶', exact: true }).check()
    await page.getByRole('button', { name: '应用' }).click()
    await page.getByRole('button', { name: /类别 产业帮扶/ }).waitFor()
    await settle(page)
    expect(page.url()).toContain('where=')
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(all)
    await page.goBack()
    await page.getByRole('button', { name: /类别 产业帮扶/ }).waitFor({ state: 'detached' })
    await settle(page)
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBe(all)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('asks who is there when the session has ended, and comes back to the same place', async () => {
    const { context, page } = await demo.visit({ as: 'tongji' })
    await page.goto('/ledgers')
    await settle(page)
    await context.clearCookies()
    await page.getByRole('link', { name: /旅游线路/ }).click()
    await page.waitForURL(/sign-in/)
    await page.getByRole('button', { name: /周秀禾/ }).click()
    await page.getByRole('grid', { name: '旅游线路' }).waitFor()
    await context.close()
  })

  it('offers nothing that its reader may not do', async () => {
    const { context, page } = await demo.visit({ as: 'shenji' })
    await page.goto('/ledgers/aid-payment')
    await settle(page)
    expect(await page.getByRole('button', { name: '记一笔' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: '导入' }).count()).toBe(0)
    await page.getByRole('navigation').getByRole('link', { name: '管理' }).click()
    await page.getByRole('button', { name: '核对一遍' }).click()
    await page.getByText(/首尾相接，没有被改动过/).waitFor({ timeout: 120_000 })
    await context.close()
  })

  it('is found by the group that it belongs to', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    await page.goto('/ledgers/aid-payment')
    await settle(page)
    await page.getByRole('combobox', { name: '分组小计' }).click()
    await page.getByTitle('发放日期（按月）').click()
    const table = page.getByRole('table', { name: /按发放日期分组小计/ })
    const group = table.getByRole('row').nth(1)
    const [, count = ''] = await group
      .getByRole('cell')
      .allTextContents()
      .then((cells) => ['', ...cells])
    const name = await group.getByRole('button').textContent()
    expect(name).toMatch(/^\d{4}年\d{1,2}月$/)
    await group.getByRole('button').click()
    await expect.poll(() => page.getByRole('status').first().textContent()).toContain(`${count} 条`)
    await page.goBack()
    await table.waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})

interface Asked {
  readonly totals?: boolean
  readonly after?: string
  readonly limit?: number
}

/** A page of so many records, as the server answers. */
function pageOf(rows: number, { totals, after = '0', limit = 100 }: Asked) {
  const from = Number(after)
  const records = Array.from({ length: Math.min(limit, rows - from) }, (_, at) => {
    const title = `竹${from + at}`
    const values = { passedAt: '2020-02-01T08:30', name: title, temperature: '36.5' }
    return { id: `r${from + at}`, version: 1, recordedAt: '2020-03-01T00:00:00.000000Z', actor: 'x', values, shown: {}, title }
  })
  if (totals === true) return { records: records.slice(0, 1), totals: { count: rows, sums: {} } }
  return { records, ...(from + records.length < rows ? { next: String(from + records.length) } : {}) }
}
