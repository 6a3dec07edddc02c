import { beforeAll, describe, expect, it } from 'vitest'
import type { Visit } from './browser.ts'
import {
  addRecord,
  another,
  caseOf,
  day,
  expectDone,
  expectRefused,
  findRecords,
  leave,
  type NewCase,
  openCaseOf,
  readRecord,
  takeStep,
  type Values,
} from './case-steps.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()
let village = { id: '', title: '' }

beforeAll(async () => {
  const { context } = await enter('tongji')
  ;[village] = await (await context.request.get('/api/ledgers/village/options?limit=1')).json()
  await context.close()
})

const enter = (account: string) => demo.visit({ as: account })
const open = (visit: Visit, { id }: NewCase) => visit.page.goto(`/cases/${id}`)

/** One step in several cases at once, through the API: what a walk has shown once it does not show again. */
async function takeAll(
  { context }: Visit,
  input: { readonly loop: string; readonly step: string; readonly values?: Values },
): Promise<void> {
  const query = await context.request.post('/api/cases/query', { data: { loop: input.loop, standing: 'open', limit: 500 } })
  const cases = (await query.json()).cases.map(({ id, version }: { id: string; version: number }) => ({ id, version }))
  const answered = await context.request.post('/api/cases/steps', { data: { ...input, cases, skipRefused: true } })
  expect(answered.status(), await answered.text()).toBe(200)
}

describe('a dispute', () => {
  it('is accepted, agreed on, broken, agreed on again, and closed by another when it is performed', async () => {
    const [mediator, visitor] = [await enter('tongji'), await enter('minzheng')]
    const dispute = await openCaseOf(mediator.context, 'dispute', { number: 'JF-E2E-1', village: village.id, acceptedOn: day() })
    await open(mediator, dispute)
    await takeStep(mediator.page, '受理', '调解中', { fields: { 调解员: '方云峥', 类别: '邻里' } })
    const agreed = { fields: { 履行期限: day(10), 协议编号: '调2021-7' }, evidence: true } as const
    await takeStep(mediator.page, '达成协议', '待履行', agreed)
    await expectRefused(mediator.page, '回访已履行', another('回访已履行'))
    await open(visitor, dispute)
    await takeStep(visitor.page, '没有履行', '调解中', { opinion: '围墙还没有拆' })
    await mediator.page.reload()
    await takeStep(mediator.page, '达成协议', '待履行', agreed)
    await visitor.page.reload()
    await takeStep(visitor.page, '回访已履行', '已办结', {})
    expect(await readRecord(visitor.context, 'dispute', dispute.record)).toMatchObject({ outcome: 'settled', closedOn: day() })
    await leave(mediator, visitor)
  })
})

describe('a hazard', () => {
  it('is handed over with a term, reported removed, sent back by who went to look, and struck off', async () => {
    const [worker, office] = [await enter('wangge'), await enter('tongji')]
    const found = { number: 'YH-E2E-1', place: '老街出租房', category: 'fire', foundOn: day() }
    const hazard = await openCaseOf(worker.context, 'hazard', found)
    await open(office, hazard)
    await takeStep(office.page, '交办整改', '整改中', { fields: { 承办单位: '房东', 整改期限: day(5), 隐患等级: '一般' } })
    await open(worker, hazard)
    await takeStep(worker.page, '报告整改完成', '待复查', { fields: { 整改措施: '装了烟感' }, evidence: true })
    await expectRefused(worker.page, '复查销号', another('复查销号'))
    await office.page.reload()
    await takeStep(office.page, '复查不合格', '整改中', { fields: { 整改期限: day(8) }, opinion: '二楼还缺一只' })
    await worker.page.reload()
    await takeStep(worker.page, '报告整改完成', '待复查', { fields: { 整改措施: '二楼也装了' }, evidence: true })
    await office.page.reload()
    await takeStep(office.page, '复查销号', '已销号', {})
    await expectDone(office)
    expect(await readRecord(office.context, 'hazard', hazard.record)).toMatchObject({ status: 'rectified', rectifiedOn: day() })
    await leave(worker, office)
  })
})

