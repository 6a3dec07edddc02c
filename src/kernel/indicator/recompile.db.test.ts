import { expect, test } from 'vitest'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { describeEngines } from '../storage/testing.ts'
import { evaluateIndicators } from './evaluate-indicators.ts'
import { openSampleTown, type SampleTown } from './testing/open-sample-town.ts'
import { traceIndicator } from './trace-indicator.ts'
import type { IndicatorResult } from './types.ts'

const payment = { person: '张三', programme: 'industry', batch: '一批', amount: '100.00', paidOn: '2020-01-31' }

describeEngines('compiling again', (open) => {
  let opened: ReturnType<typeof open> | undefined
  const database = () => {
    opened ??= open()
    return opened
  }

  test('scans each ledger once for all figures, and nothing at all when nothing has changed', async () => {
    const { town } = await filledTown(database)
    const read = await town.readings(() => evaluateAll(town))
    // One scan for each ledger and way of placing; besides one for each distinct count and each list, and look-ups of titles and targets.
    expect(read.filter((tables) => tables === 'output firm')).toHaveLength(1)
    expect(read.filter((tables) => tables === 'payment firm')).toHaveLength(1)
    expect(read.length).toBeLessThanOrEqual(20)
    expect(await town.readings(() => evaluateAll(town))).toEqual([])
  })

  test('reads only the ledgers that have changed, and changes exactly the figures that rest on the record', async () => {
    const { town, paid } = await filledTown(database)
    const before = await evaluateAll(town)
    const resting = await restingOn(town, paid.id)
    await amendRecord(town.kernel, town.actor, { ledger: 'payment', id: paid.id, version: 1, values: { amount: '101.00' } })
    let after: IndicatorResult[] = []
    const read = await town.readings(async () => {
      after = await evaluateAll(town)
    })
    expect(read.every((tables) => tables.startsWith('payment'))).toBe(true)
    const changed = after.filter((result, index) => result.value !== before[index]?.value).map(label)
    expect(changed).not.toEqual([])
    // An amount changes the sums and not the counts; every figure that changed rests on the record, every sum that rests on it changed.
    expect(changed.filter((figure) => !resting.has(figure))).toEqual([])
    const sums = [...resting].filter((figure) => /^(paid|paid-industry|greatest|mean|newest|paid-mean|industry-share) /.test(figure))
    expect(sums.filter((figure) => !changed.includes(figure)).filter((figure) => !figure.startsWith('industry-share'))).toEqual([])
    const others = after.filter((_, index) => !changed.includes(label(after[index])))
    expect(others.map(({ value }) => value)).toEqual(
      before.filter((_, index) => !changed.includes(label(after[index]))).map(({ value }) => value),
    )
  })

  test('reads a changed register again for the figures that look into it, and for no others', async () => {
    const { town, firm } = await filledTown(database)
    await evaluateAll(town)
    await amendRecord(town.kernel, town.actor, { ledger: 'firm', id: firm.id, version: 1, values: { scale: 'small' } })
    const read = await town.readings(() => evaluateAll(town))
    expect(read.filter((tables) => !tables.includes('firm'))).toEqual([])
    expect(await town.value('output-above', '2020-01')).toBe('2020年1月没有记录')
    expect(await town.value('firms-above', '2020')).toBe('0')
  })

  test('gives the figures of an earlier instant from the records of that instant', async () => {
    const { town, paid } = await filledTown(database)
    const then = (await amendRecord(town.kernel, town.actor, { ledger: 'payment', id: paid.id, version: 1, values: { amount: '150.00' } }))
      .recordedAt
    await amendRecord(town.kernel, town.actor, {
      ledger: 'payment',
      id: paid.id,
      version: 2,
      values: { amount: '900.00', paidOn: '2019-12-31' },
    })
    const request = { indicator: 'paid', period: '2020' }
    const [now, asOf] = [await town.evaluate([request]), await town.evaluate([request], { asOf: then })]
    expect([now[0]?.value, asOf[0]?.value]).toEqual(['10', '160'])
    expect(await town.readings(() => town.evaluate([request], { asOf: then }))).toEqual([])
    const trace = await traceIndicator(town.kernel, town.actor, request, { asOf: then })
    expect(trace.operands[0]?.contributions.map(({ version, value }) => [version, value]).sort()).toEqual([
      [1, '10.00'],
      [2, '150.00'],
    ])
  })

  test('keeps towns apart', async () => {
    const { town } = await filledTown(database)
    const other = { ...town.actor, town: '999909999' }
    const [result] = await evaluateIndicators(town.kernel, other, [{ indicator: 'paid', period: '2020' }])
    expect(result).toMatchObject({ value: '0', records: 0 })
  })
})

async function filledTown(database: () => Promise<Parameters<typeof openSampleTown>[0]>) {
  const town = await openSampleTown(await database())
  const village = await town.add('village', { code: '01', name: '瓦窑山村', people: 900 })
  const firm = await town.add('firm', { name: '鸿星', village: village.id, scale: 'above' })
  for (const month of ['2019-01', '2020-01', '2020-02']) await town.add('output', { firm: firm.id, month, value: '70.5' })
  const paid = await town.add('payment', { ...payment, village: village.id })
  await town.add('payment', { ...payment, programme: 'safety', amount: '10', paidOn: '2020-01-02' })
  await town.add('annual-target', { indicator: '产值', year: '2020', target: '500' })
  return { town, firm, paid }
}

function evaluateAll(town: SampleTown): Promise<IndicatorResult[]> {
  const { indicators } = town.kernel.catalogue.catalogue
  return town.evaluate(indicators.flatMap(({ id }) => ['2020', '2020-01', '2019'].map((period) => ({ indicator: id, period }))))
}

/** Every figure that has the record among its contributions. */
async function restingOn(town: SampleTown, record: string): Promise<ReadonlySet<string>> {
  const resting = new Set<string>()
  for (const result of await evaluateAll(town)) {
    const { operands } = await traceIndicator(town.kernel, town.actor, result.request)
    if (operands.some(({ contributions }) => contributions.some((contribution) => contribution.record === record)))
      resting.add(label(result))
  }
  return resting
}

function label(result: IndicatorResult | undefined): string {
  return `${result?.request.indicator} ${result?.request.period}`
}
