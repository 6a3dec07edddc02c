import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from '../../../../conformance/e2e/accessibility.ts'
import { expectNoSidewaysScroll, phone, photograph, settle, type Visit } from '../../../../conformance/e2e/browser.ts'
import { addRecord as add, now } from '../../../../conformance/e2e/case-steps.ts'
import { setUpDemo } from '../../../../conformance/e2e/demo-town.ts'
import { readDocumentText } from '../../../office/index.ts'
import { batchName, people, prepareBatch } from './prepared-batch.ts'

const demo = setUpDemo()

const money = (page: Page) => page.getByRole('region', { name: '资金' })
const state = (page: Page, name: string) => now(page).getByRole('heading', { name, exact: true }).waitFor()

/** Presses a step; with `fill`, even an empty one, its sheet asks first. */
async function press(page: Page, label: string, fill?: Readonly<Record<string, string>>): Promise<void> {
  await now(page)
    .getByRole('button', { name: new RegExp(`^${label}`) })
    .click()
  if (fill === undefined) return
  const sheet = page.getByRole('dialog')
  for (const [field, value] of Object.entries(fill)) await sheet.getByLabel(field, { exact: true }).fill(value)
  await sheet.getByRole('button', { name: label, exact: true }).click()
}

describe('a batch of aid money', () => {
  it('goes on screen from the application to the bank’s return, through four hands and two notices', async () => {
    const complaints: string[] = []
    const enter = (account: string) => demo.visit({ as: account })
    let maker: Visit = await enter('tongji')
    let checker: Visit = await enter('minzheng')
    const leave = async () => {
      for (const visit of [maker, checker]) {
        complaints.push(...visit.complaints)
        await visit.context.close()
      }
    }
    /** Everybody goes home; so many days after the beginning they come back. */
    const later = async (daysAhead: number) => {
      await leave()
      await demo.moveOn(daysAhead)
      maker = await enter('tongji')
      checker = await enter('minzheng')
    }
    const { batch, lines } = await prepareBatch(maker.context)
    const path = `/aid/${batch}`

    await maker.page.goto(path)
    await state(maker.page, '申报')
    await maker.page.getByRole('list', { name: '疑点' }).getByText('户名与领款人不符').waitFor()
    await money(maker.page).getByText('5,200.00 元').waitFor()
    await settle(maker.page)
    await expectAccessible(maker.page)
    await photograph(maker.page, 'aid-drafting')
    await press(maker.page, '申报完成，送村核实')
    await state(maker.page, '村核实')
    await press(maker.page, '核实通过，村公示', {})
    await state(maker.page, '村公示')
    await maker.page
      .getByRole('region', { name: '公示' })
      .getByText(/3\s*天后期满/)
      .waitFor()
    expect(
      await now(maker.page)
        .getByRole('button', { name: /^村公示期满/ })
        .count(),
      'the notice must run its days',
    ).toBe(0)
    await maker.page.getByLabel('受理异议的科室和电话').fill('青竹镇农业农村办公室 0579-1234567')
    // What the step has changed is read anew, and moves the button while it is pressed.
    await settle(maker.page)
    const downloading = maker.page.waitForEvent('download')
    await maker.page.getByRole('button', { name: '公示名单（Word）' }).click()
    const { text } = await readDocumentText(readFileSync(await (await downloading).path()), '名单.docx')
    expect(text).toContain('顾*石')
    for (const { name, idNumber, card } of people) for (const secret of [name, idNumber, card]) expect(text).not.toContain(secret)
    await settle(maker.page)
    await photograph(maker.page, 'aid-notice')
    await expectAccessible(maker.page)

    await later(4)
    await maker.page.goto(path)
    await press(maker.page, '村公示期满，报镇复核')
    await state(maker.page, '镇复核')
    await now(maker.page).getByText('“复核通过，镇公示”要由另一个人来办').waitFor()
    await checker.page.goto(path)
    await now(checker.page).getByText('有账户户名与领款人姓名不一致，资金只能进本人账户。').waitFor()
    expect(
      await now(checker.page)
        .getByRole('button', { name: /^复核通过/ })
        .count(),
    ).toBe(0)
    await settle(checker.page)
    await photograph(checker.page, 'aid-refused')
    const put = await checker.context.request.patch(`/api/ledgers/aid-line/records/${lines[2]}`, {
      data: { version: 1, values: { accountHolder: people[2]?.name }, reason: '核对存折' },
    })
    expect(put.status(), await put.text()).toBe(200)
    await checker.page.reload()
    await press(checker.page, '复核通过，镇公示', {})
    await state(checker.page, '镇公示')

    await later(8)
    await checker.page.goto(path)
    await press(checker.page, '镇公示期满，报县审批')
    await state(checker.page, '县审批')
    await press(checker.page, '县里批准', { 文号: '竹财〔2021〕31号' })
    await state(checker.page, '待拨付')
    await money(checker.page).getByText('对平').waitFor()
    await press(checker.page, '拨付，送银行代发', { 凭证: '拨字2021-31', 凭证金额: '5199.99' })
    await checker.page.getByRole('alert').filter({ hasText: '凭证金额与待发放明细合计不一致' }).waitFor()
    const sheet = checker.page.getByRole('dialog')
    const said = sheet.getByRole('region', { name: '办了不能撤回' })
    await said.getByText('送出以后不能撤回').waitFor()
    expect(await said.locator('dd').allInnerTexts(), 'how many and how much').toEqual([`${people.length} 户`, '5,200.00 元'])
    await photograph(checker.page, 'aid-paying')
    await expectAccessible(checker.page)
    await sheet.getByLabel('凭证金额', { exact: true }).fill('5200')
    await sheet.getByRole('button', { name: '拨付，送银行代发', exact: true }).click()
    await state(checker.page, '待回单')

    for (const [place, { amount }] of people.entries()) {
      const returned = place === 3
      await add(maker.context, 'bank-return', {
        line: lines[place],
        voucher: '拨字2021-31',
        amount,
        result: returned ? 'returned' : 'paid',
        reason: returned ? '账户已销户' : null,
        settledOn: '2021-07-01',
      })
    }
    await maker.page.goto(`${path}?tab=returns`)
    await maker.page.getByRole('region', { name: '对账' }).getByText('到齐').waitFor()
    await settle(maker.page)
    await photograph(maker.page, 'aid-returns')
    await expectAccessible(maker.page)
    await press(maker.page, '按回单对账', {})
    await state(maker.page, '退票处理')
    await money(maker.page).getByText('4,800.00 元', { exact: true }).waitFor()
    await money(maker.page).getByText('对平').waitFor()

    await checker.page.goto(path)
    await now(checker.page).getByText('还有退回的明细没有补发或收回，不能办结。').waitFor()
    await press(checker.page, '退回的收回财政', { 意见: '本人已外迁，收回财政' })
    await press(checker.page, '对平办结', {})
    await now(checker.page).getByText('已办结').waitFor()
    await money(checker.page).getByText('对平').waitFor()
    const paid = await (
      await checker.context.request.post('/api/ledgers/aid-payment/query', {
        data: { limit: 10, totals: true, filters: [{ field: 'batch', operator: '=', value: batchName }] },
      })
    ).json()
    expect(paid.totals).toMatchObject({ count: 3, sums: { amount: '4800.00' } })
    await settle(checker.page)
    await photograph(checker.page, 'aid-closed')

    const hand = await demo.visit({ as: 'minzheng', size: phone })
    await hand.page.goto(path)
    await settle(hand.page)
    await expectNoSidewaysScroll(hand.page)
    await expectAccessible(hand.page)
    await photograph(hand.page, 'aid-closed-phone')
    await hand.page.goto('/aid')
    await settle(hand.page)
    await expectNoSidewaysScroll(hand.page)
    await photograph(hand.page, 'aid-list-phone')
    await leave()
    expect([...complaints, ...hand.complaints]).toEqual([])
    await hand.context.close()
  })
})

