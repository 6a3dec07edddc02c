import { beforeAll, describe, expect, it } from 'vitest'
import type { Visit } from './browser.ts'
import {
  another,
  answer,
  caseOf,
  day,
  expectDone,
  expectRefused,
  findRecords,
  inSheet,
  leave,
  type NewCase,
  now,
  openCaseOf,
  ownVillage,
  pressStep,
  readRecord,
  takeStep,
} from './case-steps.ts'
import { setUpDemo } from './demo-town.ts'

const demo = setUpDemo()
let village = ''

beforeAll(async () => {
  const { context } = await enter('tongji')
  const [first] = await (await context.request.get('/api/ledgers/village/options?limit=1')).json()
  village = first.id
  await context.close()
})

const enter = (account: string) => demo.visit({ as: account })
const open = (visit: Visit, { id }: NewCase) => visit.page.goto(`/cases/${id}`)

describe('agriculture: a flood damage', () => {
  it('is surveyed, repaired, sent back by another, repaired again and accepted', async () => {
    const [maker, checker] = [await enter('tongji'), await enter('minzheng')]
    const place = { name: '石桥渠首水毁', village, occurredOn: day(-30), status: 'reported' }
    const damage = await openCaseOf(maker.context, 'flood-damage', place)
    await open(maker, damage)
    await takeStep(maker.page, '核查', '已核查', { fields: { 类别: '渠道', 核定资金: '30000', 应修复日期: day(20) }, evidence: true })
    await takeStep(maker.page, '开工', '修复中', { fields: { 开工日期: day(-10) } })

    await pressStep(maker.page, '修复完成')
    await inSheet(maker.page, '修复完成', (sheet) => answer(sheet, { fields: { 修复日期: day(-1) } }))
    await maker.page.getByText('请附上佐证材料或照片').waitFor()
    await inSheet(maker.page, '修复完成', (sheet) => answer(sheet, { evidence: true }))
    await now(maker.page).getByRole('heading', { name: '已修复', exact: true }).waitFor()
    await expectRefused(maker.page, '验收合格', another('验收合格'))

    await open(checker, damage)
    await takeStep(checker.page, '验收不合格', '修复中', { opinion: '护岸还缺一段' })
    await maker.page.reload()
    await takeStep(maker.page, '修复完成', '已修复', { fields: { 修复日期: day() }, evidence: true })
    await checker.page.reload()
    await takeStep(checker.page, '验收合格', '已验收', { fields: { 验收日期: day() }, evidence: true })
    await expectDone(checker)
    expect(await readRecord(checker.context, 'flood-damage', damage.record)).toMatchObject({ status: 'accepted', acceptedOn: day() })
    await leave(maker, checker)
  })
})

describe('industry: the output of a month', () => {
  it('is asked of every firm, due, sent in, sent back, checked by another, and then a fact of the ledger', async () => {
    const [maker, checker] = [await enter('tongji'), await enter('minzheng')]
    const round = await openCaseOf(maker.context, 'output-round', { month: '2021-03', dueOn: day(10), status: 'planned' })
    await open(maker, round)
    await takeStep(maker.page, '下发月报', '报送中', {})
    const reports = await findRecords(maker.context, 'output-report', { month: '2021-03' })
    expect(reports.length).toBeGreaterThan(1)
    await maker.page.reload()
    await expectRefused(maker.page, '收齐办结', '下级事项')

    const report = await caseOf(maker.context, 'output-report', reports[0]?.id ?? '')
    await open(maker, report)
    const sent = { 产值: '1234567', 波动说明: '新接订单' }
    await takeStep(maker.page, '上报', '待审', { fields: sent })
    await expectRefused(maker.page, '审核通过', another('审核通过'))
    await open(checker, report)
    await takeStep(checker.page, '退回重报', '待报', { opinion: '与税务口径不符，请核对' })
    await maker.page.reload()
    await now(maker.page).getByText('1 次').waitFor()
    await takeStep(maker.page, '上报', '待审', { fields: { ...sent, 产值: '1200000' } })
    await checker.page.reload()
    await takeStep(checker.page, '审核通过', '已审', {})
    await expectDone(checker)
    const facts = await findRecords(checker.context, 'industrial-output', { month: '2021-03' })
    expect(facts.map(({ values }) => [values.enterprise, values.outputValue])).toEqual([[reports[0]?.values.enterprise, '1200000.00']])
    await leave(maker, checker)
  })
})

