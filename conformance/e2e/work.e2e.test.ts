import { describe, expect, it } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { expectNoSidewaysScroll, phone, photograph, settle } from './browser.ts'
import { addRecord, day, inSheet, now, openCaseOf } from './case-steps.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()

const promotion = (name: string, date: string) => ({ name, date, platform: null, status: 'planned' })
describe('a firm on its way back to work', () => {
  it('is received, sent back for a reason, refused in words, approved by somebody else and ends', async () => {
    const clerk = await demo.visit({ as: 'tongji' })
    const other = await demo.visit({ as: 'minzheng' })
    const [firm] = await (await clerk.context.request.get('/api/ledgers/enterprise/options?limit=1')).json()
    const application = await openCaseOf(clerk.context, 'resumption-application', {
      enterprise: firm.id,
      appliedOn: day(),
      stage: 'applied',
    })
    const path = `/cases/${application.id}`

    await clerk.page.goto(path)
    await now(clerk.page).getByRole('heading', { name: '申报' }).waitFor()
    await clerk.page.getByRole('button', { name: /^受理/ }).click()
    await inSheet(clerk.page, '受理', (sheet) => sheet.getByLabel('应返岗人数').fill('12'))
    await now(clerk.page).getByRole('heading', { name: '镇初审' }).waitFor()

    await other.page.goto(path)
    await other.page.getByRole('button', { name: /^退回补正/ }).click()
    await inSheet(other.page, '退回补正', async (sheet) => {
      await sheet.getByRole('button', { name: '退回补正', exact: true }).click()
      await sheet.getByText('请写明退回理由').waitFor()
      await expectAccessible(other.page)
      await sheet.getByLabel('退回理由').fill('防控方案缺消毒记录，请补齐。')
    })
    await now(other.page).getByRole('heading', { name: '申报' }).waitFor()
    await other.page.getByText('防控方案缺消毒记录，请补齐。').waitFor()
    await now(other.page).getByText('1 次').waitFor()

    await clerk.page.goto(path)
    await clerk.page.getByRole('button', { name: /^受理/ }).click()
    await inSheet(clerk.page, '受理', async () => {})
    await now(clerk.page).getByRole('heading', { name: '镇初审' }).waitFor()

    await other.page.reload()
    await other.page.getByRole('button', { name: /^初审通过，安排核查/ }).click()
    await now(other.page).getByRole('heading', { name: '现场核查' }).waitFor()
    await now(other.page).getByText('“防控机制”没有核查到位，整改后再批复。').waitFor()
    expect(await other.page.getByRole('button', { name: /^批复复工/ }).count()).toBe(0)
    await settle(other.page)
    await photograph(other.page, 'case-refused')
    await expectAccessible(other.page)

    for (const item of ['mechanism', 'screening', 'supplies', 'management'])
      await addRecord(other.context, 'resumption-check', { application: application.record, checkedOn: day(), item, conclusion: 'met' })
    await clerk.page.reload()
    await now(clerk.page).getByText('“批复复工”要由另一个人来办').waitFor()
    expect(await clerk.page.getByRole('button', { name: /^批复复工/ }).count(), 'who received it does not approve it').toBe(0)
    await other.page.reload()
    await other.page.getByRole('button', { name: /^批复复工/ }).click()
    await inSheet(other.page, '批复复工', async () => {})
    await now(other.page).getByRole('heading', { name: '批复' }).waitFor()

    await clerk.page.reload()
    await clerk.page.getByRole('button', { name: /^已复工/ }).click()
    await inSheet(clerk.page, '已复工', (sheet) => sheet.getByLabel('返岗人数', { exact: true }).fill('20'))
    await clerk.page.getByRole('alert').filter({ hasText: '返岗人数多于应返岗人数' }).waitFor()
    await inSheet(clerk.page, '已复工', (sheet) => sheet.getByLabel('返岗人数', { exact: true }).fill('10'))
    await now(clerk.page).getByRole('heading', { name: '复工' }).waitFor()
    await clerk.page.getByRole('button', { name: /^转入常态管理/ }).click()
    await inSheet(clerk.page, '转入常态管理', (sheet) => sheet.getByRole('region', { name: '办了不能撤回' }).waitFor())
    await now(clerk.page).getByText('已办结').waitFor()
    await settle(clerk.page)
    await photograph(clerk.page, 'case-done')
    expect(await now(clerk.page).getByRole('button').count(), 'nothing is left to do').toBe(0)
    await clerk.page.getByRole('img', { name: /走过 .*现在在“转入常态管理”$/ }).waitFor()

    const record = await (await clerk.context.request.get(`/api/ledgers/resumption-application/records/${application.record}`)).json()
    expect(record.values).toMatchObject({ stage: 'resumed', approvedOn: day(), expectedStaff: 12, returnedStaff: 10 })
    expect([...clerk.complaints, ...other.complaints]).toEqual([])
    await clerk.context.close()
    await other.context.close()
  })
})

