import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Official receptions, cars and journeys (三公经费), by year. */
export const officeExpense = defineLedger({
  id: 'office-expense',
  label: '三公经费',
  kind: 'journal',
  purpose: '公务接待、公务用车、因公出国（境）经费年度决算。',
  fields: {
    year: field.period({ label: '年度', grain: 'year', required: true }),
    expense: field.text({ label: '费用项目', required: true }),
    amount: field.money({ label: '金额', required: true, min: '0', additive: { yearOf: 'year' } }),
  },
  title: ['expense', 'year'],
  date: 'year',
  returns: true,
  unique: [['year', 'expense']],
  examples: [{ 年度: '2019', 费用项目: '公务接待费', '金额(元)': '182600.00' }],
})
