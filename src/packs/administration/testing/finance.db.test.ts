import { expect, it } from 'vitest'
import { wholeTables } from '../../../../conformance/whole-tables.ts'
import { openWorkTown } from '../../../../conformance/work-town/open-work-town.ts'
import { evaluateIndicators } from '../../../kernel/index.ts'
import { describeOneEngine } from '../../../kernel/storage/testing.ts'

describeOneEngine('the town’s money', (open) => {
  it('counts no 非税收入 among the taxes', async () => {
    const town = await openWorkTown(await open(wholeTables))
    const entries = [
      { budgetItem: '增值税', amount: '300.00' },
      { budgetItem: '其他税收', amount: '100.00' },
      { budgetItem: '非税收入', amount: '50.00' },
      { budgetItem: '上级补助', amount: '50.00' },
    ]
    for (const entry of entries) await town.add('fiscal-entry', { month: '2020-01', category: 'income', ...entry })
    const requests = ['tax-income', 'tax-share'].map((indicator) => ({ indicator, period: '2020-01' }))
    const results = await evaluateIndicators(town.kernel, town.maker, requests)
    expect(results.map(({ value }) => value)).toEqual(['400', '80'])
  })
})
