import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { describeEngines } from '../storage/testing.ts'
import { openSampleTown } from './testing/open-sample-town.ts'

const payment = { person: '张三', programme: 'industry', batch: '一批', amount: '100.00', paidOn: '2020-01-31' }

describeEngines('evaluating indicators', (open) => {
  let opened: ReturnType<typeof open> | undefined
  const database = () => {
    opened ??= open()
    return opened
  }

  test('keeps decimals exact and converts units exactly into the base unit', async () => {
    const town = await openSampleTown(await database())
    await town.add('payment', { ...payment, amount: '0.10', weight: '1.575', area: '3' })
    await town.add('payment', { ...payment, amount: '0.20', weight: '0.005', area: '7' })
    expect(await town.value('paid', '2020')).toBe('0.3')
    expect(await town.value('weight', '2020')).toBe('1580')
    expect(await town.value('mean', '2020')).toBe('0.15')
    expect(await town.value('yield', '2020')).toBe('0.0619047619047619047619047619047619047619')
    const [paid, weight] = await town.evaluate([
      { indicator: 'paid', period: '2020' },
      { indicator: 'weight', period: '2020' },
    ])
    expect([paid?.unit, paid?.records, weight?.unit]).toEqual(['元', 2, '千克'])
  })

  test('places records by the calendar: month ends, the leap day, quarters, spans', async () => {
    const town = await openSampleTown(await database())
    for (const [amount, paidOn] of [
      ['1', '2020-01-31'],
      ['2', '2020-02-29'],
      ['4', '2020-03-01'],
      ['8', '2019-12-31'],
      ['16', '2020-12-31'],
      ['32', '2021-01-01'],
    ] as const) {
      await town.add('payment', { ...payment, amount, paidOn })
    }
    for (const [at, heat] of [
      ['2020-02-29T23:59', '36.5'],
      ['2020-03-01T00:00', '37.0'],
    ] as const)
      await town.add('visit', { at, heat })
    const sums = await Promise.all(
      ['2020', '2020-02', '2020-Q1', '2020-01..2020-11', '2019-12..2020-01', '2021-01'].map((period) => town.value('paid', period)),
    )
    expect(sums).toEqual(['23', '2', '7', '7', '9', '32'])
    expect(await town.value('visits', '2020-02')).toBe('1')
    expect(await town.value('visits', '2020-03')).toBe('1')
    expect(await town.value('visits', '2020')).toBe('2')
  })

  test('says which months are missing, when a missing month is not zero', async () => {
    const town = await openSampleTown(await database())
    for (const month of ['01', '02', '06', '07', '12']) await town.add('payment', { ...payment, paidOn: `2020-${month}-05` })
    const [zero, unknown, error, distinct] = await town.evaluate(
      ['paid', 'paid-known', 'paid-strict', 'persons-known'].map((indicator) => ({ indicator, period: '2020' })),
    )
    expect(zero?.value).toBe('500')
    expect(unknown).toMatchObject({ value: null, unknown: '2020年3-5月、2020年8-11月没有记录', error: undefined, records: 5 })
    expect(error).toMatchObject({ value: null, unknown: undefined, error: '2020年3-5月、2020年8-11月没有记录' })
    expect(distinct?.unknown).toBe('2020年3-5月、2020年8-11月没有记录')
    expect(await town.value('paid-known', '2020-06..2020-07')).toBe('200')
    expect(await town.value('greatest', '2020')).toBe('100')
    expect(await town.value('greatest', '2019')).toBe('2019年没有记录')
    expect(await town.value('village-list', '2019')).toBe('2019年没有记录')
    expect(await town.value('passes', '2020')).toBe('2020年没有记录')
    await town.add('inspection', { quarter: '2020-Q2', passed: true, score: 90 })
    expect(await town.value('passes', '2020')).toBe('2020年1-3月、2020年7-12月没有记录')
    expect(await town.value('passes', '2020-Q2')).toBe('1')
  })

  test('never divides a year: what is kept by year is unknown for a part of one', async () => {
    const town = await openSampleTown(await database())
    await town.add('planting', { year: '2020', area: '30' })
    expect(await town.value('planted', '2020')).toBe('30')
    expect(await town.value('planted', '2019..2020')).toBe('30')
    expect(await town.value('planted', '2020-01..2020-11')).toBe('按年记的数，没有2020年1-11月的')
    expect(await town.value('planted-stock', '2020-03')).toBe('30')
    expect(await town.value('planted-stock', '2021')).toBe('0')
  })

  test('takes a stock at the end of the last month, and never sums it over time', async () => {
    const town = await openSampleTown(await database())
    await town.add('firm', { name: '甲', scale: 'above', opened: '2020-01-31', closed: '2020-06-30' })
    await town.add('firm', { name: '乙', scale: 'small', opened: '2020-07-01' })
    await town.add('firm', { name: '丙', scale: 'small' })
    const firms = await Promise.all(
      ['2019', '2020-01', '2020-01..2020-05', '2020-06', '2020', '2020-Q3'].map((period) => town.value('firms', period)),
    )
    expect(firms).toEqual(['1', '2', '2', '1', '2', '2'])
    for (const [at, heat] of [
      ['2020-02-01T08:00', '36.1'],
      ['2020-05-31T08:00', '36.9'],
    ] as const)
      await town.add('visit', { at, heat })
    expect(await town.value('visits-so-far', '2020-04')).toBe('1')
    expect(await town.value('visits-so-far', '2021')).toBe('2')
    expect(await town.value('heat', '2020-04')).toBe('36.1')
    expect(await town.value('heat', '2020-12')).toBe('36.9')
    expect(await town.value('heat', '2020-01')).toBe('截至2020年1月没有记录')
  })

  test('computes growth, completion and shares, and knows no rate over a base that is not above zero', async () => {
    const town = await openSampleTown(await database())
    const firm = await town.add('firm', { name: '甲', scale: 'above' })
    for (const [month, value] of [
      ['2019-01', '-5'],
      ['2019-02', '80'],
      ['2020-01', '50'],
      ['2020-02', '100'],
    ] as const) {
      await town.add('output', { firm: firm.id, month, value })
    }
    await town.add('annual-target', { indicator: '产值', year: '2020', target: '0.06', unit: '万元' })
    expect(await town.value('growth', '2020-02')).toBe('25')
    expect(await town.value('growth', '2020-01')).toBe('基数不大于零：产值（2019年1月）为-5')
    expect(await town.value('growth-so-far', '2020-02')).toBe('100')
    expect(await town.value('chain', '2020-02')).toBe('100')
    expect(await town.value('completion', '2020-01..2020-02')).toBe('25')
    expect(await town.value('completion', '2020')).toBe('25')
    expect(await town.value('completion', '2019')).toBe('产值2019年没有任务数')
    expect(await town.value('completion', '2019-12..2020-01')).toBe('期间跨年度，任务数是按年度下达的')
    expect(await town.value('completion', '2020', { 企业: '甲' })).toBe('任务数不分企业，完成率不能取切片')
    expect(await town.value('above-rate', '2020-01')).toBe('100')
    expect(await town.value('rate-change', '2020-02')).toBe('0')
    expect(await town.value('small-output', '2020-01')).toBe('0')
    expect(await town.value('paid-mean', '2020')).toBe('基数不大于零：发放笔数（2020年）为0')
    await town.add('annual-target', { indicator: 'output', year: '2021', target: '0' })
    expect(await town.value('completion', '2021')).toBe('基数不大于零：产值2021年任务数为0')
  })

  test('slices by option, village, title and yes or no, and names the candidates for what it does not know', async () => {
    const town = await openSampleTown(await database())
    const [far, near] = [
      await town.add('village', { code: '01', name: '瓦窑山村' }),
      await town.add('village', { code: '02', name: '石桥村' }),
    ]
    const firm = await town.add('firm', { name: '鸿星', village: near.id, scale: 'above' })
    await town.add('payment', { ...payment, village: far.id, amount: '1', urgent: true })
    await town.add('payment', { ...payment, village: near.id, amount: '2', programme: 'safety', firm: firm.id, urgent: false })
    await town.add('payment', { ...payment, amount: '4' })
    expect(await town.value('paid', '2020', { 村: '瓦窑山村' })).toBe('1')
    expect(await town.value('paid', '2020', { 村: '02' })).toBe('2')
    expect(await town.value('paid', '2020', { 类别: '产业帮扶' })).toBe('5')
    expect(await town.value('paid', '2020', { 类别: '产业帮扶', 加急: '是' })).toBe('1')
    expect(await town.value('paid', '2020', { 企业: '鸿星' })).toBe('2')
    expect(await town.value('paid', '2020', { 企业的村: '石桥村' })).toBe('2')
    expect(await town.value('paid', '2020', { 批次: '一批' })).toBe('7')
    expect(await town.value('village-share', '2020', { 村: '石桥村' })).toBe('28.5714285714285714285714285714285714285714')
    expect(await town.value('paid', '2020', { 村: '瓦窑村' })).toBe('“村”里没有“瓦窑村”，有：瓦窑山村等')
    expect(await town.value('paid', '2020', { 类别: '产业' })).toBe('“类别”里没有“产业”，有：产业帮扶等')
    expect(await town.value('paid', '2020', { 批次: '九批' })).toBe('“批次”里没有“九批”，有：一批')
    expect(await town.value('paid', '2020', { 加急: '对' })).toBe('“加急”里没有“对”，有：是、否')
    expect(await town.value('paid', '2020', { 颜色: '红' })).toBe(
      '指标“发放金额”不能按“颜色”切片，可以按：村、企业、类别、批次、加急、企业的村、企业的类别',
    )
  })

  test('picks dates, names and lists in the order of their dates', async () => {
    const town = await openSampleTown(await database())
    const [far, near] = [
      await town.add('village', { code: '01', name: '瓦窑山村' }),
      await town.add('village', { code: '02', name: '石桥村' }),
    ]
    for (const [amount, village, paidOn, programme] of [
      ['1', near.id, '2020-05-01', 'study'],
      ['2', far.id, '2020-02-03', 'safety'],
      ['3', near.id, '2020-02-03', 'industry'],
      ['4', near.id, '2020-12-31', 'safety'],
    ] as const) {
      await town.add('payment', { ...payment, amount, village, paidOn, programme })
    }
    expect(await town.value('first-day', '2020')).toBe('2020-02-03')
    expect(await town.value('last-village', '2020')).toBe('石桥村')
    const [villages, programmes] = await town.evaluate(
      ['village-list', 'programme-list'].map((indicator) => ({ indicator, period: '2020' })),
    )
    expect(villages).toMatchObject({ value: '瓦窑山村、石桥村', list: ['瓦窑山村', '石桥村'], records: 4 })
    expect(programmes?.list).toEqual(['产业帮扶', '托底帮扶', '助学'])
  })

  test('does not print the name of a record that has been withdrawn', async () => {
    const town = await openSampleTown(await database())
    const [gone, stays] = [
      await town.add('village', { code: '01', name: '瓦窑山村' }),
      await town.add('village', { code: '02', name: '石桥村' }),
    ]
    await town.add('payment', { ...payment, village: stays.id, amount: '1' })
    await town.add('payment', { ...payment, village: gone.id, amount: '2', paidOn: '2020-12-31' })
    expect(await town.value('village-list', '2020')).toBe('石桥村、瓦窑山村')
    expect(await town.value('last-village', '2020')).toBe('瓦窑山村')
    await town.kernel.engine.asOwner.write((session) =>
      session.query(sql`update ledger_village set replaced_at = now() where id = ${gone.id}::uuid`),
    )
    await town.kernel.engine.asOwner.write((session) => session.query(sql`update change_mark set mark = mark + 1 where ledger = 'village'`))
    expect(await town.value('village-list', '2020')).toBe('石桥村')
    expect(await town.value('last-village', '2020')).toBe('所取的记录已撤销')
  })

  test('answers a wrong name or period with an error beside the other figures', async () => {
    const town = await openSampleTown(await database())
    const [unknown, period, good] = await town.evaluate([
      { indicator: 'no-such', period: '2020' },
      { indicator: 'paid', period: '2020-13' },
      { indicator: 'paid', period: '2020' },
    ])
    expect(unknown?.error).toBe('没有指标“no-such”')
    expect(period?.error).toBe('“2020-13”不是期间，应写作 2020、2020-Q3、2020-03、2020-02-05 或 2020-01..2020-11')
    expect(good).toMatchObject({ value: '0', error: undefined })
  })
})
