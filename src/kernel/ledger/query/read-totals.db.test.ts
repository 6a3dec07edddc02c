import { beforeAll, expect, it } from 'vitest'
import type { Kernel } from '../../context.ts'
import { describeEngines } from '../../storage/testing.ts'
import { foundTown, load, openSample, table } from '../testing/open-sample.ts'
import type { LedgerFilter } from '../types.ts'
import { listRecords } from './list-records.ts'

describeEngines('the totals of a ledger', (open) => {
  let kernel: Kernel
  beforeAll(async () => {
    kernel = (await openSample(await open())).kernel
  })
  /** A town of its own with four lines in its ledger, for the totals are of all that it has. */
  const keepBook = async () => {
    const actor = await foundTown(kernel)
    const add = (file: ReturnType<typeof table>) => load(kernel, '收支', file, { actor })
    await add(
      table(
        ['收支类别', '月份', '年度', '金额(元)', '产值(元)', '座数', '名次', '产量(吨)', '比例(%)'],
        ['收入', '2020-01', '2020', '100', '10', '3', '1', '1.5', '40'],
        ['收入', '2020-02', '2020', '50.50', '20', '4', '2', '2', '50'],
        ['支出', '2020-02', '2020', '30', '5', '5', '3', '0.5', '60'],
        ['支出', '2021-01', '2021', '7', '40', '6', '4', '1', '70'],
      ),
    )
    const totals = async (...filters: LedgerFilter[]) =>
      (await listRecords(kernel, actor, { ledger: 'budget', query: { totals: true, limit: 1, filters } })).totals
    return { add, totals }
  }

  it('are given kind by kind where the kinds are not to be added to each other', async () => {
    const { totals } = await keepBook()
    expect(await totals()).toEqual({
      count: 4,
      sums: { weight: '5.0' },
      groups: {
        amount: [
          { label: '收入', sum: '150.50' },
          { label: '支出', sum: '37.00' },
        ],
        output: [
          { label: '2020年', sum: '35.00' },
          { label: '2021年', sum: '40.00' },
        ],
        stock: [
          { label: '2020年', sum: '12' },
          { label: '2021年', sum: '6' },
        ],
      },
    })
  })

  it('are one sum as soon as the conditions leave one kind', async () => {
    const { totals } = await keepBook()
    expect(await totals({ field: 'kind', operator: '=', value: 'income' })).toEqual({
      count: 2,
      sums: { amount: '150.50', output: '30.00', stock: '7', weight: '3.5' },
    })
    expect(await totals({ field: 'month', operator: '>=', value: '2021-01' })).toMatchObject({ sums: { amount: '7.00', output: '40.00' } })
  })

  it('keep what says no kind apart from those that do', async () => {
    const { add, totals } = await keepBook()
    await add(table(['收支类别', '月份', '金额(元)'], ['', '2020-03', '1'], ['收入', '2020-03', '2']))
    expect((await totals({ field: 'month', operator: '=', value: '2020-03' }))?.groups?.amount).toEqual([
      { label: '收入', sum: '2.00' },
      { label: '未填', sum: '1.00' },
    ])
  })

  it('never add an ordinal or a percentage', async () => {
    const { totals } = await keepBook()
    const all = await totals()
    for (const field of ['score', 'share']) {
      expect(all?.sums[field]).toBeUndefined()
      expect(all?.groups?.[field]).toBeUndefined()
    }
  })

  it('are none of what is of too many kinds to be read', async () => {
    const { add, totals } = await keepBook()
    const years = Array.from({ length: 13 }, (_, index) => [String(1990 + index), '1'])
    await add(table(['年度', '座数'], ...years))
    const of = await totals({ field: 'year', operator: '<=', value: '2002' })
    expect(of?.count).toBe(13)
    expect(of?.sums.stock).toBeUndefined()
    expect(of?.groups?.stock).toBeUndefined()
  })
})
