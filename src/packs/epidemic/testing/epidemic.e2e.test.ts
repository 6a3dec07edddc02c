import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from '../../../../conformance/e2e/accessibility.ts'
import { expectNoSidewaysScroll, phone, photograph, settle } from '../../../../conformance/e2e/browser.ts'
import { addRecord as add, caseOf, day, readRecord as read } from '../../../../conformance/e2e/case-steps.ts'
import { setUpDemo } from '../../../../conformance/e2e/demo-town.ts'

const demo = setUpDemo()

/** Presses a step on the page of a case; what it asks for is filled in, and the state it leads to is awaited. */
async function press(
  page: Page,
  label: string,
  leadsTo: string,
  fill?: (sheet: ReturnType<Page['getByRole']>) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}：`) }).click()
  if (fill !== undefined) {
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: label, exact: true }).waitFor()
    await fill(sheet)
    await sheet.getByRole('button', { name: label, exact: true }).click()
  }
  await page.getByRole('region', { name: '现在' }).getByRole('heading', { name: leadsTo, exact: true }).waitFor()
}

/** One passage at the checkpoint that is chosen on the page. */
async function enter(page: Page, name: string, temperature: string): Promise<void> {
  await page.getByLabel('姓名').fill(name)
  await page.getByLabel('体温（℃）').fill(temperature)
  await page.getByLabel('体温（℃）').press('Enter')
}

describe('somebody who comes back during a response', () => {
  it('is announced, passes every gate, is isolated with a notice in hand, and is released', async () => {
    const clerk = await demo.visit({ as: 'minzheng' })
    const { context, page } = clerk
    const [village] = await (await context.request.get('/api/ledgers/village/options?limit=1')).json()

    const response = await add(context, 'emergency-response', {
      name: '冬春季疫情防控响应',
      basis: '竹溪县政府通告第3号',
      level: '三级',
      launchedOn: day(),
      validUntil: day(60),
      status: 'draft',
    })
    await page.goto(`/cases/${(await caseOf(context, 'emergency-response', response)).id}`)
    await press(page, '启动', '响应中', async () => {})

    // The town writes its own rule: three days at home, counted from the day somebody left the place they come from.
    await add(context, 'isolation-rule', {
      edition: '本地方案',
      category: 'keyPerson',
      inForceFrom: day(-1),
      centralDays: 0,
      homeDays: 3,
      countFrom: 'lastExposure',
      source: '竹溪县疫控办通告第5号',
    })
    const gates = await Promise.all(
      [
        ['北岭中门', 'townGate'],
        ['青竹小门', 'villageGate'],
        ['青竹东片家门', 'houseGate'],
      ].map(([name, category]) => add(context, 'checkpoint', { name, category, openedOn: day() })),
    )
    const arrival = await add(context, 'arrival', {
      name: '邵远归',
      village: village.id,
      category: 'outOfProvince',
      origin: '外省',
      plannedOn: day(),
      leftOn: day(-3),
      address: '青竹村东片',
      status: 'announced',
    })

    await page.goto(`/epidemic/entry?checkpoint=${gates[0]}`)
    await page.getByLabel('姓名').waitFor()
    await page.getByLabel('姓名').fill('邵远')
    await page.getByText(/^邵远归，.*到$/).click()
    await page.getByText('已报备：省外').waitFor()
    await settle(page)
    await photograph(page, 'epidemic-entry')
    await expectAccessible(page)
    await page.getByLabel('体温（℃）').fill('36.5')
    await page.getByLabel('体温（℃）').press('Enter')
    await page.getByText('邵远归：已过中门').waitFor()
    expect(await read(context, 'arrival', arrival)).toMatchObject({ status: 'townGate' })

    // At the house before the village gate: said, and no step is taken.
    await page.goto(`/epidemic/entry?checkpoint=${gates[2]}`)
    await enter(page, '邵远归', '36.6')
    await page.getByText('还没有过前一道门').waitFor()
    for (const [gate, said] of [
      [gates[1], '已过小门'],
      [gates[2], '已到家'],
    ] as const) {
      await page.goto(`/epidemic/entry?checkpoint=${gate}`)
      await enter(page, '邵远归', '36.6')
      await page.getByText(`邵远归：${said}`).waitFor()
    }

    await page.goto(`/cases/${(await caseOf(context, 'arrival', arrival)).id}`)
    await press(page, '居家隔离', '隔离中', async () => {})
    const measures = await context.request.post('/api/ledgers/controlled-person/query', {
      data: { filters: [{ field: 'arrival', operator: '=', value: arrival }] },
    })
    const [measure] = (await measures.json()).records
    await page.goto(`/cases/${(await caseOf(context, 'controlled-person', measure.id)).id}`)
    await press(page, '居家隔离', '居家隔离', async () => {})
    expect(await read(context, 'controlled-person', measure.id)).toMatchObject({
      edition: '本地方案',
      dueOn: day(),
      response,
      status: 'home',
    })

    await page.goto(`/epidemic/notices?person=${measure.id}`)
    const notice = page.getByRole('article', { name: '邵远归的告知书' })
    await notice.waitFor()
    for (const words of ['竹溪县政府通告第3号', '按防控方案本地方案', '申请行政复议', '联系人'])
      await notice.getByText(words).first().waitFor()
    await settle(page)
    await photograph(page, 'epidemic-notice')
    await expectAccessible(page)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation').first().isVisible(), 'only the sheet is printed').toBe(false)
    await page.emulateMedia({ media: 'screen' })

    await page.goto('/epidemic/release')
    await page.getByRole('link', { name: '邵远归' }).waitFor()
    await settle(page)
    await photograph(page, 'epidemic-release')
    await expectAccessible(page)
    await page.getByRole('button', { name: '解除', exact: true }).click()
    const asked = page.getByRole('dialog', { name: '解除 1 人？' })
    await asked.getByText('邵远归').waitFor()
    await asked.getByRole('region', { name: '办了不能撤回' }).waitFor()
    await asked.getByRole('button', { name: '解除', exact: true }).click()
    await page
      .getByRole('status')
      .filter({ hasText: /^1 件已.*解除/ })
      .waitFor()
    expect(await read(context, 'controlled-person', measure.id)).toMatchObject({
      status: 'released',
      releasedOn: day(),
      testResult: 'negative',
    })

    await page.goto(`/cases/${(await caseOf(context, 'arrival', arrival)).id}`)
    await press(page, '解除', '已解除', async () => {})
    expect(await read(context, 'arrival', arrival)).toMatchObject({ status: 'ended', releasedOn: day() })
    expect(clerk.complaints).toEqual([])
    await context.close()
  })
})

describe('a fever at a checkpoint', () => {
  it('cannot be let through: it is handed over and followed, on a phone with one hand', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'tongji', size: phone })
    const gate = await add(context, 'checkpoint', { name: '南岭中门', category: 'townGate', openedOn: day() })
    await page.goto(`/epidemic/entry?checkpoint=${gate}`)
    await enter(page, '林过客', '37.8')
    await page.getByRole('alert').filter({ hasText: '体温异常，必须写明怎样处置' }).waitFor()
    await settle(page)
    await photograph(page, 'epidemic-fever-phone')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: '移交发热门诊' }).click()
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('林过客体温异常：已移交').waitFor()
    expect(await page.getByLabel('姓名').inputValue()).toBe('')
    const cases = await (await context.request.post('/api/cases/query', { data: { loop: 'fever' } })).json()
    expect(cases.cases).toMatchObject([{ stateLabel: '已移交发热门诊' }])
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe('the chain of contacts', () => {
  it('is drawn, and walked with the arrow keys from the case to a contact and back', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'minzheng' })
    await page.goto('/epidemic/chain')
    const tree = page.getByRole('tree', { name: '接触链' })
    await tree.waitFor()
    await page.getByRole('img', { name: /^接触链图，共 \d\d 人$/ }).waitFor()
    const chosen = () => tree.getByRole('treeitem', { selected: true }).textContent()
    const root = await chosen()
    await tree.getByRole('treeitem', { selected: true }).focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-level') === '2')
    expect(await chosen()).not.toBe(root)
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-level') === '3')
    await settle(page)
    await photograph(page, 'epidemic-chain')
    await expectAccessible(page)
    await page.keyboard.press('Home')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-level') === '1')
    expect(await chosen()).toBe(root)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('fits a phone', async () => {
    const { context, page } = await demo.visit({ as: 'minzheng', size: phone })
    await page.goto('/epidemic/chain')
    await page.getByRole('tree', { name: '接触链' }).waitFor()
    await settle(page)
    await photograph(page, 'epidemic-chain-phone')
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await context.close()
  })
})

describe('the daily bulletin', () => {
  it('is compiled for a day, and each of its figures opens to that day', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'bianji' })
    await page.goto('/epidemic?day=2020-02-05')
    const sheet = page.getByRole('article', { name: /2020年2月5日工作简报$/ })
    await sheet.getByText(/整村隔离/).waitFor()
    await settle(page)
    await photograph(page, 'epidemic-bulletin')
    await expectAccessible(page)
    await sheet.getByRole('button', { name: /^1064/ }).click()
    await page.waitForURL(/people-under-village-measure\?period=/)
    await page.getByText('2020年2月5日').first().waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})
