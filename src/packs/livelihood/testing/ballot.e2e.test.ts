import { readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectAccessible } from '../../../../conformance/e2e/accessibility.ts'
import { expectNoSidewaysScroll, openBrowser, openVisit, photograph, settle, type Visit } from '../../../../conformance/e2e/browser.ts'
import { addRecord, findRecords, leave, now } from '../../../../conformance/e2e/case-steps.ts'
import { type DemoServer, startServer } from '../../../../conformance/e2e/server.ts'
import { copyDemoData } from '../../../../conformance/shared-demo.ts'
import { readDocumentText } from '../../../office/index.ts'
import { projects2021 } from '../demo/projects.ts'

let data = ''
let server: DemoServer
let browser: Browser

beforeAll(async () => {
  data = await copyDemoData()
  // The sixth session is held on 7 February 2021, thirteen days after the demo's present one.
  server = await startServer(data, { daysAhead: 13 })
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.close()
  if (data !== '') rmSync(dirname(data), { recursive: true, force: true })
})

const state = (page: Page, name: string) => now(page).getByRole('heading', { name, exact: true }).waitFor()

async function press(page: Page, label: string): Promise<void> {
  await now(page)
    .getByRole('button', { name: new RegExp(`^${label}`) })
    .click()
}

/** One group's numbers: 63 slips, everything approved but for one project. */
async function enterCounts(page: Page, teller: '甲组' | '乙组', last: readonly [string, string, string]): Promise<void> {
  await page.reload()
  if (teller === '乙组') await page.getByText('乙组', { exact: true }).click()
  for (const [label, value] of [
    ['发出票数', '63'],
    ['收回票数', '63'],
    ['有效票数', '63'],
    ['无效票数', '0'],
    ['空白票数', '0'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(value)
  for (const [index, [name]] of projects2021.entries()) {
    const sums = index === projects2021.length - 1 ? last : (['63', '0', '0'] as const)
    for (const [at, label] of ['赞成', '反对', '弃权'].entries())
      await page.getByLabel(`${name}${label}`, { exact: true }).fill(sums[at] ?? '')
  }
  await page.getByRole('button', { name: '保存这一组的数' }).click()
  await page.getByText('已保存').waitFor()
}

it('holds the congress of February 2021 with 63 deputies: slips, two groups that differ once, the announcement', async () => {
  const enter = (account: string) => openVisit(browser, server.url, { as: account })
  const [editor, first, second, head]: [Visit, Visit, Visit, Visit] = [
    await enter('bianji'),
    await enter('tongji'),
    await enter('minzheng'),
    await enter('zhenzhang'),
  ]
  const [ballot] = await findRecords(editor.context, 'project-ballot', { year: '2021' })
  const session = String(ballot?.values.session)
  const answer = await editor.context.request.post('/api/ledgers/deputy/query', { data: { limit: 100 } })
  const deputies: readonly { readonly id: string }[] = (await answer.json()).records
  expect(deputies).toHaveLength(63)
  for (const deputy of deputies) await addRecord(editor.context, 'session-attendance', { session, deputy: deputy.id, presence: 'present' })

  await editor.page.goto('/livelihood?year=2021')
  await editor.page.getByRole('link', { name: '2021年民生实事项目票决' }).click()
  await state(editor.page, '待开会')
  await press(editor.page, '核对人数，开始投票')
  await state(editor.page, '清点中')
  await editor.page.getByRole('region', { name: '表决办法' }).getByText('32 票').waitFor()
  const path = new URL(editor.page.url()).pathname
  await editor.page.getByRole('link', { name: '打印选票' }).click()
  await editor.page.getByRole('article', { name: '选票' }).getByText('无记名投票').waitFor()
  // Not over the link that now stands where the other one was.
  await editor.page.mouse.move(0, 0)
  await settle(editor.page)
  await expectAccessible(editor.page)
  await photograph(editor.page, 'ballot-slip')

  for (const visit of [first, second, head]) await visit.page.goto(path)
  await enterCounts(first.page, '甲组', ['40', '20', '3'])
  await settle(first.page)
  await expectAccessible(first.page)
  await expectNoSidewaysScroll(first.page)
  await photograph(first.page, 'ballot-teller')
  await press(first.page, '甲组交票数')
  await state(first.page, '甲组已交')
  await enterCounts(second.page, '乙组', ['41', '19', '3'])
  await press(second.page, '乙组交票数')
  await state(second.page, '待核对')

  await head.page.reload()
  await head.page.getByText('山塘除险加固：甲组赞成 40，乙组赞成 41').waitFor()
  await now(head.page).getByText('甲、乙两组有项目的票数不一致').waitFor()
  await photograph(head.page, 'ballot-differs')
  await second.page.reload()
  const [item] = await (await head.context.request.get(`/api/ledgers/project-ballot/records/${ballot?.id}/cases`)).json()
  const back = await head.context.request.post(`/api/cases/${item.id}/steps`, {
    data: { version: item.version, step: 'recount', opinion: '山塘除险加固两组票数不一致' },
  })
  expect(back.status(), await back.text()).toBe(200)
  await enterCounts(second.page, '乙组', ['40', '20', '3'])
  await first.page.reload()
  await press(first.page, '甲组交票数')
  await state(first.page, '甲组已交')
  await second.page.reload()
  await press(second.page, '乙组交票数')
  await state(second.page, '待核对')

  await head.page.reload()
  await head.page.getByText('两组的数一致，可以公布。').waitFor()
  await press(head.page, '核对一致，公布结果')
  await head.page.getByRole('dialog').getByRole('button', { name: '核对一致，公布结果', exact: true }).click()
  await state(head.page, '已公布')
  await head.page.getByText('入选', { exact: true }).first().waitFor()
  expect(await head.page.getByText('入选', { exact: true }).count()).toBe(10)
  await settle(head.page)
  await expectAccessible(head.page)
  await photograph(head.page, 'ballot-announced')
  const downloading = head.page.waitForEvent('download')
  await head.page.getByRole('button', { name: '结果公告（Word）' }).click()
  const { text } = await readDocumentText(readFileSync(await (await downloading).path()), '公告.docx')
  expect(text).toContain('2021年民生实事项目票决结果公告')
  expect(text).toContain('共10项')
  expect(text).toContain('卫生院迁建')
  const projects = await findRecords(head.context, 'livelihood-project', { year: '2021' })
  expect(projects.map(({ values }) => values.votedOn)).toEqual(Array.from({ length: 10 }, () => '2021-02-07'))
  await leave(editor, first, second, head)
})
