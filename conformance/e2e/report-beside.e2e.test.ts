import type { APIRequestContext } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectNoSidewaysScroll, phone, photograph, settle } from './browser.ts'
import { setUpDemo } from './demo-town.ts'
import { coverage, openRoomOf, sheet } from './room-page.ts'

const demo = setUpDemo()

const openRoom = (title: string, words: string, options?: Parameters<typeof openRoomOf>[3]) => openRoomOf(demo, title, words, options)

/** One month's output of one firm becomes another. */
async function amendOutput(request: APIRequestContext, outputValue: string): Promise<void> {
  const asked = await request.post('/api/ledgers/industrial-output/query', {
    data: { limit: 1, filters: [{ field: 'month', operator: '=', value: '2020-06' }] },
  })
  const { records } = await asked.json()
  const { id, version } = records[0]
  const answer = await request.patch(`/api/ledgers/industrial-output/records/${id}`, { data: { version, values: { outputValue } } })
  expect(answer.status(), await answer.text()).toBe(200)
}

describe('a report beside its ledgers', () => {
  it('keeps the last reading while the server is busy, and asks it again by itself', async () => {
    const { page, context, complaints } = await openRoom('青竹镇2020年很忙', '全镇有行政村{{行政村数}}个。\n')
    await expect.poll(() => coverage(page).textContent()).toMatch(/^1 处陈述/)
    let refused = 0
    const busy = { error: { code: 'busy', message: '你已有一项编译报告在进行，请等它做完再试。' } }
    await page.route('**/api/reports/compile', async (route) => {
      refused += 1
      await (refused <= 2 ? route.fulfill({ status: 429, json: busy }) : route.continue())
    })
    await sheet(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('发放产业帮扶资金1万元。')
    await expect.poll(() => refused).toBeGreaterThan(1)
    expect(await coverage(page).textContent()).toMatch(/^1 处陈述/)
    expect(await page.getByText('没有读到').count()).toBe(0)
    await expect.poll(() => coverage(page).textContent()).toMatch(/1 不成立/)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('reads the paragraph that is written in before the rest, where the whole takes its time', async () => {
    const elsewhere = '全镇有行政村{{行政村数}}个。'
    let hold: Promise<void> | undefined
    const { page, context, complaints, id } = await openRoom('青竹镇2020年先读一段', `# 一、试写\n\n${elsewhere}\n\n我们真抓实干。\n`)
    await page.route('**/api/reports/compile', async (route) => {
      const whole = route.request().postDataJSON().source.includes(elsewhere)
      if (whole) await (hold ?? new Promise((resolve) => setTimeout(resolve, 400)))
      await route.continue()
    })
    await page.goto(`/reports/${id}?edit=true`)
    await expect.poll(() => coverage(page).textContent()).toMatch(/^1 处陈述/)
    let release = () => {}
    hold = new Promise((resolve) => {
      release = resolve
    })
    await page.locator('.cm-line', { hasText: '真抓实干' }).click()
    await page.keyboard.press('End')
    await page.keyboard.type('发放产业帮扶资金1万元。')
    await page.locator('.cm-verdict-refuted', { hasText: '1万元' }).waitFor()
    expect(await coverage(page).textContent()).toMatch(/^1 处陈述/)
    release()
    await expect.poll(() => coverage(page).textContent()).toMatch(/1 不成立/)
    expect(await page.locator('.cm-verdict-refuted', { hasText: '1万元' }).count()).toBe(1)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('keeps the last good preview while the head is half-typed', async () => {
    const kept = { 'qianbi.report.raw': 'yes' }
    const { page, context, complaints } = await openRoom('青竹镇2020年题头', '全镇有行政村{{行政村数}}个。\n', { kept })
    const paper = page.getByRole('article')
    await expect.poll(() => paper.textContent()).toContain('全镇有行政村11个。')
    await sheet(page).click()
    await page.keyboard.press('Control+Home')
    for (let line = 0; line < 3; line += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
    for (let digit = 0; digit < 4; digit += 1) await page.keyboard.press('Backspace')
    await page.getByText('题头还没写完，这里先留着上一次的样子。').waitFor()
    expect(await paper.textContent()).toContain('全镇有行政村11个。')
    await page.keyboard.type('2020')
    await page.getByText('题头还没写完').waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await context.close()
  })

  it('shows all of a long line of the head on a phone, and keeps it one line', async () => {
    const words = '2021年2月在青竹镇第十八届人民代表大会第六次会议上的报告'
    const { page, context, complaints } = await openRoom('青竹镇2020年长副题', '全镇有行政村{{行政村数}}个。\n', { size: phone })
    const line = page.getByRole('textbox', { name: '副题' })
    await line.fill(words)
    await line.press('Enter')
    expect(await line.inputValue()).toBe(words)
    expect(await line.evaluate((one) => [one.scrollHeight - one.clientHeight, one.scrollWidth - one.clientWidth])).toEqual([0, 0])
    await expectNoSidewaysScroll(page)
    await photograph(page, 'room-head-phone')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('tells which figures the ledgers moved since yesterday, from what to what', async () => {
    const { page, context, complaints } = await openRoom('青竹镇2020年昨天以来', '工业总产值{{工业总产值|亿元|4}}亿元。\n')
    const since = page.getByRole('navigation', { name: '提纲' })
    await amendOutput(context.request, '123400000.00')
    await page.reload()
    await sheet(page).waitFor()
    await settle(page)
    await since.getByRole('button', { name: '昨天以来' }).click()
    const moved = since.getByRole('listitem').getByRole('button', { name: /工业总产值.*\d+\.\d{4}亿元 → \d+\.\d{4}亿元/ })
    await moved.waitFor()
    await photograph(page, 'room-since')
    await moved.click()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('opens a record beside the figure, groups its checks with the doubtful first, and writes amounts in the unit that was written', async () => {
    const words =
      '1-11月份工业总产值{{工业总产值@2020-01..2020-11|亿元|2}}亿元，全年招商引资到资{{招商引资到资|万元|0}}万元，工业总产值25亿元。\n'
    const { page, context, complaints, id } = await openRoom('青竹镇2020年旁边', words)
    await expect.poll(() => coverage(page).textContent()).toMatch(/1 不成立/)
    const beside = page.getByRole('complementary', { name: '来源' })
    await beside
      .getByText(/(?:\d+\.\d+)亿元/)
      .first()
      .waitFor()
    expect(await beside.textContent()).not.toMatch(/\d{9,}元/)

    const underlined = await page.locator('.cm-verdict-refuted').evaluate((mark) => {
      const line = [
        ...mark.querySelectorAll('*'),
        mark,
        ...(mark.parentElement?.matches('.cm-lintRange') === true ? [mark.parentElement] : []),
      ]
      return line.filter((one) => getComputedStyle(one).textDecorationLine === 'underline').length
    })
    expect(underlined).toBe(1)

    await beside.getByRole('tab', { name: /核对/ }).click()
    const doubtful = beside.getByRole('heading', { name: /要看一眼的 \d+ 项/ })
    await doubtful.waitFor()
    await photograph(page, 'report-checks')

    await page.goto(`/reports/${id}`)
    const paper = page.getByRole('article')
    await paper.locator('[data-mark^=figure]').first().click()
    await beside.getByRole('row').nth(1).getByRole('link').click()
    await beside.getByRole('heading', { name: '工业产值' }).waitFor()
    await paper.waitFor()
    expect(page.url()).toContain(`/reports/${id}`)
    await photograph(page, 'report-record-beside')
    await beside.getByRole('button', { name: '回到这个数' }).click()
    await beside.getByTestId('figure-value').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('says of a frozen report what moved, from what to what and where', async () => {
    const { page, context, complaints, id } = await openRoom('青竹镇2020年差异', '# 一、试写\n\n工业总产值{{工业总产值|亿元|4}}亿元。\n')
    await page.goto(`/reports/${id}`)
    await settle(page)
    await page.getByRole('button', { name: '定稿' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click()
    await page.waitForURL(/\/frozen\//)
    await page.getByText('与现在没有差异').waitFor()
    const printed = /\d+\.\d{4}/.exec((await page.getByRole('article').textContent()) ?? '')?.[0]
    await amendOutput(context.request, '223400000.00')
    await page.reload()
    const row = page.getByRole('row', { name: /工业总产值/ })
    await row.waitFor()
    await photograph(page, 'report-difference')
    expect(await row.textContent()).toMatch(/工业总产值\s*一、试写 · 第 1 段/)
    const cells = await row.getByRole('cell').allTextContents()
    expect(cells[1]).toBe(`${printed}亿元`)
    expect(cells[2]).toMatch(/^\d+\.\d{4}亿元$/)
    expect(cells[2]).not.toBe(cells[1])
    expect(complaints).toEqual([])
    await context.close()
  })
})
