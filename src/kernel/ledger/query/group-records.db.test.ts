import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { describeEngines } from '../../storage/testing.ts'
import { foundTown, load, openSample, table } from '../testing/open-sample.ts'
import type { LedgerFilter } from '../types.ts'
import { groupRecords } from './group-records.ts'
import { listRecords } from './list-records.ts'

describeEngines('a list in groups', (open) => {
  let kernel: Kernel
  let actor: Actor
  beforeAll(async () => {
    kernel = (await openSample(await open())).kernel
    actor = await foundTown(kernel)
    await load(
      kernel,
      '收支',
      table(
        ['收支类别', '月份', '年度', '金额(元)', '产值(元)', '座数', '名次', '产量(吨)', '比例(%)'],
        ['收入', '2020-01', '2020', '100', '10', '3', '1', '1.5', '40'],
        ['收入', '2020-02', '2020', '50.50', '20', '4', '2', '2', '50'],
        ['支出', '2020-02', '2020', '30', '5', '5', '3', '0.5', '60'],
        ['支出', '2021-01', '2021', '7', '40', '6', '4', '1', '70'],
      ),
      { actor },
    )
  })
  const groups = (by: string, ...filters: LedgerFilter[]) => groupRecords(kernel, actor, { ledger: 'budget', by, query: { filters } })

  it('has a subtotal of each kind, of what may be added up within it', async () => {
    expect(await groups('kind')).toMatchObject({
      groups: [
        { label: '收入', count: 2, sums: { amount: '150.50', output: '30.00', stock: '7', weight: '3.5' } },
        // Of two years, which are not added to each other.
        { label: '支出', count: 2, sums: { amount: '37.00', weight: '1.5' } },
      ],
      more: false,
    })
    const [, expense] = (await groups('收支类别')).groups
    expect(expense?.sums).not.toHaveProperty('output')
  })

  it('has no subtotal across what is not added up, whatever it is grouped by', async () => {
    const [january, february] = (await groups('month')).groups
    expect(january).toMatchObject({ label: '2020年1月', count: 1, sums: { amount: '100.00' } })
    expect(february).toMatchObject({ label: '2020年2月', count: 2, sums: { weight: '2.5', output: '25.00' } })
    expect(february?.sums).not.toHaveProperty('amount')
  })

  it('is narrowed down to any one of its groups by the conditions that come with it', async () => {
    for (const by of ['kind', 'month', 'year'])
      for (const { count, sums, filters } of (await groups(by)).groups) {
        const { totals } = await listRecords(kernel, actor, { ledger: 'budget', query: { totals: true, limit: 1, filters } })
        expect(totals).toMatchObject({ count, sums })
      }
  })

  it('gives its conditions in the form in which the screen writes them', async () => {
    expect((await groups('kind')).groups[0]?.filters).toEqual([{ field: 'kind', operator: 'in', value: ['income'] }])
    expect((await groups('month')).groups[0]?.filters).toEqual([
      { field: 'month', operator: '>=', value: '2020-01' },
      { field: 'month', operator: '<=', value: '2020-01' },
    ])
  })

  it('goes by the conditions of the list, and refuses what makes no groups', async () => {
    const only = await groups('kind', { field: 'month', operator: '=', value: '2020-02' })
    expect(only.groups.map(({ label, count }) => [label, count])).toEqual([
      ['收入', 1],
      ['支出', 1],
    ])
    await expect(groups('amount')).rejects.toMatchObject({ code: 'invalid' })
    await expect(groups('没有的栏')).rejects.toMatchObject({ code: 'invalid' })
  })
})
