import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { defineTarget } from '../../township/indicators/target.ts'
import { fiscalEntry } from '../ledgers/fiscal-entry.ledger.ts'
import { officeExpense } from '../ledgers/office-expense.ledger.ts'

/** The town's money: income, expenditure, the livelihood share, 三公. */
export const financeIndicators = [
  defineMeasure({
    id: 'fiscal-income',
    label: '财政总收入',
    unit: '元',
    flow: 'flow',
    key: true,
    ledger: fiscalEntry,
    filter: { category: 'income' },
    type: 'sum',
    of: 'amount',
  }),
  defineMeasure({
    id: 'tax-income',
    label: '税收收入',
    unit: '元',
    flow: 'flow',
    ledger: fiscalEntry,
    filter: { category: 'income' },
    // 非税收入 is named by the word, and is none.
    when: "contains(budgetItem, '税') and not contains(budgetItem, '非税')",
    type: 'sum',
    of: 'amount',
  }),
  defineComputed({ id: 'tax-share', label: '税收占比', unit: '%', flow: 'flow', type: 'share', of: 'tax-income', whole: 'fiscal-income' }),
  defineComputed({ id: 'fiscal-income-growth', label: '财政总收入同比', unit: '%', flow: 'flow', type: 'yearOnYear', of: 'fiscal-income' }),
  defineComputed({
    id: 'fiscal-income-completion',
    label: '财政总收入完成率',
    unit: '%',
    flow: 'flow',
    exact: true,
    type: 'completion',
    of: 'fiscal-income',
  }),
  defineMeasure({
    id: 'fiscal-expenditure',
    label: '财政总支出',
    unit: '元',
    flow: 'flow',
    ledger: fiscalEntry,
    filter: { category: 'expenditure' },
    type: 'sum',
    of: 'amount',
  }),
  defineMeasure({
    id: 'livelihood-expenditure',
    label: '民生支出总额',
    unit: '元',
    flow: 'flow',
    ledger: fiscalEntry,
    filter: { category: 'expenditure', livelihood: true },
    type: 'sum',
    of: 'amount',
  }),
  defineComputed({
    id: 'livelihood-expenditure-share',
    label: '民生支出占比',
    unit: '%',
    flow: 'flow',
    type: 'share',
    of: 'livelihood-expenditure',
    whole: 'fiscal-expenditure',
  }),
  defineMeasure({
    id: 'office-expense-total',
    label: '三公经费支出',
    unit: '元',
    flow: 'flow',
    ledger: officeExpense,
    type: 'sum',
    of: 'amount',
  }),
  defineComputed({
    id: 'office-expense-growth',
    label: '三公经费同比',
    unit: '%',
    flow: 'flow',
    type: 'yearOnYear',
    of: 'office-expense-total',
  }),
  defineTarget({ id: 'fiscal-income-target', label: '财政总收入目标', of: '财政总收入', unit: '元' }),
]
