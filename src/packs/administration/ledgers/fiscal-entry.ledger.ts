import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One month of one budget item, income or expenditure. */
export const fiscalEntry = defineLedger({
  id: 'fiscal-entry',
  label: '财政收支',
  kind: 'journal',
  purpose: '镇财政逐月收支，按科目登记，民生类支出单独标明。',
  fields: {
    month: field.month({ label: '月份', required: true }),
    category: field.choice({ label: '收支类别', required: true, options: { income: '收入', expenditure: '支出' } }),
    budgetItem: field.text({ label: '科目', required: true }),
    livelihood: field.boolean({ label: '民生支出' }),
    amount: field.money({ label: '金额', required: true, additive: { within: ['category'] } }),
  },
  title: ['budgetItem', 'month'],
  date: 'month',
  returns: true,
  unique: [['month', 'category', 'budgetItem']],
  examples: [{ 月份: '2019-01', 收支类别: '收入', 科目: '增值税', 民生支出: '否', '金额(元)': '1675800.00' }],
})