describe('my work', () => {
  it('shows what is late first, is walked with j and x, and takes several on at once, telling how each fared', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    const first = await openCaseOf(context, 'promotion-event', promotion('春茶直播专场', '2018-03-01'))
    const second = await openCaseOf(context, 'promotion-event', promotion('春笋直播专场', '2018-03-02'))
    await page.goto('/')
    const row = (name: string) => page.getByRole('listitem').filter({ hasText: name })
    await row('春茶直播专场')
      .getByText(/^逾期 [\d,]+ 天$/)
      .waitFor()
    await settle(page)
    await photograph(page, 'work-desk')
    await expectAccessible(page)

    await page.locator('h1').click()
    for (let steps = 0; steps < 60; steps += 1) {
      await page.keyboard.press('j')
      const name = await page.evaluate(() => document.activeElement?.textContent ?? '')
      if (name.includes('春茶直播专场') || name.includes('春笋直播专场')) await page.keyboard.press('x')
      if (name.includes('春笋直播专场')) break
    }
    const bar = page.getByRole('region', { name: '一起办' })
    await bar.getByText('已选 2 件').waitFor()
    await photograph(page, 'work-bulk')

    // Somebody else was quicker with the second one.
    const { version } = (await (await context.request.get(`/api/cases/${second.id}`)).json()).case
    const cancel = { version, step: 'cancel', opinion: '主播生病' }
    expect((await context.request.post(`/api/cases/${second.id}/steps`, { data: cancel })).status()).toBe(200)

    await bar.getByRole('button', { name: /^举办/ }).click()
    await inSheet(page, '举办', async (sheet) => {
      await sheet.getByLabel('平台').fill('抖音')
      await sheet.getByLabel('场次').fill('2')
    })
    const told = page.getByRole('status').filter({ hasText: '1 件已办“举办”；1 件没有办成' })
    await told.getByRole('link', { name: /春笋直播专场/ }).waitFor()
    await photograph(page, 'work-bulk-told')
    const held = (await (await context.request.get(`/api/cases/${first.id}`)).json()).case
    expect(held.stateLabel).toBe('已举办')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('opens the case that the row stands for, and finds one by its number', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji' })
    const { number } = await openCaseOf(context, 'promotion-event', promotion('竹编直播专场', '2018-02-01'))
    await page.goto('/')
    await page.getByRole('link', { name: /竹编直播专场/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /竹编直播专场/ }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '查找' }).fill(number)
    await page
      .getByRole('option', { name: new RegExp(number) })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /竹编直播专场/ }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('is done with one thumb in the field', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'zhucun', size: phone })
    await openCaseOf(context, 'promotion-event', promotion('村口直播专场', '2018-01-01'))
    await page.goto('/')
    const row = page.getByRole('listitem').filter({ hasText: '村口直播专场' })
    await row.getByRole('button', { name: /^举办/ }).waitFor()
    await settle(page)
    await photograph(page, 'work-phone')
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await row.getByRole('button', { name: /^举办/ }).tap()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('平台').fill('快手')
    await sheet.getByLabel('场次').fill('1')
    await sheet.getByRole('button', { name: '举办', exact: true }).tap({ trial: true })
    await photograph(page, 'work-phone-step')
    const button = await sheet.getByRole('button', { name: '举办', exact: true }).boundingBox()
    expect(button?.y, 'the button lies at the thumb').toBeGreaterThan(phone.height * 0.7)
    expect(button?.height).toBeGreaterThanOrEqual(40)
    await sheet.getByRole('button', { name: '举办', exact: true }).tap()
    await page.getByText(/村口直播专场.*：“举办”已办/).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('the board of a loop', () => {
  it('moves a card with the keyboard along legal steps only, and says why it does not', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'minzheng' })
    await openCaseOf(context, 'promotion-event', promotion('板栗直播专场', '2099-01-01'))
    await page.goto(`/loops/promotion-event?look=board&q=${encodeURIComponent('板栗直播')}`)
    const card = page.getByRole('region', { name: '策划' }).getByRole('button', { name: /板栗直播专场/ })
    await card.waitFor()
    await settle(page)
    await expectAccessible(page)
    await card.press('Shift+ArrowLeft')
    await page.getByText('没有可以退回的一步').waitFor()
    await card.press('Shift+ArrowRight')
    await page.getByText(/不能举办：活动还没有举办。/).waitFor()
    await photograph(page, 'board-refused')

    await openCaseOf(context, 'promotion-event', promotion('板栗直播首场', '2018-05-01'))
    await page.reload()
    await page.getByRole('button', { name: /板栗直播首场/ }).press('Shift+ArrowRight')
    await inSheet(page, '举办', async (sheet) => {
      await sheet.getByLabel('平台').fill('抖音')
      await sheet.getByLabel('场次').fill('1')
    })
    await page
      .getByRole('region', { name: '已举办' })
      .getByRole('button', { name: /板栗直播首场/ })
      .waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})