describe('a petition', () => {
  it('is accepted, rests while something else decides, is taken up again, extended, answered, and resolved by another', async () => {
    const [office, other, leader] = [await enter('tongji'), await enter('minzheng'), await enter('zhenzhang')]
    const letter = { number: 'XF-E2E-1', category: 'first', acceptedOn: day(), receivedOn: day() }
    const petition = await openCaseOf(office.context, 'petition', letter)
    await open(office, petition)
    await takeStep(office.page, '受理', '办理中', { fields: { 承办单位: '村镇建设办公室' } })

    await open(leader, petition)
    await leader.page.getByRole('button', { name: '中止', exact: true }).click()
    const rest = leader.page.getByRole('dialog', { name: '中止办理' })
    await rest.getByLabel('中止到哪天').fill(day(20))
    await rest.getByLabel('中止到哪天').press('Enter')
    await rest.getByLabel('中止理由').fill('等法院判决')
    await rest.getByRole('button', { name: '中止', exact: true }).click()
    await leader.page.getByRole('button', { name: '恢复办理', exact: true }).waitFor()
    await office.page.reload()
    await expectRefused(office.page, '书面答复', '中止')
    await leader.page.getByRole('button', { name: '恢复办理', exact: true }).click()
    await leader.page.getByRole('dialog', { name: '恢复办理' }).getByRole('button', { name: '恢复办理', exact: true }).click()
    await leader.page.getByRole('button', { name: '中止', exact: true }).waitFor()
    await takeStep(leader.page, '延期', '延期办理', { opinion: '要等测绘' })

    await office.page.reload()
    await takeStep(office.page, '书面答复', '已答复', { fields: { 答复意见: '补偿按标准已到位' }, evidence: true })
    await expectRefused(office.page, '回访化解', another('回访化解'))
    await open(other, petition)
    await takeStep(other.page, '回访化解', '已化解', {})
    await expectDone(other)
    expect(await readRecord(other.context, 'petition', petition.record)).toMatchObject({ resolved: true, closedOn: day() })
    await leave(office, other, leader)
  })
})

describe('cases beside their steps', () => {
  it('are folded into another one of the same thing', async () => {
    const room = await enter('tongji')
    const event = { village: village.id, platform: 'service', content: '井盖松动', reportedOn: day(), status: 'reported' }
    const main = await openCaseOf(room.context, 'grid-event', { ...event, number: 'WG-E2E-21' })
    const repeat = await openCaseOf(room.context, 'grid-event', { ...event, number: 'WG-E2E-22' })
    await open(room, repeat)
    await room.page.getByRole('button', { name: '并入另一件', exact: true }).click()
    const dialog = room.page.getByRole('dialog', { name: '并入另一件事项' })
    await dialog.getByLabel('主件').fill(main.number)
    await room.page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: main.number }).first().click()
    await dialog.getByRole('button', { name: '并入另一件', exact: true }).click()
    await room.page.getByText(/：已并入/).waitFor()
    await open(room, main)
    await room.page.getByRole('region', { name: '并进来的' }).getByRole('listitem').waitFor()
    expect(await readRecord(room.context, 'grid-event', repeat.record)).toMatchObject({ merged: true })
    await leave(room)
  })

  it('are opened by hand over a record that is there', async () => {
    const clerk = await enter('minzheng')
    const checkpoint = await addRecord(clerk.context, 'checkpoint', { name: '南岭中门', category: 'townGate', openedOn: day() })
    const passage = { checkpoint, passedAt: `${day()}T08:10`, name: '柯南岭', temperature: '38.2' }
    const entry = await addRecord(clerk.context, 'checkpoint-entry', passage)
    await clerk.page.goto('/loops/fever')
    await clerk.page.getByRole('button', { name: '新立一件' }).click()
    const dialog = clerk.page.getByRole('dialog')
    await dialog.getByRole('combobox').fill('柯南岭')
    await clerk.page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '柯南岭' }).first().click()
    await dialog.getByRole('button', { name: /^立\s*项$/ }).click()
    await clerk.page.getByText(/^已立项：/).waitFor()
    await open(clerk, await caseOf(clerk.context, 'checkpoint-entry', entry))
    await takeStep(clerk.page, '移交发热门诊', '已移交发热门诊', { fields: { 处置: '移交县医院发热门诊' } })
    await takeStep(clerk.page, '排除', '已排除', { opinion: '核酸阴性，普通感冒' })
    await expectDone(clerk)
    await leave(clerk)
  })
})

