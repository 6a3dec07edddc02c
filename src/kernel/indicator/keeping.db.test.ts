import { expect, test } from 'vitest'
import { indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import type { FieldValues } from '../../definition/field/types.ts'
import { initTown } from '../access/town/init-town.ts'
import type { Actor } from '../access/types.ts'
import { withKernelPacks } from '../kernel-packs.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { withdrawRecord } from '../ledger/command/withdraw-record.ts'
import { declareKept, withdrawKept } from '../ledger/kept/declare-kept.ts'
import { listKept } from '../ledger/kept/list-kept.ts'
import { listAudit } from '../ledger/verify/list-audit.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { openKernel } from '../open-kernel.ts'
import { describeOneEngine } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { evaluateIndicators } from './evaluate-indicators.ts'
import { samplePack } from './testing/sample-pack.ts'

const payment = { person: '张三', programme: 'industry', batch: '一批', amount: '100.00', paidOn: '2020-01-31' }
let opened = 0

/** A township whose ledgers are empty, with what the kernel keeps beside them. */
async function openEmptyTown(engine: Engine) {
  const { catalogue } = resolveCatalogue(withKernelPacks([samplePack]))
  const kernel = await openKernel({ engine, catalogue, clock: () => new Date('2021-01-25T02:00:00Z') })
  opened += 1
  const actor: Actor = { id: 'clerk', name: '文书', town: String(999_901_201 + opened), role: 'clerk' }
  await initTown(kernel, { town: actor.town, name: '青竹镇' })
  const evaluate = async (indicator: string, period: string, asOf?: string, slice?: Readonly<Record<string, string>>) => {
    const slices = Object.entries(slice ?? {}).map(([dimension, value]) => ({ dimension, value }))
    const [result] = await evaluateIndicators(kernel, actor, [{ indicator, period, slices }], asOf === undefined ? {} : { asOf })
    return result
  }
  return {
    kernel,
    actor,
    evaluate,
    add: (ledger: string, values: FieldValues) => addRecord(kernel, actor, { ledger, values }),
    value: async (...question: Parameters<typeof evaluate>) => {
      const result = await evaluate(...question)
      return result?.value ?? result?.error ?? result?.unknown
    },
  }
}

describeOneEngine('a count over a ledger that nobody has kept', (open) => {
  test('is unknown with everything computed from it, and zero from the first record on', async () => {
    const { add, value, evaluate, kernel, actor } = await openEmptyTown(await open())
    expect(await evaluate('payments', '2020')).toMatchObject({ value: null, unknown: '台账“发放”还没有记过', unkept: 'payment' })
    for (const indicator of ['paid', 'persons', 'greatest', 'village-list', 'firms', 'people', 'visits-so-far'])
      expect(await value(indicator, '2020'), indicator).toMatch(/^台账“.+”还没有记过$/)
    expect(await evaluate('paid-mean', '2020')).toMatchObject({ unknown: '发放金额：台账“发放”还没有记过', unkept: 'payment' })
    await add('village', { code: '1', name: '上坪村', people: 5 })
    expect(await value('payments', '2020', undefined, { 村: '上坪村' })).toBe('台账“发放”还没有记过')
    const paid = await add('payment', payment)
    expect(await value('payments', '2020')).toBe('1')
    expect(await value('payments', '2019')).toBe('0')
    expect(await value('payments', '2020', undefined, { 村: '上坪村' })).toBe('0')
    await withdrawRecord(kernel, actor, { ledger: 'payment', id: paid.id, version: paid.version, reason: '登错' })
    expect(await value('payments', '2020')).toBe('0')
  })

  test('stays unknown as of the days before it was kept', async () => {
    const { add, value } = await openEmptyTown(await open())
    const village = await add('village', { code: '1', name: '上坪村', people: 5 })
    expect(await value('payments', '2020', village.recordedAt)).toBe('台账“发放”还没有记过')
    const first = await add('payment', payment)
    expect(await value('payments', '2020', village.recordedAt)).toBe('台账“发放”还没有记过')
    expect(await value('payments', '2019', first.recordedAt)).toBe('0')
  })

  test('cannot be judged by looking into such a ledger either', async () => {
    const { add, value } = await openEmptyTown(await open())
    const firm = await add('firm', { name: '甲', scale: 'above' })
    expect(await value('silent-firms', '2020')).toBe('台账“产值”还没有记过')
    const other = await add('firm', { name: '乙', scale: 'above' })
    await add('output', { firm: other.id, month: '2020-01', value: '1' })
    expect(await value('silent-firms', '2020')).toBe('1')
    expect(firm.id).not.toBe(other.id)
  })

  test('is zero from the day that an office declares, until it takes that back', async () => {
    const { add, value, kernel, actor } = await openEmptyTown(await open())
    const village = await add('village', { code: '1', name: '上坪村', people: 5 })
    const made = await declareKept(kernel, actor, { ledger: '发放', since: '2020-01-01' })
    expect(made).toMatchObject({ ledger: 'payment', since: '2020-01-01', declaredBy: '文书' })
    expect(await value('payments', '2020')).toBe('0')
    expect(await value('paid-known', '2020')).toBe('0')
    expect(await value('greatest', '2020')).toBe('2020年没有记录')
    expect(await value('payments', '2019')).toBe('台账“发放”从2020年1月1日起报零，以前没有记过')
    expect(await value('payments', '2019..2020')).toBe('台账“发放”从2020年1月1日起报零，以前没有记过')
    expect(await value('payments', '2020', village.recordedAt)).toBe('台账“发放”还没有记过')
    await declareKept(kernel, actor, { ledger: 'firm', since: '2020-06-01' })
    expect([await value('firms', '2020-05'), await value('firms', '2020')]).toEqual(['台账“企业”从2020年6月1日起报零，以前没有记过', '0'])

    await withdrawKept(kernel, actor, { ledger: 'payment', reason: '漏报' })
    expect(await value('payments', '2020')).toBe('台账“发放”还没有记过')
    expect(await value('payments', '2020', made.declaredAt)).toBe('0')
    expect((await listKept(kernel, actor)).map(({ ledger }) => ledger)).toEqual(['firm'])
    const entries = await listAudit(kernel, { ...actor, role: 'auditor' }, {})
    expect(entries.filter(({ ledger }) => ledger === 'zero-report').map(({ action }) => action)).toEqual(['withdraw', 'add', 'add'])
    expect((await verifyAudit(kernel, actor)).problems).toEqual([])
  })

  test('is declared only by whoever may write the ledger, for a day that has come, where nothing was ever written', async () => {
    const { add, kernel, actor } = await openEmptyTown(await open())
    const declare = (ledger: string, since: string, who = actor) => declareKept(kernel, who, { ledger, since })
    await expect(declare('payment', '2020-01-01', { ...actor, role: 'leader' })).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(declare('zero-report', '2020-01-01')).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(declare('frozen-report', '2020-01-01')).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(declare('payment', '2020-02-30')).rejects.toMatchObject({ code: 'invalid' })
    await expect(declare('payment', '2021-01-26')).rejects.toMatchObject({ code: 'invalid' })
    await declare('payment', '2021-01-25')
    await expect(declare('payment', '2020-01-01')).rejects.toMatchObject({ code: 'conflict' })
    await add('firm', { name: '甲' })
    await expect(declare('firm', '2020-01-01')).rejects.toMatchObject({ code: 'conflict' })
    await expect(addRecord(kernel, actor, { ledger: 'zero-report', values: {} })).rejects.toMatchObject({ code: 'not-permitted' })
    await expect(withdrawKept(kernel, actor, { ledger: 'firm', reason: '错' })).rejects.toMatchObject({ code: 'not-found' })
  })

  test('is zero as ever by definitions of before zero reports: a report frozen with them is rebuilt as it was', async () => {
    const { kernel, actor } = await openEmptyTown(await open())
    const then = { ...kernel, catalogue: indexCatalogue(resolveCatalogue([samplePack]).catalogue), definition: 'before' }
    const [result] = await evaluateIndicators(then, actor, [{ indicator: 'payments', period: '2020' }])
    expect(result?.value).toBe('0')
  })
})