describe('the pipeline of projects from outside', () => {
  it('is the board of its loop: a card is pushed on only with the contract in hand', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    await add(context, 'investment-project', { name: '笔杆自动线', status: 'negotiating', introducedOn: '2021-01-10' })
    await page.goto('/loops/investment-pipeline?look=board')
    const column = page.getByRole('region', { name: '洽谈', exact: true })
    const card = column.getByRole('button', { name: /笔杆自动线/ })
    await card.focus()
    await page.keyboard.press('Shift+ArrowRight')
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('投资方', { exact: true }).fill('彩童文具')
    await sheet.getByLabel('投资方所在地').fill('义乌')
    await sheet.getByLabel('协议资金').fill('5000000')
    await sheet.getByRole('button', { name: '签约', exact: true }).click()
    await sheet
      .getByText(/合同编号.*(不能为空|必填|要填)|请填写合同编号/)
      .first()
      .waitFor()
    await sheet.getByLabel('合同编号').fill('HT-2021-01')
    await sheet.getByRole('button', { name: '签约', exact: true }).click()
    await page
      .getByRole('region', { name: '签约', exact: true })
      .getByRole('button', { name: /笔杆自动线/ })
      .waitFor()
    await settle(page)
    await photograph(page, 'pipeline')
    await expectAccessible(page)
    expect(complaints).toEqual([])
    await context.close()
  })
})
