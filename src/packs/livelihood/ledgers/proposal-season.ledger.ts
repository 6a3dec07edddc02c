import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * One year's collecting of proposals, declared by the town. It is what justifies keeping how somebody can be answered, and for how long: once it has ended,
 * that goes by the same destruction as the data of any response.
 */
export const proposalSeason = defineLedger({
  id: 'proposal-season',
  label: '民生实事征集',
  kind: 'register',
  scope: 'staff',
  purpose: '一年一次登记的征集：从哪天到哪天收建议；结束以后，建议人留下的联系方式和照片按它销毁。',
  fields: {
    name: field.text({ label: '征集名称', required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true, help: '为哪一年的民生实事征集。' }),
    startedOn: field.date({ label: '开始日期', required: true }),
    endedOn: field.date({ label: '结束日期', help: '全年征集的，填到下一次征集开始的那天。' }),
    note: field.text({ label: '征集说明', long: true, help: '写给大家看：收哪些建议、什么时候答复。' }),
  },
  title: ['name'],
  date: 'startedOn',
  unique: [['name']],
  effective: { from: 'startedOn', to: 'endedOn' },
  examples: [{ 征集名称: '2021年民生实事征集', 年度: '2021', 开始日期: '2020-09-01', 结束日期: '2021-09-01' }],
})