describe('investment: a lead', () => {
  it('is followed, becomes a project, is signed and built, and produces once its money is recognised by another', async () => {
    const [maker, checker] = [await enter('tongji'), await enter('minzheng')]
    const lead = await openCaseOf(maker.context, 'investment-lead', {
      name: '笔杆注塑线',
      foundOn: day(-40),
      place: '义乌',
      status: 'found',
    })
    await open(maker, lead)
    await takeStep(maker.page, '登记对接', '跟进中', { fields: { 投资意向: '迁回注塑车间', 计划投资: '5000000' } })
    await takeStep(maker.page, '转为洽谈项目', '转为项目', {})
    await expectDone(maker)

    const [project] = await findRecords(maker.context, 'investment-project', { name: '笔杆注塑线' })
    expect(project?.values).toMatchObject({ status: 'negotiating', agreedAmount: '5000000.00' })
    const pipeline = await caseOf(maker.context, 'investment-project', project?.id ?? '')
    await open(maker, pipeline)
    await takeStep(maker.page, '签约', '签约', {
      fields: { 合同编号: 'HT-2021-09', 投资方: '彩童文具', 投资方所在地: '义乌', 协议资金: '5000000' },
    })
    await takeStep(maker.page, '立项（备案）', '立项', { fields: { 备案文号: '2101-999901-09' } })
    await takeStep(maker.page, '开工', '开工', { fields: { 施工许可证号: '施工2021-9' } })
    await takeStep(maker.page, '进场建设', '在建', {})
    await takeStep(maker.page, '竣工', '竣工', { fields: { 竣工验收文号: '验2021-9' } })

    const money = { project: project?.id, month: '2021-01', amount: '3000000', voucher: '银2101-9', status: 'claimed' }
    const claim = await openCaseOf(maker.context, 'arrival-claim', money)
    await open(maker, claim)
    await expectRefused(maker.page, '认定', another('认定'))
    await open(checker, claim)
    await takeStep(checker.page, '认定', '已认定', { fields: { 凭证类别: '银行到账单' } })
    await expectDone(checker)

    await open(maker, pipeline)
    await takeStep(maker.page, '投产', '投产', {})
    await expectDone(maker)
    await leave(maker, checker)
  })
})

describe('tourism: a promotion', () => {
  it('is planned, held by the village, and its sales settled by another against the bill', async () => {
    const [cadre, clerk] = [await enter('zhucun'), await enter('tongji')]
    const event = { name: '甜桔柚开摘直播', date: day(-3), platform: null, status: 'planned' }
    const promotion = await openCaseOf(cadre.context, 'promotion-event', event)
    await open(cadre, promotion)
    await takeStep(cadre.page, '举办', '已举办', { fields: { 平台: '抖音', 场次: '2', 销售额: '86000' } })
    await open(clerk, promotion)
    await takeStep(clerk.page, '核实销售额', '已核实', { fields: { 销售额: '81500', 订单数: '630' }, evidence: true })
    await expectDone(clerk)
    const settled = await readRecord(clerk.context, 'promotion-event', promotion.record)
    expect(settled).toMatchObject({ status: 'settled', sessions: 2, salesAmount: '81500.00' })
    await leave(cadre, clerk)
  })
})

