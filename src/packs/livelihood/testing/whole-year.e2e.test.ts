import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { expectAccessible } from '../../../../conformance/e2e/accessibility.ts'
import { expectNoSidewaysScroll, phone, photograph, settle, type Visit } from '../../../../conformance/e2e/browser.ts'
import {
  type Answers,
  addRecord,
  answer,
  caseOf,
  expectDone,
  findRecords,
  inSheet,
  leave,
  now,
  openCaseOf,
  takeStep,
} from '../../../../conformance/e2e/case-steps.ts'
import { setUpDemo } from '../../../../conformance/e2e/demo-town.ts'
import { readDocumentText } from '../../../office/index.ts'
import { projects2021 } from '../demo/projects.ts'

/** What a resident wants, and what becomes of it within the year. */
const wish = { name: '老街路口红绿灯', code: '' }
/** What the deputies vote on: the ten that are prepared, and the resident's. */
const candidates = [wish.name, ...projects2021.map(([name]) => name)]

const demo = setUpDemo()

const enter = (account: string): Promise<Visit> => demo.visit({ as: account })

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
  for (const [index, name] of candidates.entries()) {
    const sums = index === candidates.length - 1 ? last : (['63', '0', '0'] as const)
    for (const [at, label] of ['赞成', '反对', '弃权'].entries())
      await page.getByLabel(`${name}${label}`, { exact: true }).fill(sums[at] ?? '')
  }
  await page.getByRole('button', { name: '保存这一组的数' }).click()
  await page.getByText('已保存').waitFor()
}

it('is lived by five roles in their browsers: proposed, chosen, done, judged, and told in the next report', async () => {
  await propose()
  await listAsCandidate()
  // The sixth session is held on 7 February 2021.
  await demo.moveOn(13)
  await holdCongress()
  await demo.moveOn(60)
  await work('开工', '在建')
  await demo.moveOn(130)
  await askAndAnswer()
  await demo.moveOn(165)
  await tellAtHalfYear()
  await demo.moveOn(250)
  await work('完工', '完工待测评', { fields: { 完成投资: '296000' } })
  await judge()
  await demo.moveOn(345)
  await account()
  await follow()
})

/** The congress of February 2021 with 63 deputies: slips, two groups that differ once, the announcement. */
async function holdCongress(): Promise<void> {
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
  await state(editor.page, '主席团审议')
  await head.page.goto(new URL(editor.page.url()).pathname)
  await takeStep(head.page, '主席团通过，公布名单', '待开会', { opinion: '主席团会议听取，同意公布' })
  await editor.page.reload()
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
  expect(await head.page.getByText('入选', { exact: true }).count()).toBe(11)
  await settle(head.page)
  await expectAccessible(head.page)
  await photograph(head.page, 'ballot-announced')
  const downloading = head.page.waitForEvent('download')
  await head.page.getByRole('button', { name: '结果公告（Word）' }).click()
  const { text } = await readDocumentText(readFileSync(await (await downloading).path()), '公告.docx')
  expect(text).toContain('2021年民生实事项目票决结果公告')
  expect(text).toContain('共11项')
  expect(text).toContain('卫生院迁建')
  const projects = await findRecords(head.context, 'livelihood-project', { year: '2021' })
  expect(projects.map(({ values }) => values.votedOn)).toEqual(Array.from({ length: 11 }, () => '2021-02-07'))
  await leave(editor, first, second, head)
}

/** A resident with a telephone. */
async function propose(): Promise<void> {
  const context = await demo.browser.newContext({ baseURL: demo.url, viewport: phone, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto('/public/999901101/livelihood-proposals/new')
  await page.getByLabel('想办什么事').fill(wish.name)
  await page.getByLabel('为什么、怎么办').fill('老街路口车多，上学的孩子过马路没有灯。')
  await page.getByLabel('建议类别').selectOption({ label: '道路交通' })
  // Nobody writes a proposal in three seconds; a test does.
  await page.waitForTimeout(3_200)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '收到了' }).waitFor()
  wish.code = (await page.locator('#code').textContent()) ?? ''
  await context.close()
}

