import { expect, test } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor } from '../../access/types.ts'
import { withKernelPacks } from '../../kernel-packs.ts'
import { addRecord } from '../../ledger/command/add-record.ts'
import { amendRecord } from '../../ledger/command/amend-record.ts'
import { openKernel } from '../../open-kernel.ts'
import { describeEngines } from '../../storage/testing.ts'
import type { Engine } from '../../storage/types.ts'
import { evaluateIndicators } from '../evaluate-indicators.ts'
import { samplePack } from '../testing/sample-pack.ts'
import { traceIndicator } from '../trace-indicator.ts'
import type { EvaluateOptions } from '../types.ts'

let opened = 0

/** A township with the sample ledgers, whose days the test turns. */
async function openTown(engine: Engine, day: string) {
  let now = day
  const { catalogue } = resolveCatalogue(withKernelPacks([samplePack]))
  const kernel = await openKernel({ engine, catalogue, clock: () => new Date(`${now}T02:00:00Z`) })
  opened += 1
  const actor: Actor = { id: 'clerk', name: '文书', town: String(999_901_301 + opened), role: 'clerk' }
  await initTown(kernel, { town: actor.town, name: '青竹镇' })
  return {
    kernel,
    actor,
    turnTo: (later: string) => {
      now = later
    },
    people: async (period: string, options: EvaluateOptions = {}) => {
      const [result] = await evaluateIndicators(kernel, actor, [{ indicator: 'people', period }], options)
      return result?.value ?? result?.error ?? result?.unknown
    },
  }
}

const unknown = (day: string) =>
  `“村”的记录没有日期，截至${day}的状态没有留下，不能拿现在的数充当；请写到有记录的时期，或改用按日期算的指标`

describeEngines('the past of a stock without dates', (open) => {
  test('is what was recorded by its closing, and never what stands today', async () => {
    const { kernel, actor, people, turnTo } = await openTown(await open(), '2020-01-10')
    turnTo('2020-02-01')
    const { id, version } = await addRecord(kernel, actor, { ledger: 'village', values: { code: '1', name: '上坪村', people: 5 } })
    turnTo('2020-06-01')
    const six = await amendRecord(kernel, actor, { ledger: 'village', id, version, values: { people: 6 }, reason: '普查' })
    turnTo('2021-01-20')
    await amendRecord(kernel, actor, { ledger: 'village', id, version: six.version, values: { people: 9 }, reason: '更正' })
    const question = ['2020', '2020-11', '2020-03', '2020-01..2020-06', '2019', '2020-01', '2018']
    const answers = async () => Promise.all(question.map((period) => people(period)))
    expect(await answers()).toEqual(['9', '6', '5', '6', '5', unknown('2020-01-31'), '9'])
    expect(await people('2018', { present: '2020' })).toBe(unknown('2019-03-31'))

    turnTo('2021-06-01')
    await amendRecord(kernel, actor, { ledger: 'village', id, version: six.version + 1, values: { people: 20 }, reason: '普查' })
    expect(await answers()).toEqual(['9', '6', '5', '6', '5', unknown('2020-01-31'), '20'])
    expect(await people('2021-06')).toBe('20')
    const trace = await traceIndicator(kernel, actor, { indicator: 'people', period: '2020-03' })
    expect(trace.operands[0]?.contributions.map(({ value, version }) => [value, version])).toEqual([['5', 1]])
    const none = await traceIndicator(kernel, actor, { indicator: 'people', period: '2020-01' })
    expect(none.operands[0]).toMatchObject({ value: null, contributions: [] })
  })

  test('in books that were opened later: they describe the year that the report is about, and nothing before', async () => {
    const { kernel, actor, people } = await openTown(await open(), '2026-11-02')
    await addRecord(kernel, actor, { ledger: 'village', values: { code: '1', name: '上坪村', people: 5 } })
    expect(await people('2020', { present: '2020' })).toBe('5')
    expect(await people('2019', { present: '2020' })).toBe(unknown('2020-03-31'))
    expect(await people('2020-03', { present: '2020' })).toBe(unknown('2020-03-31'))
    expect(await people('2020')).toBe('5')
  })

  test('stays what a reading of then gave', async () => {
    const { kernel, actor, people, turnTo } = await openTown(await open(), '2020-01-10')
    const first = await addRecord(kernel, actor, { ledger: 'village', values: { code: '1', name: '上坪村', people: 5 } })
    turnTo('2021-01-20')
    const second = await amendRecord(kernel, actor, { ledger: 'village', id: first.id, version: 1, values: { people: 6 }, reason: '更正' })
    const asOf = second.recordedAt
    expect([await people('2020', { asOf }), await people('2020-12', { asOf }), await people('2020-11', { asOf })]).toEqual(['6', '6', '5'])
    turnTo('2022-08-01')
    await amendRecord(kernel, actor, { ledger: 'village', id: first.id, version: 2, values: { people: 7 }, reason: '普查' })
    expect([await people('2020', { asOf }), await people('2020-12', { asOf }), await people('2020-11', { asOf })]).toEqual(['6', '6', '5'])
  })
})
