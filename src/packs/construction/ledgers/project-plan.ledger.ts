import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** The baseline of a project by month. It is kept apart from what is reported, so that who reports progress cannot move the plan along with it. */
export const projectPlan = defineLedger({
  id: 'project-plan',
  label: '项目计划',
  aliases: ['项目月度计划'],
  kind: 'journal',
  purpose: '重点项目逐月的基线计划：到月底应完成的进度和累计投资。',
  fields: {
    project: field.ref({ label: '项目', aliases: ['项目名称'], to: 'key-project', required: true }),
    month: field.month({ label: '月份', required: true }),
    plannedProgress: field.percent({ label: '计划进度', min: '0', max: '100', required: true }),
    plannedInvestment: field.money({ label: '累计计划投资', min: '0', additive: { within: ['month'] } }),
  },
  title: ['project', 'month'],
  date: 'month',
  unique: [['project', 'month']],
  examples: [{ 项目: '集镇入口改造', 月份: '2020-01', 计划进度: '12', '累计计划投资(元)': '1590000.00' }],
})
