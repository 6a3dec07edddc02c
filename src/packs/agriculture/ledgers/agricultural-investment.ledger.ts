import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One payment into a farming project. No natural key: two equal payments of one day can both be real. */
export const agriculturalInvestment = defineLedger({
  id: 'agricultural-investment',
  label: '农业项目投资',
  kind: 'journal',
  purpose: '水果园区、水毁修复、高标准农田等农业项目的逐笔投入。',
  fields: {
    project: field.text({ label: '项目', aliases: ['项目名称'], required: true }),
    category: field.choice({
      label: '类别',
      options: { orchard: '水果园区', floodRepair: '水毁修复', farmland: '高标准农田', other: '其他' },
      optionAliases: { 水干果园区: 'orchard', 园区: 'orchard', 水毁: 'floodRepair', 农田: 'farmland' },
    }),
    date: field.date({ label: '日期', required: true }),
    amount: field.money({ label: '金额', required: true, min: '0.01' }),
  },
  title: ['project', 'date'],
  date: 'date',
  examples: [{ 项目: '农资仓储点', 类别: '其他', 日期: '2019-03-09', '金额(元)': '47000.00' }],
})
