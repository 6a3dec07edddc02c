import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A cadre is away for a while. From the first day on the stand-in answers; on the day of return the duties are the cadre's again. */
export const cadreLeave = defineLedger({
  id: 'cadre-leave',
  label: '干部请假',
  aliases: ['请假', '请假登记'],
  kind: 'journal',
  scope: 'staff',
  purpose: '干部请假与代岗登记；请假期间责任由代岗人承担，销假当日自动归还。',
  fields: {
    cadre: field.ref({ label: '请假人', to: 'cadre', required: true }),
    startedOn: field.date({ label: '请假日期', aliases: ['请假起'], required: true }),
    endedOn: field.date({ label: '销假日期', aliases: ['返岗日期'], required: true, help: '返岗的第一天。' }),
    standIn: field.ref({ label: '代岗人', to: 'cadre' }),
    reason: field.text({ label: '事由', secrecy: 'personal', sealed: true }),
  },
  title: ['cadre', 'startedOn'],
  date: 'startedOn',
  unique: [['cadre', 'startedOn']],
  effective: { from: 'startedOn', to: 'endedOn' },
  exclusive: [{ per: ['cadre'], why: '同一干部的请假时间不能重叠，请先改好原来的请假。' }],
  processing: {
    purpose: '请假期间由谁代岗、责任何时归还',
    basis: '人力资源管理所必需（个人信息保护法第十三条第二项）',
    kept: { years: 10, after: 'endedOn' },
  },
  examples: [{ 请假人: '顾正辉', 请假日期: '2020-06-01', 销假日期: '2020-06-16', 代岗人: '唐思彬', 事由: '培训' }],
})
