import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyDemoData } from '../shared-demo.ts'
import { expectAccessible } from './accessibility.ts'
import { expectNoSidewaysScroll, openBrowser, openVisit, phone, photograph, settle } from './browser.ts'
import { caseOf, takeStep } from './case-steps.ts'
import { type DemoServer, startServer } from './server.ts'

let data: string
let server: DemoServer
let browser: Browser

beforeAll(async () => {
  data = await copyDemoData()
  server = await startServer(data)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(dirname(data), { recursive: true, force: true })
})

const board = '/boards?month=2020-12'
const table = (page: Page) => page.getByRole('table', { name: '名次' })
const placeOf = (page: Page) => table(page).getByRole('row').allInnerTexts()

describe('the board of projects', () => {
  it('is withdrawn, published again, contested, answered and frozen, and stays as it was frozen', async () => {
    const editor = await openVisit(browser, server.url, { as: 'bianji' })
    const { issues } = await (await editor.context.request.get('/api/boards/key-project-board?month=2020-12')).json()
    const issue = await caseOf(editor.context, 'board-issue', issues[0].id)
    await editor.page.goto(`/cases/${issue.id}`)
    await takeStep(editor.page, '撤回', '已撤回', { opinion: '十二月的进度还要再核一遍' })
    await editor.page.goto(board)
    await table(editor.page).waitFor()
    await settle(editor.page)
    await photograph(editor.page, 'board-draft-desk')
    await expectNoSidewaysScroll(editor.page)
    await expectAccessible(editor.page)
    await editor.page.getByRole('button', { name: '公布' }).click()
    await editor.page.getByRole('dialog').getByRole('button', { name: '公布' }).click()
    await editor.page.getByText(/公布，异议期到/).waitFor()
    const published = await placeOf(editor.page)
    expect(published.length).toBeGreaterThan(30)

    const clerk = await openVisit(browser, server.url, { as: 'tongji' })
    await clerk.page.goto(board)
    await table(clerk.page).waitFor()
    await table(clerk.page).getByRole('button').first().click()
    const panel = clerk.page.getByRole('complementary')
    await panel.getByRole('table', { name: '得分构成' }).waitFor()
    await settle(clerk.page)
    await photograph(clerk.page, 'board-project-desk')
    await expectAccessible(clerk.page)
    await panel.getByRole('button', { name: '提出异议' }).click()
    await clerk.page.getByLabel('对哪个数有异议，为什么').fill('十一月的投资少算了一笔')
    await clerk.page.getByRole('dialog').getByRole('button', { name: '提出' }).click()
    const objections = clerk.page.getByRole('region', { name: /异议/ })
    await objections.getByText('十一月的投资少算了一笔').waitFor()
    expect(await clerk.page.getByRole('button', { name: '定榜' }).count()).toBe(0)

    const leader = await openVisit(browser, server.url, { as: 'zhenzhang' })
    await leader.page.goto(board)
    await leader.page
      .getByRole('region', { name: /异议/ })
      .getByRole('button', { name: /异议不成立/ })
      .click()
    await leader.page.getByLabel('答复').fill('已与财政核对，没有漏算')
    await leader.page.locator('.ant-drawer').getByRole('button', { name: '异议不成立' }).click()
    await leader.page.getByText('答复：已与财政核对，没有漏算').waitFor()
    await leader.page.getByRole('region', { name: /异议/ }).getByText('不成立', { exact: true }).waitFor()
    await settle(leader.page)
    await photograph(leader.page, 'board-answered-desk')
    await expectAccessible(leader.page)

    await editor.page.reload()
    await editor.page.getByText(/才满，之后才能办“定榜”/).waitFor()
    expect(await editor.page.getByRole('button', { name: '定榜', exact: true }).isDisabled(), 'not before its day').toBe(true)
    await settle(editor.page)
    await photograph(editor.page, 'board-not-yet-desk')
    await expectAccessible(editor.page)
    for (const visit of [editor, clerk, leader]) {
      expect(visit.complaints).toEqual([])
      await visit.context.close()
    }

    await server.close()
    server = await startServer(data, { daysAhead: 6 })
    const later = await openVisit(browser, server.url, { as: 'bianji' })
    await later.page.goto(board)
    await later.page.getByRole('button', { name: '定榜', exact: true }).click()
    const asked = later.page.getByRole('dialog')
    await asked.getByText(`${published.length - 1} 个项目排名`).waitFor()
    await asked.getByText('不能撤回，也不能再提异议').waitFor()
    await photograph(later.page, 'board-freezing-desk')
    await expectAccessible(later.page)
    expect(await later.page.getByText(/以后台账怎么改，名次不变/).count(), 'nothing is done by asking').toBe(0)
    await asked.getByRole('button', { name: '定榜', exact: true }).click()
    await later.page.getByText(/以后台账怎么改，名次不变/).waitFor()
    expect(await placeOf(later.page)).toEqual(published)
    await later.page.getByRole('button', { name: '复算' }).click()
    await later.page.getByText('按当时的台账和规则重读，内容逐字相同').waitFor()
    await later.page.getByRole('button', { name: '知道了' }).click()
    await later.page.getByText('排名规则').click()
    await later.page.getByText(/只排项目，不排人，也不排单位/).waitFor()
    await settle(later.page)
    await photograph(later.page, 'board-frozen-desk')
    await expectAccessible(later.page)
    expect(later.complaints).toEqual([])
    await later.context.close()
  })

  it('fits a phone, and filters by light and category', async () => {
    const { context, page, complaints } = await openVisit(browser, server.url, { as: 'zhenzhang', size: phone })
    await page.goto('/boards?month=2020-06')
    const cards = page.getByRole('list', { name: '名次' })
    await cards.waitFor()
    await settle(page)
    await photograph(page, 'board-phone')
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    const all = await cards.getByRole('listitem').count()
    const red = page.getByRole('group', { name: '按进度筛选' }).getByRole('button', { name: /红灯/ })
    const count = Number(((await red.textContent()) ?? '').replace(/\D/g, ''))
    expect(count).toBeGreaterThan(0)
    await red.click()
    await expect.poll(() => cards.getByRole('listitem').count()).toBe(count)
    expect(count).toBeLessThan(all)
    await cards.getByRole('button').first().click()
    await page.getByRole('table', { name: '得分构成' }).waitFor()
    await settle(page)
    await photograph(page, 'board-project-phone')
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await context.close()
  })
})
