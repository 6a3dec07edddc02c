import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Where the money of a chosen project comes from: one line a source, planned and come in. */
export const projectFund = defineLedger({
  id: 'project-fund',
  label: '民生实事资金',
  kind: 'register',
  purpose: '民生实事项目的资金按来源登记：计划多少、到了多少；各来源的计划加起来等于计划投资。',
  fields: {
    project: field.ref({ label: '民生实事项目', to: 'livelihood-project', by: { 年度: 'year', 项目名称: 'name' }, required: true }),
    source: field.choice({
      label: '资金渠道',
      required: true,
      options: { town: '镇财政', upper: '上级补助', village: '村集体', social: '社会捐资', other: '其他' },
    }),
    planned: field.money({ label: '计划资金', min: '0', required: true }),
    arrived: field.money({ label: '到位资金', min: '0' }),
  },
  title: ['project', 'source'],
  unique: [['project', 'source']],
  examples: [{ 年度: '2020', 项目名称: '农村饮水提标', 资金渠道: '镇财政', '计划资金(元)': '3200000.00', '到位资金(元)': '3200000.00' }],
})
