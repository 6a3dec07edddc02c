import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './accessibility.ts'
import { desk, expectNoSidewaysScroll, phone, photograph, settle } from './browser.ts'
import { setUpDemo } from './demo-town.ts'
import { chips, coverage, docx, openRoomOf, paste, put, select, sheet, shown, sourceOf } from './room-page.ts'

const demo = setUpDemo()

const openRoom = (title: string, words: string, options?: Parameters<typeof openRoomOf>[3]) => openRoomOf(demo, title, words, options)

describe('the writing room', () => {
  it('takes a paragraph from nothing, with figures and a claim by their forms, and nobody sees a token', async () => {
    const visit = await openRoom('青竹镇2020年从头写', '')
    const { page, context, complaints } = visit
    await page.getByRole('textbox', { name: '标题' }).fill('青竹镇2020年帮扶工作小结')
    await sheet(page).click()
    await page.keyboard.type('全年产业帮扶')
    // By its sound, by a part of its name, by its name.
    await put(page, '数字', 'cybfhs', '产业帮扶户数')
    await page.keyboard.type('户，发放资金')
    await put(page, '数字', '帮扶资金', '产业帮扶资金')
    await page.keyboard.type('元，重点项目')
    await put(page, '断语', '开工率', '重点项目开工率', '全部开工')
    await page.keyboard.type('。')
    // The first sentence that nothing proved yet had all the records read, once for the server's life.
    await expect
      .poll(() => chips(page).allTextContents())
      .toEqual([expect.stringMatching(/^\d+$/), expect.stringMatching(/^\d[\d.]+$/), '全部开工'])
    await expect.poll(() => coverage(page).textContent()).toMatch(/^3 处陈述：\s*3 已证实/)
    expect(await shown(page)).not.toContain('{')
    await photograph(page, 'room-written')

    // Another form of a figure, by a press on it; one undo takes it back.
    await chips(page).nth(1).click()
    const form = page.getByRole('region', { name: '这个记号' })
    await form.getByRole('combobox', { name: '单位' }).click()
    await page.locator('.ant-select-item-option[title="万元"]').filter({ visible: true }).click()
    await form.getByRole('button', { name: '改好' }).click()
    await expect.poll(() => chips(page).nth(1).textContent()).toMatch(/^\d+\.\d+$/)
    await page.keyboard.press('Control+z')
    await expect.poll(() => coverage(page).textContent()).toMatch(/^3 处陈述：\s*3 已证实/)

    await page.keyboard.press('Control+s')
    await page.getByText(/已保存第 \d+ 版/).waitFor()
    expect(await sourceOf(visit)).toMatch(
      /title: 青竹镇2020年帮扶工作小结\n[\s\S]*全年产业帮扶\{\{产业帮扶户数\}\}户，发放资金\{\{产业帮扶资金\}\}元，重点项目\{\{\?全部开工:重点项目开工率\}\}。/,
    )
    expect(complaints).toEqual([])
    await context.close()
  })

  it('says in the outline and its length what is printed, not what a token is called', async () => {
    const { page, context, complaints } = await openRoom(
      '青竹镇2020年提纲',
      '# 一、{{本年}}年的{{行政村数}}个村\n\n全镇有行政村{{行政村数}}个。\n',
    )
    const outline = page.getByRole('navigation', { name: '提纲' })
    await outline.getByRole('button', { name: '一、2020年的11个村' }).waitFor()
    await expect.poll(() => outline.locator('p').first().textContent()).toContain('22 字')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('lets go of a new figure at one press while its list of indicators is open', async () => {
    const { page, context, complaints } = await openRoom('青竹镇2020年不放了', '全镇有山有水。\n')
    await page.getByRole('toolbar', { name: '写作' }).getByRole('button', { name: '数字', exact: true }).click()
    const form = page.getByRole('region', { name: '放一个数' })
    await page.locator('.ant-select-dropdown').filter({ visible: true }).locator('.ant-select-item-option').first().waitFor()
    await photograph(page, 'room-new-figure')
    await form.getByRole('button', { name: '取消' }).click()
    await form.waitFor({ state: 'detached' })
    expect(await shown(page)).toBe('全镇有山有水。')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('refuses a bare false phrase while it is typed, proposes what would prove it, and binds it at one press', async () => {
    const visit = await openRoom('青竹镇2020年改真话', '')
    const { page, context, complaints } = visit
    await sheet(page).click()
    await page.keyboard.type('发放产业帮扶资金1万元。')
    await expect.poll(() => coverage(page).textContent()).toMatch(/1 不成立/)
    await page.locator('.cm-verdict-refuted', { hasText: '1万元' }).waitFor()
    await page.keyboard.press('Control+Home')
    await coverage(page).getByRole('button', { name: '1 不成立' }).click()
    // The text goes along with who walks: what is typed now stands before the words that were refused.
    await page.keyboard.type('共')
    await expect.poll(() => shown(page)).toBe('发放产业帮扶资金共1万元。')
    await page.keyboard.press('Backspace')
    await coverage(page).getByRole('button', { name: '1 不成立' }).click()
    await photograph(page, 'room-refused')
    await page.getByRole('list', { name: '“1万元”可以写成' }).getByRole('button').first().click()
    await expect.poll(() => coverage(page).textContent()).toMatch(/^1 处陈述：\s*1 已证实/)
    await expect.poll(() => chips(page).allTextContents()).toEqual([expect.stringMatching(/^\d+\.\d{4}$/)])
    await page.keyboard.press('Control+z')
    await expect.poll(() => coverage(page).textContent()).toMatch(/1 不成立/)
    expect(await shown(page)).toContain('产业帮扶资金1万元')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('does each of the four acts at one press on a selection, and one undo takes it back', async () => {
    const words = '打响百日清零战役。\n\n全省生产总值增长3.6%。\n\n发放产业帮扶资金1万元。\n'
    const { page, context, complaints } = await openRoom('青竹镇2020年四个办法', words)
    const acts = page.getByRole('toolbar', { name: '选中的话' })
    const before = '打响百日清零战役。全省生产总值增长3.6%。发放产业帮扶资金1万元。'
    await expect.poll(() => coverage(page).textContent()).toMatch(/^3 处陈述：\s*1 不成立\s*2 无据/)

    await select(page, '百日清零战役')
    await photograph(page, 'room-acts')
    await acts.getByRole('button', { name: '这是名称' }).click()
    await page.getByText('“百日清零战役”记为固定名称').waitFor()
    await expect.poll(() => coverage(page).textContent()).toMatch(/^2 处陈述/)
    await page.getByRole('button', { name: '撤回' }).click()
    await expect.poll(() => coverage(page).textContent()).toMatch(/^3 处陈述/)

    await select(page, '全省生产总值增长3.6%')
    await acts.getByRole('button', { name: '这是背景…' }).click()
    await expect.poll(() => chips(page).allTextContents()).toEqual(['全省生产总值增长3.6%'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => chips(page).count()).toBe(0)
    expect(await shown(page)).toBe(before)
    // The form of what is gone is gone with it.
    await page.getByRole('region', { name: '这个记号' }).waitFor({ state: 'detached' })

    await select(page, '产业帮扶资金1万元')
    await acts.getByRole('button', { name: '核对这句话' }).click()
    const beside = page.getByRole('complementary', { name: '来源' })
    await beside.getByRole('heading', { name: '“1万元”' }).waitFor()
    await beside.getByText('不成立', { exact: true }).first().waitFor()
    expect(await shown(page)).toBe(before)

    await select(page, '产业帮扶资金1万元')
    await acts.getByRole('button', { name: '用记号代替' }).click()
    await expect.poll(() => chips(page).allTextContents()).toEqual([expect.stringMatching(/^\d+\.\d{4}$/)])
    await page.keyboard.press('Control+z')
    await expect.poll(() => shown(page)).toBe(before)
    expect(complaints).toEqual([])
    await context.close()
  })

  it('rests a sentence that nobody can prove on a record that says it, at one press, and one undo takes it back', async () => {
    const { page, context, complaints } = await openRoom('青竹镇2020年选佐证', '群众满意度居全市前列。\n')
    const values = { name: '2020年群众满意度通报', number: '市平安办〔2021〕2号', content: '青竹镇群众满意度位居全市前列。' }
    expect((await context.request.post('/api/ledgers/attestation/records', { data: { values } })).ok()).toBe(true)
    await expect.poll(() => coverage(page).textContent()).toMatch(/1 无据/)
    await coverage(page).getByRole('button', { name: '1 无据' }).click()
    const ways = page.getByRole('region', { name: '选佐证' })
    await ways.getByText('市平安办〔2021〕2号').waitFor()
    await photograph(page, 'room-attest')
    await expectAccessible(page)
    await ways.getByRole('button', { name: /2020年群众满意度通报/ }).click()
    await expect.poll(() => coverage(page).textContent()).toMatch(/1 佐证/)
    expect(await chips(page).count()).toBe(1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => coverage(page).textContent()).toMatch(/1 无据/)
    expect(await shown(page)).toBe('群众满意度居全市前列。')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('hears what a leader says of it on a phone, at its place, and settles it', async () => {
    const room = await openRoom('青竹镇2020年批注', '# 一、试写\n\n全镇有行政村{{行政村数}}个。\n\n我们真抓实干。\n')
    const held = await demo.visit({ as: 'zhenzhang', size: phone })
    await held.page.goto(`/reports/${room.id}`)
    const paper = held.page.getByRole('article')
    await paper.locator('[data-mark^=figure]').click()
    const drawer = held.page.locator('.ant-drawer')
    await drawer.getByTestId('figure-value').waitFor()
    await drawer.getByRole('textbox', { name: '写批注' }).fill('村数和年鉴对一下。')
    await drawer.getByRole('button', { name: '批注', exact: true }).click()
    await drawer.getByText('村数和年鉴对一下。').waitFor()
    await settle(held.page)
    await expectAccessible(held.page)
    await photograph(held.page, 'comment-phone-figure')
    await drawer.getByRole('button', { name: /Close|关闭/ }).click()
    await drawer.waitFor({ state: 'hidden' })
    await paper.getByRole('button', { name: '这一段有 1 条批注' }).waitFor()
    await expectNoSidewaysScroll(held.page)
    await photograph(held.page, 'comment-phone')
    await paper.locator('p', { hasText: '真抓实干' }).getByRole('button', { name: '批注这一段' }).click()
    await drawer.getByRole('textbox', { name: '写批注' }).fill('这一句太空。')
    await drawer.getByRole('button', { name: '批注', exact: true }).click()
    await drawer.getByText('这一句太空。').waitFor()

    await room.page.reload()
    await sheet(room.page).waitFor()
    await expect.poll(() => room.page.locator('.cm-commented').count()).toBe(2)
    const beside = room.page.getByRole('complementary', { name: '来源' })
    await beside.getByRole('tab', { name: '批注 2' }).click()
    await beside.getByRole('button', { name: /我们真抓实干/ }).click()
    await beside.getByRole('region', { name: '这一段的批注' }).getByText('这一句太空。').waitFor()
    await photograph(room.page, 'comment-room')
    await expectAccessible(room.page)
    await beside.getByRole('button', { name: '处理了' }).click()
    await beside.getByText('已处理 1 条').waitFor()
    await expect.poll(() => room.page.locator('.cm-commented').count()).toBe(1)
    expect([...room.complaints, ...held.complaints]).toEqual([])
    await room.context.close()
    await held.context.close()
  })

  it('shows the template as it is written at one press, and keeps its history', async () => {
    const visit = await openRoom('青竹镇2020年原文', '# 一、试写\n\n全镇有行政村{{行政村数}}个。\n')
    const { page, context, complaints } = visit
    await page.getByText('全镇有行政村', { exact: false }).first().click()
    await page.keyboard.press('End')
    await page.keyboard.type('好。')
    await page.getByRole('button', { name: '原文' }).click()
    await page.locator('.cm-figure', { hasText: '{{行政村数}}' }).waitFor()
    await page.getByRole('article').waitFor()
    await sheet(page).focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => shown(page)).not.toContain('好。')
    await page.getByRole('button', { name: '回到正文' }).click()
    await expect.poll(() => chips(page).allTextContents()).toEqual(['11'])
    expect(complaints).toEqual([])
    await context.close()
  })

  it('takes a .docx with a table as it is pasted, and undoes it as one', async () => {
    const visit = await openRoom('青竹镇2020年粘贴', '开头。\n')
    const { page, context, complaints } = visit
    await sheet(page).click()
    await page.keyboard.press('Control+End')
    await paste(page, { name: '旧稿.docx', bytes: docx() })
    await expect.poll(() => shown(page)).toContain('全年造林300亩。')
    await page.locator('.cm-level1', { hasText: '一、农业' }).waitFor()
    expect(await page.locator('.cm-row').count()).toBe(2)
    await photograph(page, 'room-pasted')
    await page.keyboard.press('Control+s')
    await page.getByText(/已保存第 \d+ 版/).waitFor()
    expect(await sourceOf(visit)).toContain('开头。\n\n# 一、农业\n\n全年造林300亩。\n\n| 项目 | 数 |\n| --- | --- |\n| 村 | 11 |')
    await sheet(page).focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => shown(page)).toBe('开头。')

    await paste(page, { html: '<h2>（一）果业</h2><p class=MsoNormal>新增<b>200</b>亩。</p>' })
    await page.locator('.cm-level2', { hasText: '（一）果业' }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it('finds and replaces in the words and in no token, all of them by one step', async () => {
    const visit = await openRoom('青竹镇2020年查找', '行政村{{行政村数}}个，行政村好。\n\n又一个行政村。\n')
    const { page, context, complaints } = visit
    await sheet(page).click()
    await page.keyboard.press('Control+f')
    const bar = page.getByRole('search', { name: '查找和替换' })
    await bar.getByRole('textbox', { name: '查找' }).fill('行政村')
    await bar.getByText('3 处').waitFor()
    await bar.getByRole('textbox', { name: '替换为' }).fill('村子')
    await bar.getByRole('button', { name: '全部替换' }).click()
    await expect.poll(() => shown(page)).toMatch(/村子\D*11\D*个，村子好。又一个村子。/)
    await page.keyboard.press('Escape')
    await sheet(page).focus()
    await page.keyboard.press('Control+z')
    await expect.poll(() => shown(page)).toContain('又一个行政村。')
    expect(complaints).toEqual([])
    await context.close()
  })

  it('loses nothing of what two people write at once', async () => {
    const one = await openRoom('青竹镇2020年两人写', '第一段。\n\n第二段。\n\n第三段。\n')
    const two = await demo.visit({ as: 'guanli' })
    await two.page.goto(`/reports/${one.id}?edit=true`)
    await sheet(two.page).waitFor()
    await settle(two.page)
    const write = async (page: Page, line: string, words: string) => {
      await page.locator('.cm-line', { hasText: line }).click()
      await page.keyboard.press('End')
      await page.keyboard.type(words)
    }
    const save = async (page: Page) => page.keyboard.press('Control+s')
    await write(one.page, '第一段', '甲写的。')
    await write(two.page, '第三段', '乙写的。')
    await save(one.page)
    await one.page.getByText(/已保存第 2 版/).waitFor()
    await save(two.page)
    await two.page.getByText(/已保存第 3 版/).waitFor()
    expect(await sourceOf(one)).toContain('第一段。甲写的。\n\n第二段。\n\n第三段。乙写的。')
    await expect.poll(() => shown(one.page)).toContain('乙写的。')

    await write(one.page, '第二段', '甲也改。')
    await write(two.page, '第二段', '乙也改。')
    await save(one.page)
    await one.page.getByText(/已保存第 4 版/).waitFor()
    await save(two.page)
    const dialog = two.page.getByRole('dialog')
    await dialog.getByText('甲也改。').waitFor()
    const users: readonly { readonly account: string; readonly name: string }[] = await (
      await two.context.request.get('/api/session/demo-users')
    ).json()
    const first = users.find(({ account }) => account === 'bianji')?.name
    await dialog.getByText(`${first}也改了这 1 处`).waitFor()
    await dialog.getByText(new RegExp(`${first} .+ 保存的`)).waitFor()
    await dialog.getByText('第 9 行').waitFor()
    await photograph(two.page, 'room-merge')
    await expectAccessible(two.page)
    await dialog.getByRole('radio', { name: '两段都留' }).check()
    await dialog.getByRole('button', { name: '合并并保存' }).click()
    await two.page.getByText(/已保存第 5 版/).waitFor()
    expect(await sourceOf(one)).toContain('第二段。甲也改。\n\n第二段。乙也改。\n\n第三段')

    await two.page.getByRole('button', { name: '对比上一稿' }).click()
    await two.page.getByRole('dialog').locator('ins').first().waitFor()
    await photograph(two.page, 'room-compare')
    expect([...one.complaints, ...two.complaints]).toEqual([])
    await one.context.close()
    await two.context.close()
  })

  it('drafts next year’s report from the text of this year’s: side by side, what is sure at once, the rest by a press', async () => {
    const { context, page, complaints } = await demo.visit({ as: 'bianji' })
    const reports: readonly { readonly id: string; readonly title: string }[] = await (await context.request.get('/api/reports')).json()
    const printed = reports.find(({ title }) => title === '青竹镇政府工作报告')
    const file = await context.request.get(`/api/reports/${printed?.id}/download?format=docx`)
    await page.goto('/reports')
    await page.getByRole('button', { name: '由旧稿起草' }).click()
    await page
      .getByLabel('旧稿文件')
      .setInputFiles({ name: '2020年定稿.docx', mimeType: 'application/octet-stream', buffer: await file.body() })
    const make = page.getByRole('button', { name: /建成报告（换 \d+ 处）/ })
    await make.waitFor()
    await settle(page)
    await photograph(page, 'room-draft')
    await expectAccessible(page)
    const count = async () => Number(/\d+/.exec((await make.textContent()) ?? '')?.[0])
    const sure = await count()
    expect(sure).toBeGreaterThan(200)
    const first = page.getByRole('button', { name: /换成总户数，把握/ }).first()
    await first.click()
    expect(await first.getAttribute('aria-pressed')).toBe('false')
    expect(await count()).toBe(sure - 1)
    await first.click()
    await make.click()
    await page.waitForURL(/edit=true/)
    await sheet(page).waitFor()
    await expect.poll(async () => Number(/(\d+) 已证实/.exec((await coverage(page).textContent()) ?? '')?.[1])).toBeGreaterThan(200)
    await photograph(page, 'room-drafted')

    await page.goto(page.url().replace(/\?.*$/, ''))
    await page.getByRole('button', { name: '推出下一年' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/处记号的时期往后推一年/).waitFor()
    await photograph(page, 'room-advance')
    await dialog.getByRole('button', { name: '建一份' }).click()
    await page.waitForURL(/edit=true/)
    await sheet(page).waitFor()
    await page
      .getByRole('navigation', { name: '提纲' })
      .getByRole('button', { name: /2022年/ })
      .waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  it.each([
    ['light', desk],
    ['dark', desk],
    ['light', phone],
    ['dark', phone],
  ] as const)('can be used by everybody, %s at %j', async (theme, size) => {
    const words =
      '# 一、试写\n\n全镇有行政村{{行政村数}}个，产业帮扶资金1万元，综合考核居全县第一。\n\n| 项目 | 数 |\n| --- | --- |\n| 村 | {{行政村数}} |\n'
    const { page, context, complaints } = await openRoom('青竹镇2020年看得清', words, { theme, size })
    await expect.poll(() => coverage(page).textContent()).toMatch(/1 不成立/)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await photograph(page, `room-${theme}-${size.width}`)
    await chips(page).first().click()
    await page.getByRole('region', { name: '这个记号' }).waitFor()
    await settle(page)
    await expectAccessible(page)
    await photograph(page, `room-form-${theme}-${size.width}`)
    expect(complaints).toEqual([])
    await context.close()
  })
})
