import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectAccessible } from '../../../../conformance/e2e/accessibility.ts'
import { expectNoSidewaysScroll, phone, photograph, settle } from '../../../../conformance/e2e/browser.ts'
import { addRecord, caseOf, day, leave, now, takeStep } from '../../../../conformance/e2e/case-steps.ts'
import { setUpDemo } from '../../../../conformance/e2e/demo-town.ts'
import { words } from './open-hall.ts'

const demo = setUpDemo()

it('is voted on in the hall by a telephone-sized device without a script, counted by two groups and announced', async () => {
  const enter = (account: string) => demo.visit({ as: account })
  const [editor, first, second, head] = [await enter('bianji'), await enter('tongji'), await enter('minzheng'), await enter('zhenzhang')]
  const { context } = editor
  const session = await addRecord(context, 'congress-session', { name: '青竹镇第十八届人民代表大会临时会议', heldOn: day() })
  const deputies: readonly { readonly id: string }[] = (
    await (await context.request.post('/api/ledgers/deputy/query', { data: { limit: 100 } })).json()
  ).records
  for (const deputy of deputies) await addRecord(context, 'session-attendance', { session, deputy: deputy.id, presence: 'present' })
  const values = { name: '补选一件实事', session, year: '2021', method: 'mostVotes', seats: 1, medium: 'devices' }
  const ballot = await addRecord(context, 'project-ballot', { ...values, mediumDecision: '临时会议表决办法第六条' })
  for (const [index, name] of ['增设充电桩', '修缮文化礼堂'].entries()) {
    const more = { content: `${name}2处`, plannedInvestment: '120000.00', office: '村镇建设办公室', deadline: '2021-11-30' }
    await addRecord(context, 'ballot-candidate', { ballot, number: index + 1, name, ...more })
  }
  expect((await caseOf(context, 'project-ballot', ballot)).id).not.toBe('')
  const path = `/livelihood/ballots/${ballot}`
  for (const { page } of [editor, first, second, head]) await page.goto(path)
  await takeStep(editor.page, '镇政府初定，报党委', '党委研究')
  await head.page.reload()
  await takeStep(head.page, '党委同意，报主席团', '主席团审议', { opinion: '党委会议同意' })
  await takeStep(head.page, '主席团通过，公布名单', '待开会', { opinion: '主席团会议通过' })
  await takeStep(head.page, '核对人数，开始投票', '清点中')
  await first.page.reload()
  await second.page.reload()
  await giveWords(first.page, '设甲组的口令', words.first)
  await first.page.getByText('已设。').waitFor()
  await second.page.reload()
  await giveWords(second.page, '设乙组的口令', words.second)
  await first.page.reload()
  await first.page.getByRole('button', { name: '照实到代表数发票' }).click()
  const cards = first.page.getByRole('list', { name: '票码' }).getByRole('listitem')
  await cards.first().waitFor()
  const codes = await cards.allTextContents()
  expect(codes).toHaveLength(63)
  await settle(first.page)
  await expectAccessible(first.page)
  await expectNoSidewaysScroll(first.page)
  await photograph(first.page, 'hall-card')
  await first.page.emulateMedia({ media: 'print' })
  expect(await first.page.getByRole('region', { name: '表决办法' }).isVisible()).toBe(false)
  expect(await first.page.getByRole('button', { name: '打印票码' }).isVisible()).toBe(false)
  expect(await cards.last().isVisible()).toBe(true)
  await photograph(first.page, 'hall-print')
  await first.page.emulateMedia({ media: 'screen' })
  const address = new URL((await first.page.getByText('会场设备打开：').locator('code').textContent()) ?? '').pathname

  await first.context.newPage().then(async (page) => {
    await page.goto(address)
    await expectAccessible(page)
    await page.close()
  })

  const device = await (
    await demo.browser.newContext({ baseURL: demo.url, viewport: phone, locale: 'zh-CN', javaScriptEnabled: false })
  ).newPage()
  await device.goto(address)
  await expectNoSidewaysScroll(device)
  await mark(device, codes[0] ?? '', ['增设充电桩', '修缮文化礼堂'])
  await device.getByText('最多选 1 项，现在选了 2 项').waitFor()
  await photograph(device, 'hall-slip')
  await mark(device, codes[0] ?? '', ['增设充电桩'])
  await device.getByRole('heading', { name: '请核对' }).waitFor()
  await photograph(device, 'hall-confirm')
  await device.getByRole('button', { name: '回去改' }).click()
  expect(await device.getByLabel('同意“增设充电桩”').isChecked()).toBe(true)
  await device.getByRole('button', { name: '看一遍再投' }).click()
  await device.getByRole('button', { name: '投出' }).click()
  await device.getByRole('heading', { name: '已投出' }).waitFor()
  await device.getByRole('link', { name: '下一位' }).click()
  await mark(device, codes[0] ?? '', ['增设充电桩'])
  await device.getByText('已经投过票了').waitFor()
  await mark(device, 'AAAA-BBBB', ['增设充电桩'])
  await device.getByText('没有这个票码').waitFor()
  for (const [index, code] of codes.slice(1).entries())
    await device.request.post(address, {
      multipart: { code, step: 'cast', ...(index < 35 ? { mark0: '1' } : index < 60 ? { mark1: '1' } : {}) },
    })

  await first.page.reload()
  await first.page.getByText('已投 63 张，发出 63 张').waitFor()
  await giveWords(first.page, '甲组开箱', words.first)
  await first.page.getByText('票已打乱').waitFor()
  await device.goto(address)
  await device.getByRole('heading', { name: '这里现在不能投票' }).waitFor()
  await second.page.reload()
  await giveWords(second.page, '乙组开箱', words.second)
  await second.page.getByRole('region', { name: '会场投票' }).waitFor({ state: 'detached' })
  await first.page.reload()
  await takeStep(first.page, '甲组交票数', '甲组已交')
  await second.page.reload()
  await takeStep(second.page, '乙组交票数', '待核对')
  await head.page.reload()
  await takeStep(head.page, '核对一致，公布结果', '已公布', {})
  await head.page
    .getByRole('row', { name: /增设充电桩/ })
    .getByText('36', { exact: true })
    .first()
    .waitFor()
  await now(head.page).waitFor()
  await photograph(head.page, 'hall-announced')
  await leave(editor, first, second, head)
})

async function giveWords(page: Page, label: string, said: string): Promise<void> {
  await page.getByLabel(`${label}：口令`).fill(said)
  await page.getByRole('button', { name: label, exact: true }).click()
}

/** Marks these on a slip and sends it to be read over. */
async function mark(page: Page, code: string, names: readonly string[]): Promise<void> {
  await page.getByLabel('票码').fill(code)
  for (const box of await page.getByRole('checkbox').all()) await box.uncheck()
  for (const name of names) await page.getByLabel(`同意“${name}”`).check()
  await page.getByRole('button', { name: '看一遍再投' }).click()
}