/** The office takes it into the pool, and puts it up beside what is prepared already. */
async function listAsCandidate(): Promise<void> {
  const [clerk, editor] = [await enter('minzheng'), await enter('bianji')]
  const { page } = clerk
  await page.goto('/livelihood/proposals')
  await page.getByRole('button', { name: new RegExp(`^${wish.name}`) }).click()
  const panel = page.getByRole('complementary', { name: '建议' })
  /** A step that names a record is found by its words. */
  const take = async (label: string, [field, words]: readonly [string, string], answers: Answers = {}) => {
    await panel.getByRole('button', { name: new RegExp(`^${label}`) }).click()
    await inSheet(page, label, async (sheet) => {
      await answer(sheet, answers)
      await sheet.getByLabel(field, { exact: true }).first().fill(words)
      await page.locator('.ant-select-item-option', { hasText: words }).filter({ visible: true }).first().click()
    })
  }
  await take('符合条件，入库', ['筛选依据', '群众需求迫切'], { fields: { 公开内容: '老街路口装红绿灯，方便学生过马路。' } })
  await panel.getByText('已入库').first().waitFor()
  const [ballot] = await findRecords(editor.context, 'project-ballot', { year: '2021' })
  await addRecord(editor.context, 'ballot-candidate', {
    ballot: ballot?.id ?? '',
    number: 11,
    name: wish.name,
    content: '老街路口安装红绿灯1处',
    plannedInvestment: '300000.00',
    office: '村镇建设办公室',
    deadline: '2021-10-31',
    beneficiaries: '全镇居民',
  })
  await take('列为候选项目', ['候选项目', wish.name])
  await panel.getByText('已列为候选').first().waitFor()
  await leave(clerk, editor)
}

/** The page of the project's case, as one of them sees it. */
async function openProject(account: string): Promise<Visit> {
  const visit = await enter(account)
  const [project] = await findRecords(visit.context, 'livelihood-project', { year: '2021', name: wish.name })
  const { id } = await caseOf(visit.context, 'livelihood-project', project?.id ?? '')
  await visit.page.goto(`/cases/${id}`)
  return visit
}

/** The office takes one step of the work. */
async function work(step: string, leadsTo: string, answers?: Answers): Promise<void> {
  const clerk = await openProject('minzheng')
  await takeStep(clerk.page, step, leadsTo, answers)
  await leave(clerk)
}

/** A month is reported, a group of deputies asks, and is answered. */
async function askAndAnswer(): Promise<void> {
  await work('报月度进度', '在建', { fields: { 实际进度: '45', 完成投资: '120000' }, opinion: '基础已经做好' })
  const leader = await openProject('zhenzhang')
  await takeStep(leader.page, '代表小组询问', '代表询问待答复', { opinion: '施工时学生怎么过马路' })
  await leave(leader)
  await work('答复询问', '在建', { opinion: '上下学时有人值守' })
}

/** What the presidium hears in July: the project under construction, asked about once and answered, with what was spent by then. */
async function tellAtHalfYear(): Promise<void> {
  const editor = await enter('bianji')
  const { page } = editor
  await page.goto('/reports')
  await page.getByRole('button', { name: '新写一份' }).click()
  await page.getByRole('radio', { name: /^半年办理情况/ }).check()
  await page.getByRole('checkbox', { name: '计划与任务' }).uncheck()
  await settle(page)
  await expectAccessible(page)
  await photograph(page, 'half-year-begun')
  await page.getByRole('button', { name: '开始写' }).click()
  await page.waitForURL(/edit=true/)
  await page.getByRole('button', { name: '完成' }).click()
  const row = page.getByRole('row').filter({ hasText: wish.name })
  for (const cell of ['30', '12', '在建（2021-03-26）', '1次，已答复1次']) await row.getByText(cell, { exact: true }).first().waitFor()
  await settle(page)
  await photograph(page, 'half-year')
  await leave(editor)
}

