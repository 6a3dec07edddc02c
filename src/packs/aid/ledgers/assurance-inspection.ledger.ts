import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One item of the quarterly inspection: food and clothing, schooling, medical care, housing, water. A finding stays open until its day of rectification. */
export const assuranceInspection = defineLedger({
  id: 'assurance-inspection',
  label: '两不愁三保障督查',
  aliases: ['两不愁三保障'],
  kind: 'journal',
  purpose: '每季度逐户逐项督查吃、穿、教育、医疗、住房和饮水，问题限期整改。',
  fields: {
    household: field.ref({ label: '农户', to: 'low-income-household', by: { 户主: 'head', 身份证号: 'idNumber' }, required: true }),
    quarter: field.period({ label: '季度', grain: 'quarter', required: true }),
    item: field.text({ label: '项目', aliases: ['督查项目'], required: true }),
    conclusion: field.choice({
      label: '结论',
      aliases: ['督查结论'],
      required: true,
      options: { met: '达标', unmet: '不达标' },
      optionAliases: {
        合格: 'met',
        已达标: 'met',
        有保障: 'met',
        通过: 'met',
        无问题: 'met',
        正常: 'met',
        不合格: 'unmet',
        未达标: 'unmet',
        存在问题: 'unmet',
        有问题: 'unmet',
      },
    }),
    problem: field.text({ label: '问题', aliases: ['存在问题'], long: true }),
    rectifiedOn: field.date({ label: '整改日期' }),
    rectification: field.choice({
      label: '整改状态',
      options: { found: '待整改', handled: '待复查', closed: '已销号', dismissed: '不成立' },
      optionAliases: { 整改中: 'found', 已整改: 'closed', 销号: 'closed' },
    }),
    remedy: field.text({ label: '整改措施', long: true }),
  },
  title: ['household', 'quarter', 'item'],
  persons: [{ through: 'household' }],
  date: 'quarter',
  returns: false,
  unique: [['household', 'quarter', 'item']],
  examples: [
    {
      户主: '袁福波',
      身份证号: '999901209901190017',
      季度: '2020-Q1',
      项目: '饮水安全',
      结论: '不达标',
      问题: '枯水期水量不足',
      整改日期: '2020-04-06',
    },
  ],
})