describe('the notices of a village', () => {
  it('are printed in one press, a sheet for everybody under a measure', async () => {
    const clerk = await enter('minzheng')
    const declared = {
      name: '散发病例处置',
      basis: '竹溪县政府通告第9号',
      level: '三级',
      launchedOn: day(),
      validUntil: day(30),
      status: 'draft',
    }
    await open(clerk, await openCaseOf(clerk.context, 'emergency-response', declared))
    await takeStep(clerk.page, '启动', '响应中', {})
    const rule = { category: 'keyPerson', inForceFrom: day(-1), centralDays: 0, homeDays: 7, countFrom: 'lastExposure' }
    await addRecord(clerk.context, 'isolation-rule', { ...rule, edition: '本地方案', source: '竹溪县疫控办通告第9号' })
    const names = ['尤一丹', '尤二白']
    for (const name of names) {
      const person = { name, village: village.id, category: 'keyPerson', measure: 'home', startedOn: day(), lastExposureOn: day(-1) }
      await addRecord(clerk.context, 'controlled-person', { ...person, place: '家中', status: 'planned' })
    }
    await clerk.page.goto(`/epidemic/notices?village=${village.id}`)
    await clerk.page.getByText(/另有 2 人未落实措施/).waitFor()
    await takeAll(clerk, { loop: 'isolation', step: 'isolateAtHome' })
    await clerk.page.goto('/epidemic/notices')
    await clerk.page.getByLabel('村', { exact: true }).fill(village.title)
    await clerk.page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: village.title }).first().click()
    for (const name of names)
      await clerk.page
        .getByRole('article', { name: `${name}的告知书` })
        .getByText('竹溪县政府通告第9号')
        .waitFor()
    await clerk.page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'true')
    })
    await clerk.page.getByRole('button', { name: /^打印 2 份$/ }).click()
    expect(await clerk.page.getAttribute('body', 'data-printed')).toBe('true')
    await clerk.page.emulateMedia({ media: 'print' })
    expect(await clerk.page.getByRole('button', { name: /^打印/ }).isVisible()).toBe(false)
    await leave(clerk)
  })
})

describe('a round of monthly output', () => {
  it('is sent out, reported by every firm, and closed only when all of it is there', async () => {
    const [maker, checker] = [await enter('tongji'), await enter('minzheng')]
    const round = await openCaseOf(maker.context, 'output-round', { month: '2021-02', dueOn: day(10), status: 'planned' })
    await open(maker, round)
    await takeStep(maker.page, '下发月报', '报送中', {})
    const [one] = await findRecords(maker.context, 'output-report', { month: '2021-02' })
    const report = await caseOf(maker.context, 'output-report', one?.id ?? '')
    await open(maker, report)
    await takeStep(maker.page, '上报', '待审', { fields: { 产值: '2400000', 波动说明: '一、二月合计' } })
    await takeAll(maker, { loop: 'output-report', step: 'submit', values: { outputValue: '1800000', explanation: '一、二月合计' } })
    await maker.page.goto(`/cases/${round.id}`)
    await expectRefused(maker.page, '收齐办结', '下级事项')
    await open(checker, report)
    await takeStep(checker.page, '审核通过', '已审', {})
    await takeAll(checker, { loop: 'output-report', step: 'check' })
    await maker.page.reload()
    await maker.page.getByRole('region', { name: '下级事项' }).getByText('都已结束').waitFor()
    await takeStep(maker.page, '收齐办结', '收齐', {})
    await expectDone(maker)
    expect((await findRecords(checker.context, 'industrial-output', { month: '2021-02' })).length).toBeGreaterThan(50)
    await leave(maker, checker)
  })
})
