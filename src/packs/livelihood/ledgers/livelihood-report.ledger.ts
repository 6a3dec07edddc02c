import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** How far a chosen project was on a day: written by the steps that report on it, so that a month can be told later as it was. */
export const livelihoodReport = defineLedger({
  id: 'livelihood-report',
  label: '民生实事月报',
  kind: 'journal',
  purpose: '民生实事项目每月到了哪一步、花了多少钱：报月度进度时自动记一行，不用另填。',
  fields: {
    project: field.ref({ label: '民生实事项目', to: 'livelihood-project', by: { 年度: 'year', 项目名称: 'name' }, required: true }),
    reportedOn: field.date({ label: '上报日期', required: true }),
    actualProgress: field.percent({ label: '实际进度', min: '0', max: '100', required: true }),
    completedInvestment: field.money({ label: '完成投资', min: '0', additive: false }),
  },
  title: ['project', 'reportedOn'],
  date: 'reportedOn',
  returns: false,
  examples: [{ 年度: '2020', 项目名称: '农村饮水提标', 上报日期: '2020-06-30', 实际进度: '45', '完成投资(元)': '1320000.00' }],
})
