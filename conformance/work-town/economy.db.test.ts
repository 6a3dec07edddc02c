import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeCreditCode, makeNationalId } from '../../demo/identifiers.ts'
import type { Engine } from '../../src/kernel/index.ts'
import { describeOneEngine } from '../../src/kernel/storage/testing.ts'
import { wholeTables } from '../whole-tables.ts'
import { openWorkTown, type WorkTown } from './open-work-town.ts'

describeOneEngine('the work of firms and money from outside', (open) => {
  let engine: Engine
  let town: WorkTown
  let firms: readonly string[] = []
  beforeAll(async () => {
    engine = await open(wholeTables)
  })
  beforeEach(async () => {
    town = await openWorkTown(engine)
    await town.add('village', { code: '999901101201', name: '青竹村' })
    const firm = (serial: number, category: string) =>
      town.add('enterprise', { creditCode: makeCreditCode('91', serial), name: `青竹第${serial}笔厂`, category })
    firms = [await firm(1, 'aboveScale'), await firm(2, 'smallMicro'), await firm(3, 'smallMicro'), await firm(4, 'individual')]
  })
  const firm = (place: number) => firms[place] ?? ''

  describe('output', () => {
    it('is not asked for in January', async () => {
      const id = await town.add('output-round', { month: '2020-01', dueOn: '2020-07-01' })
      expect(await town.refused(town.maker, { ledger: 'output-round', id }, 'dispatch')).toBe(
        '1月份产值免报，与2月合并上报，请建2月的任务。',
      )
    })

    it('is asked of every firm that reports, late when its day has passed, a fact when checked by another', async () => {
      town.toDay('2020-06-01')
      await town.add('industrial-output', { enterprise: firm(0), month: '2020-04', outputValue: '10200000' })
      await town.add('industrial-output', { enterprise: firm(1), month: '2020-04', outputValue: '300000' })
      const round = { ledger: 'output-round', id: await town.add('output-round', { month: '2020-05', dueOn: '2020-06-10' }) }
      await town.step(town.maker, round, 'dispatch')
      const reports = await town.all('output-report')
      expect(reports.map(({ values }) => values.enterprise).sort()).toEqual([firm(0), firm(1)].sort())
      const [first, second] = [firm(0), firm(1)].map((enterprise) => ({
        ledger: 'output-report',
        id: reports.find(({ values }) => values.enterprise === enterprise)?.id ?? '',
      }))
      if (first === undefined || second === undefined) throw new Error('no reports')
      expect(await town.refused(town.maker, first, 'submit', { values: { outputValue: '1020000' } })).toContain('产值与上次相比变动很大')
      await town.step(town.maker, first, 'submit', { values: { outputValue: '9800000' } })
      expect(await town.refused(town.maker, first, 'check')).toContain('要由另一个人来办')
      await town.step(town.checker, first, 'check')
      expect(await town.figure('industrial-output-total', '2020-05')).toBe('9800000')
      town.toDay('2020-06-11')
      expect(await town.caseOf('output-report', second.id)).toMatchObject({ state: 'due', due: '2020-06-10', daysLate: 1 })
      expect(await town.refused(town.maker, round, 'close')).toContain('下级事项')
      await town.step(town.checker, second, 'exempt', { opinion: '停产' })
      expect((await town.step(town.maker, round, 'close')).case.outcome).toBe('done')
    })

    it('that a file brought is put right by the checked report, not counted twice', async () => {
      town.toDay('2020-07-01')
      await town.load('industrial-output', [
        ['企业', '月份', '产值(元)'],
        ['青竹第1笔厂', '2020-06', '1.00'],
      ])
      const round = { ledger: 'output-round', id: await town.add('output-round', { month: '2020-06', dueOn: '2020-07-10' }) }
      await town.step(town.maker, round, 'dispatch')
      const report = (await town.all('output-report')).find(({ values }) => values.month === '2020-06' && values.enterprise === firm(0))
      const subject = { ledger: 'output-report', id: report?.id ?? '' }
      await town.step(town.maker, subject, 'submit', { values: { outputValue: '9900000', explanation: '订单回升' } })
      await town.step(town.checker, subject, 'check')
      expect(await town.figure('industrial-output-total', '2020-06')).toBe('9900000')
    })
  })

  it('lists a firm above scale by its revenue, and the register follows in and out', async () => {
    const small = {
      ledger: 'scale-entry',
      id: await town.add('scale-entry', { enterprise: firm(1), year: '2020', revenue: '19999999.99' }, town.maker),
    }
    expect(await town.refused(town.checker, small, 'declare')).toBe('年主营业务收入没有达到规上标准，不能申报入库。')
    const entry = {
      ledger: 'scale-entry',
      id: await town.add('scale-entry', { enterprise: firm(2), year: '2020', revenue: '20000000' }, town.maker),
    }
    await town.step(town.checker, entry, 'declare')
    await town.step(town.checker, entry, 'list')
    expect((await town.read('enterprise', firm(2))).values.category).toBe('aboveScale')
    await town.step(town.maker, entry, 'proposeLeave', { values: { delistReason: '收入下降' } })
    await town.step(town.checker, entry, 'delist')
    expect((await town.read('enterprise', firm(2))).values.category).toBe('smallMicro')
  })

  it('pays a grant once for a firm and a policy, after its notice, by another than its maker', async () => {
    town.toDay('2020-08-03')
    const make = async (batch: string, who: readonly number[]) => {
      const id = await town.add('grant-batch', { batch, policy: '纾困' }, town.maker)
      for (const place of who) await town.add('grant-application', { batch: id, enterprise: firm(place), amount: '20000' })
      return { ledger: 'grant-batch', id }
    }
    const batch = await make('第一批', [1, 3])
    await town.step(town.maker, batch, 'submit')
    expect(await town.refused(town.maker, batch, 'publish')).toContain('要由另一个人来办')
    await town.step(town.checker, batch, 'publish')
    town.toDay('2020-08-06')
    expect(await town.refused(town.checker, batch, 'toCounty')).toContain('公示')
    town.toDay('2020-08-10')
    await town.step(town.checker, batch, 'toCounty')
    await town.step(town.leader, batch, 'approve', { values: { documentNumber: '竹经〔2020〕8号' } })
    // Another firm for the same sum would leave the approved total as it was.
    const swapped = town.add('grant-application', { batch: batch.id, enterprise: firm(2), amount: '20000' }, town.checker)
    await expect(swapped).rejects.toThrow('“第一批”已经县里批准')
    await town.step(town.checker, batch, 'pay', { values: { voucher: 'P1', voucherAmount: '40000' } })
    expect(await town.figure('grant-amount', '2020')).toBe('40000')
    const again = await make('第二批', [1])
    await town.step(town.maker, again, 'submit')
    expect(await town.refused(town.checker, again, 'publish')).toBe('有企业在这项政策下已经兑现过，一家企业一项政策只兑现一次，请剔除。')
  })

  it('lets a firm back to work when all four items are in place, and stops it when a patrol finds otherwise', async () => {
    town.toDay('2020-02-12')
    const id = await town.add('resumption-application', { enterprise: firm(0), appliedOn: '2020-02-12', stage: 'applied' }, town.maker)
    const subject = { ledger: 'resumption-application', id }
    await town.step(town.maker, subject, 'accept', { values: { line: 'industry', expectedStaff: 50 } })
    await town.step(town.maker, subject, 'toSite')
    const check = (item: string, checkedOn: string, conclusion: string) =>
      town.add('resumption-check', { application: id, item, checkedOn, conclusion })
    for (const item of ['mechanism', 'supplies', 'management']) await check(item, '2020-02-14', 'met')
    await check('screening', '2020-02-14', 'unmet')
    expect(await town.refused(town.leader, subject, 'approve', { values: { expectedStaff: 50 } })).toBe(
      '“员工排查”没有核查到位，整改后再批复。',
    )
    await town.step(town.maker, subject, 'toRectify', { opinion: '员工排查不全' })
    await town.step(town.maker, subject, 'rectified', { opinion: '补齐' })
    await check('screening', '2020-02-16', 'met')
    town.toDay('2020-02-16')
    expect(await town.refused(town.maker, subject, 'approve', { values: { expectedStaff: 50 } })).toContain('要由另一个人来办')
    await town.step(town.leader, subject, 'approve', { values: { expectedStaff: 50 } })
    expect(await town.refused(town.maker, subject, 'startWork', { values: { returnedStaff: 51 } })).toBe(
      '返岗人数多于应返岗人数，请核对员工名单。',
    )
    const working = await town.step(town.maker, subject, 'startWork', { values: { returnedStaff: 48 } })
    expect(working.case).toMatchObject({ state: 'resumed', due: '2020-03-01' })
    await town.step(town.leader, subject, 'stopWork', { opinion: '聚集就餐' })
    await town.step(town.maker, subject, 'restart', { opinion: '已分时就餐' })
    expect(await town.figure('industry-resumption-rate', '2020')).toBe('100')
    expect(await town.figure('staff-return-rate', '2020')).toBe('96')
  })

  it('takes files of an office as they are: what is over is over', async () => {
    town.toDay('2020-12-31')
    await town.load('resumption-application', [
      ['企业', '申请日期', '环节', '批复日期', '返岗人数', '应返岗人数'],
      ['青竹第2笔厂', '2020-02-12', '复工', '2020-02-16', '10', '10'],
      ['青竹第3笔厂', '2020-12-20', '现场核查', '', '', ''],
    ])
    await town.load('investment-project', [
      ['名称', '投资方', '状态', '引进日期', '协议资金(元)'],
      ['马克笔整线', '彩童文具', '投产', '2020-03-18', '10000000'],
      ['文具物流', '通联物流', '在建', '2019-08-08', '15000000'],
    ])
    await town.load('low-income-household', [
      ['户主', '身份证号', '村', '认定日期', '退出日期'],
      ['顾石龙', makeNationalId(9001), '青竹村', '2018-05-01', ''],
      ['段东泉', makeNationalId(9002), '青竹村', '2018-05-01', '2020-06-30'],
    ])
    await town.load('assurance-inspection', [
      ['户主', '身份证号', '季度', '项目', '结论', '问题', '整改日期'],
      ['顾石龙', makeNationalId(9001), '2020-Q1', '饮水安全', '不达标', '水量不足', '2020-04-06'],
      ['顾石龙', makeNationalId(9001), '2020-Q1', '不愁吃', '达标', '', ''],
      ['顾石龙', makeNationalId(9001), '2020-Q4', '住房安全', '不达标', '渗漏', ''],
    ])
    const standing = async (ledger: string) =>
      Object.fromEntries(
        await Promise.all(
          (await town.all(ledger)).map(async ({ id, title }) => [title, (await town.caseOf(ledger, id))?.state ?? 'none'] as const),
        ),
      )
    expect(await standing('investment-project')).toMatchObject({ 马克笔整线: 'producing', 文具物流: 'building' })
    expect(await standing('low-income-household')).toMatchObject({ 顾石龙: 'registered', 段东泉: 'left' })
    expect(Object.values(await standing('assurance-inspection')).sort()).toEqual(['closed', 'found', 'none'])
    const firmsBack = await standing('resumption-application')
    expect(
      Object.entries(firmsBack)
        .filter(([title]) => /第[23]笔厂/.test(title))
        .map(([, state]) => state)
        .sort(),
    ).toEqual(['normal', 'siteCheck'])
    expect(await town.figure('introduced-project-production-rate', '2020')).toBe('100')
  })

  it('finds its leads among those who run a business elsewhere, each once, and follows one to production', async () => {
    town.toDay('2021-01-10')
    await town.load('person-away', [
      ['姓名', '村', '所在地类别', '所在地', '从业情况'],
      ['林远', '青竹村', '省外', '义乌', '办厂'],
      ['林近', '青竹村', '省外', '杭州', '务工'],
    ])
    const search = async (name: string) => {
      const id = await town.add('lead-search', { name, foundOn: '2021-01-10' })
      await town.step(town.maker, { ledger: 'lead-search', id }, 'collect')
    }
    await search('春节前')
    await search('春节后')
    const leads = await town.all('investment-lead')
    expect(leads.map(({ values }) => [values.name, values.trade, values.status])).toEqual([['林远（青竹村）', '办厂', 'found']])
    const lead = { ledger: 'investment-lead', id: leads[0]?.id ?? '' }
    await town.step(town.maker, lead, 'contact', { values: { intention: '迁回笔杆车间', plannedInvestment: '5000000' } })
    await town.step(town.maker, lead, 'convert')
    const project = (await town.all('investment-project')).find(({ values }) => values.name === '林远（青竹村）')
    const subject = { ledger: 'investment-project', id: project?.id ?? '' }
    expect(await town.caseOf(subject.ledger, subject.id)).toMatchObject({ state: 'negotiating' })
    expect(await town.refused(town.maker, subject, 'sign')).toContain('合同编号')
    await town.step(town.maker, subject, 'sign', {
      values: { contractNumber: 'HT-1', investor: '林远', investorPlace: '义乌', agreedAmount: '5000000' },
    })
    const claim = async (amount: string, voucher: string) => ({
      ledger: 'arrival-claim',
      id: await town.add('arrival-claim', { project: subject.id, month: '2021-01', amount, voucher }, town.maker),
    })
    const first = await claim('3000000', '银2101-1')
    expect(await town.refused(town.maker, first, 'recognise')).toContain('要由另一个人来办')
    await town.step(town.checker, first, 'recognise')
    expect(await town.refused(town.checker, await claim('3000000', '银2101-2'), 'recognise', { opinion: '两笔' })).toBe(
      '这个项目本月已有同样金额的到资，不能重复认定。',
    )
    const over = await claim('2500000', '银2101-3')
    expect(await town.refused(town.checker, over, 'recognise')).toContain('累计到资超过协议资金')
    await town.step(town.checker, over, 'recognise', { opinion: '补充协议已签' })
    expect(await town.figure('investment-arrived', '2021-01')).toBe('5500000')
    await town.step(town.maker, subject, 'file', { values: { filingNumber: '2101-999901-04' } })
    await town.step(town.maker, subject, 'start', { values: { permitNumber: '施工2021-1' } })
    await town.step(town.maker, subject, 'build')
    await town.step(town.maker, subject, 'complete', { values: { acceptanceNumber: '竣2021-1' } })
    expect((await town.step(town.leader, subject, 'produce')).case).toMatchObject({ outcome: 'done', stateLabel: '投产' })
  })
})