describe('governance: an event of the grid', () => {
  it('is reported, accepted, dispatched, fed back, sent back, verified by another, rated and closed; a repeat goes into it', async () => {
    const [worker, room] = [await enter('wangge'), await enter('tongji')]
    const event = {
      village: await ownVillage(worker.context),
      platform: 'service',
      content: '路灯不亮',
      reportedOn: day(),
      status: 'reported',
    }
    const main = await openCaseOf(worker.context, 'grid-event', { ...event, number: 'WG-E2E-1' })
    const repeat = await openCaseOf(worker.context, 'grid-event', { ...event, number: 'WG-E2E-2' })

    await open(room, main)
    await takeStep(room.page, '受理', '待分派', { fields: { 紧急程度: '一般' } })
    await takeStep(room.page, '分派', '处置中', { fields: { 承办单位: '村镇建设办公室', 办理期限: day(2) } })
    await open(worker, main)
    await takeStep(worker.page, '反馈办结', '待核查', { fields: { 处置结果: '换了灯泡' }, evidence: true })
    await expectRefused(worker.page, '核查属实', another('核查属实'))
    await room.page.reload()
    await takeStep(room.page, '退回重办', '处置中', { fields: { 办理期限: day(3) }, opinion: '夜里去看，仍然不亮' })
    await worker.page.reload()
    await takeStep(worker.page, '反馈办结', '待核查', { fields: { 处置结果: '线路已修好' }, evidence: true })
    await room.page.reload()
    await takeStep(room.page, '核查属实', '待评价')
    await takeStep(room.page, '登记评价', '待结案', { fields: { 群众评价: '满意' } })
    await takeStep(room.page, '结案', '已结案', {})
    await expectDone(room)

    await open(room, repeat)
    await pressStep(room.page, '标为重复件')
    await inSheet(room.page, '标为重复件', (sheet) => answer(sheet, { fields: { 主件编号: 'WG-E2E-9' } }))
    await room.page.getByRole('alert').filter({ hasText: '没有这个编号的主件。' }).waitFor()
    await inSheet(room.page, '标为重复件', (sheet) => answer(sheet, { fields: { 主件编号: 'WG-E2E-1' } }))
    await now(room.page).getByRole('heading', { name: '重复件', exact: true }).waitFor()
    expect(await readRecord(room.context, 'grid-event', repeat.record)).toMatchObject({ status: 'duplicate', merged: true })
    await leave(worker, room)
  })
})

describe('an honour', () => {
  it('is declared by a village, sent back for its document, verified, and published by another', async () => {
    const [cadre, clerk, editor] = [await enter('zhucun'), await enter('tongji'), await enter('bianji')]
    const declared = { name: '省级美丽乡村示范村', winner: '石桥村', category: 'collective', date: day(-5), status: 'declared' }
    const honour = await openCaseOf(cadre.context, 'honour', declared)
    await open(clerk, honour)
    await takeStep(clerk.page, '退回补件', '待核实', { opinion: '缺表彰文件' })
    await takeStep(clerk.page, '按文件核实', '待公布', {
      fields: { 级别: '省级', 文号: '省农〔2021〕9号', 表彰文件: '省农〔2021〕9号' },
    })
    await open(editor, honour)
    await takeStep(editor.page, '公布', '已公布', {})
    await expectDone(editor)
    expect(await readRecord(editor.context, 'honour', honour.record)).toMatchObject({ status: 'published', level: 'province' })
    await leave(cadre, clerk, editor)
  })
})

describe('a suggestion of a deputy', () => {
  it('is talked through before it is answered, rated by the deputies’ office and filed', async () => {
    const [office, congress] = [await enter('minzheng'), await enter('bianji')]
    const paper = { number: 'E2E-07', subject: '关于村道拓宽的建议', assignedOn: day(), status: 'assigned' }
    const suggestion = await openCaseOf(congress.context, 'suggestion', paper)
    await open(office, suggestion)
    await takeStep(office.page, '签收', '办理中', { fields: { 承办科室: '社会事务办公室' } })
    await expectRefused(office.page, '书面答复', '还没有与代表面商，要先面商再答复。')
    await takeStep(office.page, '与代表面商', '办理中', { opinion: '现场走了一遍' })
    await takeStep(office.page, '书面答复', '待测评', {
      fields: { 办理类别: 'A类（已解决）', 答复意见: '已列入年度计划并开工' },
      evidence: true,
    })
    await open(congress, suggestion)
    await takeStep(congress.page, '登记代表测评', '待归档', { fields: { 满意度: '满意' } })
    await takeStep(congress.page, '归档办结', '已办结', {})
    await expectDone(congress)
    const filed = await readRecord(congress.context, 'suggestion', suggestion.record)
    expect(filed).toMatchObject({ status: 'closed', discussed: true, answeredOn: day(), satisfaction: 'satisfied' })
    await leave(office, congress)
  })
})
