import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { decimal, plainDecimal } from '../../definition/decimal/decimal.ts'
import { describeEngines } from '../storage/testing.ts'
import { indicatorSeries } from './indicator-series.ts'
import { listSlices } from './list-slices.ts'
import { openSampleTown } from './testing/open-sample-town.ts'
import { sampleId, storeRecords } from './testing/store-records.ts'
import { traceIndicator } from './trace-indicator.ts'

const payment = { person: '张三', programme: 'industry', batch: '一批', amount: '100.00', paidOn: '2020-01-31' }

describeEngines('the proof of a figure', (open) => {
  let opened: ReturnType<typeof open> | undefined
  const database = () => {
    opened ??= open()
    return opened
  }

  test('names each operand, its formula and its records, the target among them', async () => {
    const town = await openSampleTown(await database())
    const firm = await town.add('firm', { name: '鸿星', scale: 'above' })
    for (const [month, value] of [
      ['2020-01', '30'],
      ['2020-02', '15.5'],
    ] as const)
      await town.add('output', { firm: firm.id, month, value })
    const target = await town.add('annual-target', { indicator: '产值', year: '2020', target: '0.0091', unit: '万元' })
    const trace = await traceIndicator(town.kernel, town.actor, { indicator: 'completion', period: '2020-01..2020-02' })
    expect(trace.result).toMatchObject({ value: '50', unit: '%', records: 3 })
    expect(trace.formula).toBe('产值（2020年1-2月） ÷ 产值2020年任务数')
    expect(trace.operands.map(({ label, type, value, count, ledger }) => [label, type, value, count, ledger])).toEqual([
      ['产值（2020年1-2月）', 'sum', '45.5', 2, 'output'],
      ['产值2020年任务数', 'target', '91', 1, 'annual-target'],
    ])
    expect(trace.operands[0]?.contributions.map(({ title, value, placed, version }) => [title, value, placed, version])).toEqual([
      ['鸿星 2020年1月', '30.00', '2020-01', 1],
      ['鸿星 2020年2月', '15.50', '2020-02', 1],
    ])
    expect(trace.operands[1]?.contributions).toMatchObject([{ record: target.id, value: '0.0091', placed: '2020' }])
    const growth = await traceIndicator(town.kernel, town.actor, { indicator: 'growth-so-far', period: '2020-02' })
    expect(growth.formula).toBe('规上产值（2020年1-2月） ÷ 规上产值（2019年1-2月） − 1')
    expect(growth.result).toMatchObject({ value: null, unknown: '规上产值：2019年1-2月没有记录' })
    const above = await traceIndicator(town.kernel, town.actor, { indicator: 'output-above', period: '2020-01' })
    expect(above.formula).toBe('“产值”中产值的合计，其中企业的类别为规上')
  })

  test('pages through many records, and its value and count stay those of all', async () => {
    const town = await openSampleTown(await database())
    for (let n = 1; n <= 7; n += 1)
      await town.add('payment', { ...payment, amount: `${n}.00`, paidOn: n % 2 === 0 ? '2020-01-31' : '2020-02-29' })
    const request = { indicator: 'paid-mean', period: '2020' }
    const seen: string[] = []
    let after: string | undefined
    do {
      const { operands, result }: Awaited<ReturnType<typeof traceIndicator>> = await traceIndicator(town.kernel, town.actor, request, {
        limit: 3,
        ...(after === undefined ? {} : { after }),
      })
      expect(result.value).toBe('4')
      expect(operands[0]).toMatchObject({ value: '28', count: 7 })
      seen.push(...(operands[0]?.contributions ?? []).map(({ value }) => value ?? ''))
      if (after !== undefined) expect(operands[1]?.contributions).toEqual([])
      after = operands[0]?.next
    } while (after !== undefined)
    expect(seen.map(Number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(
      seen
        .slice(0, 3)
        .map(Number)
        .every((n) => n % 2 === 0),
    ).toBe(true)
  })

  test('counts equal account numbers as one without showing a single one', async () => {
    const town = await openSampleTown(await database())
    const cards = ['6222000000000001', '6222000000000002', '6222000000000001']
    const records = cards.map((card, n) => ({ id: sampleId(4, n), values: { ...payment, amount: String(n), card } }))
    await storeRecords(town.kernel, { town: town.actor.town, ledger: 'payment', records })
    const trace = await traceIndicator(town.kernel, town.actor, { indicator: 'cards', period: '2020' })
    expect(trace.result.value).toBe('2')
    const values = trace.operands[0]?.contributions.map(({ value }) => value) ?? []
    expect(new Set(values).size).toBe(2)
    expect(JSON.stringify(trace)).not.toContain('6222')
  })

  test('adds a million decimals up to exactly what PostgreSQL comes to', async () => {
    const count = 1_000_000
    const [row] = await (await database()).asOwner.read((session) =>
      session.query<{ total: string }>(
        sql`select sum(((n * 7919) % 1000003) / 100::numeric) as total from generate_series(1, ${count}::bigint) as n`,
      ),
    )
    let total = decimal('0')
    for (let n = 1; n <= count; n += 1) total = total.plus(decimal(`${(n * 7_919) % 1_000_003}e-2`))
    expect(plainDecimal(total)).toBe(plainDecimal(decimal(row?.total ?? '0')))
  })
})

describeEngines('an indicator over the year and by slices', (open) => {
  test('gives twelve months beside last year, what has added up, and the target', async () => {
    const town = await openSampleTown(await open())
    const firm = await town.add('firm', { name: '鸿星', scale: 'above' })
    for (const [month, value] of [
      ['2019-02', '7'],
      ['2020-01', '30'],
      ['2020-03', '15.5'],
    ] as const)
      await town.add('output', { firm: firm.id, month, value })
    await town.add('annual-target', { indicator: '产值', year: '2020', target: '91' })
    const series = await indicatorSeries(town.kernel, town.actor, { indicator: 'output', year: 2020 })
    expect(series).toMatchObject({ indicator: 'output', unit: '元', year: 2020, target: '91' })
    expect(series.months).toHaveLength(12)
    expect(series.months[1]).toEqual({ month: '2020-02', value: '0', lastYear: '7' })
    expect(series.cumulative[2]).toEqual({ month: '2020-03', value: '45.5', lastYear: '7' })
    const stock = await indicatorSeries(town.kernel, town.actor, { indicator: 'firms', year: 2020 })
    expect([stock.months[0]?.value, stock.cumulative, stock.target]).toEqual(['1', [], null])
    await expect(indicatorSeries(town.kernel, town.actor, { indicator: 'no', year: 2020 })).rejects.toMatchObject({ code: 'not-found' })
    const village = await town.add('village', { code: '01', name: '瓦窑山村' })
    await town.add('village', { code: '02', name: '石桥村' })
    await town.add('payment', { ...payment, village: village.id, amount: '6' })
    const byVillage = await listSlices(town.kernel, town.actor, { indicator: 'paid', dimension: '村', period: '2020' })
    expect(byVillage.slices).toEqual([
      { value: '瓦窑山村', result: '6', records: 1 },
      { value: '石桥村', result: '0', records: 0 },
    ])
    expect(byVillage.dimensions).toContain('类别')
    const byKind = await listSlices(town.kernel, town.actor, { indicator: 'paid-mean', dimension: '类别', period: '2020' })
    expect(byKind.slices.map(({ value, result }) => [value, result])).toEqual([
      ['产业帮扶', '6'],
      ['托底帮扶', null],
      ['助学', null],
    ])
    await expect(listSlices(town.kernel, town.actor, { indicator: 'paid', dimension: '颜色', period: '2020' })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})
