import type { CheckDefinition } from '../../definition/check/types.ts'

/** Identities of a self-building section. */
export const administrationChecks: readonly CheckDefinition[] = [
  {
    id: 'suggestion-ladder',
    label: '满意不多于办结，办结不多于建议',
    kind: 'ladder',
    steps: ['suggestion-satisfied-count', 'suggestion-answered-count', 'suggestion-count'],
  },
  { id: 'tax-of-income', label: '税收不多于财政总收入', kind: 'partOfWhole', part: 'tax-income', whole: 'fiscal-income' },
  {
    id: 'livelihood-of-expenditure',
    label: '民生支出不多于财政总支出',
    kind: 'partOfWhole',
    part: 'livelihood-expenditure',
    whole: 'fiscal-expenditure',
  },
  { id: 'fiscal-income-growth', label: '财政总收入同比', kind: 'growth', growth: 'fiscal-income-growth', value: 'fiscal-income' },
  { id: 'office-expense-growth', label: '三公经费同比', kind: 'growth', growth: 'office-expense-growth', value: 'office-expense-total' },
  {
    id: 'fiscal-income-completion',
    label: '财政总收入完成率',
    kind: 'completion',
    rate: 'fiscal-income-completion',
    value: 'fiscal-income',
  },
]