/** Those who live there are asked, the deputies judge, and only then is it over. */
async function judge(): Promise<void> {
  const [editor, leader] = [await enter('bianji'), await openProject('zhenzhang')]
  const url = leader.page.url()
  const [project] = await findRecords(editor.context, 'livelihood-project', { year: '2021', name: wish.name })
  const about = { name: wish.name, project: project?.id ?? '' }
  const asked = {
    topic: 'satisfaction',
    wording: '红绿灯装得满意吗？',
    surveyedOn: '2021-10-02',
    method: 'visit',
    organiser: '党政综合办公室',
  }
  await addRecord(editor.context, 'opinion-survey', {
    ...about,
    ...asked,
    sample: 220,
    answered: 200,
    satisfied: 180,
    mostly: 16,
    unsatisfied: 4,
  })
  const votes = { all: 63, present: 60, returned: 60, satisfied: 55, mostly: 5, unsatisfied: 0 }
  const rule = { round: 1, measuredOn: '2021-10-02', rule: 'ladder', base: 'all' }
  const review = await openCaseOf(editor.context, 'satisfaction-review', { ...about, ...rule, ...votes })
  await leader.page.goto(`/cases/${review.id}`)
  await takeStep(leader.page, '算出结论', '待办结', {})
  await takeStep(leader.page, '办结', '已办结', {})
  await leader.page.goto(url)
  await takeStep(leader.page, '测评合格，办结', '已办结', {})
  await expectDone(leader)
  await leave(editor, leader)
}

/** The report of 2021 answers for it by its name, or is refused. */
async function account(): Promise<void> {
  const editor = await enter('bianji')
  const front = '---\ntitle: 青竹镇2021年政府工作报告\ntown: "999901101"\nperiod: 2021\n---\n\n'
  const write = async (words: string): Promise<string> => {
    const source = `${front}# 一、2021年工作回顾\n\n${words}\n\n{{附表:民生实事表}}\n\n# 二、2022年工作目标\n\n再接再厉。\n`
    const { id } = await (await editor.context.request.post('/api/reports', { data: { source } })).json()
    await editor.page.goto(`/reports/${id}`)
    await editor.page.getByRole('row').filter({ hasText: wish.name }).getByText('98', { exact: true }).waitFor()
    return (await editor.page.locator('main').textContent()) ?? ''
  }
  const unanswered = /年初答应的[^\n]*“老街路口红绿灯”[^\n]*回顾里没有交账/
  expect(await write('全镇各项工作有序推进。')).toMatch(unanswered)
  expect(await write(`${wish.name}已完工。`)).not.toMatch(unanswered)
  await leave(editor)
}

/** Everybody reads the whole way, from the receipt to the verdict. */
async function follow(): Promise<void> {
  const context = await demo.browser.newContext({ baseURL: demo.url, viewport: phone, locale: 'zh-CN', javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/public/999901101/livelihood-proposals/receipt')
  await page.getByLabel('回执码').fill(wish.code)
  await page.getByRole('button', { name: '查', exact: true }).click()
  await page.getByText('已列为候选').first().waitFor()
  await page.goto('/public/999901101/livelihood?year=2021')
  await page.getByRole('link', { name: wish.name }).click()
  await page.getByText('组织实施').first().waitFor()
  const text = (await page.locator('main').textContent()) ?? ''
  for (const said of ['征集建议', '列为候选', '大会票决', '开工', '完工', '群众调查', '代表测评', '满意'])
    expect(text, said).toContain(said)
  await expectNoSidewaysScroll(page)
  await photograph(page, 'whole-year-public-phone')
  await context.close()
}
