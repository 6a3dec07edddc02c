import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A project that was brought in from outside, on the ladder from negotiation to production. */
export const investmentProject = defineLedger({
  id: 'investment-project',
  label: '招商项目',
  aliases: ['招商引资项目'],
  kind: 'register',
  purpose: '引进项目底册：投资方、协议资金和当前状态。',
  fields: {
    name: field.text({ label: '名称', aliases: ['项目名称'], required: true }),
    investor: field.text({ label: '投资方' }),
    investorPlace: field.text({ label: '投资方所在地' }),
    status: field.choice({
      label: '状态',
      required: true,
      options: {
        negotiating: '洽谈',
        signed: '签约',
        approved: '立项',
        started: '开工',
        building: '在建',
        completed: '竣工',
        producing: '投产',
        dropped: '终止',
      },
      optionAliases: {
        在谈: 'negotiating',
        已签约: 'signed',
        备案: 'approved',
        已开工: 'started',
        建设中: 'building',
        已竣工: 'completed',
        已投产: 'producing',
        达产: 'producing',
      },
    }),
    introducedOn: field.date({ label: '引进日期', required: true }),
    agreedAmount: field.money({ label: '协议资金', min: '0' }),
    contractNumber: field.text({ label: '合同编号' }),
    filingNumber: field.text({ label: '备案文号', aliases: ['立项文号', '项目代码'] }),
    permitNumber: field.text({ label: '施工许可证号' }),
    plannedFinish: field.date({ label: '计划完工' }),
    startedOn: field.date({ label: '开工日期' }),
    completedOn: field.date({ label: '竣工日期' }),
    acceptanceNumber: field.text({ label: '竣工验收文号' }),
    producedOn: field.date({ label: '投产日期' }),
    enterprise: field.ref({ label: '落地企业', to: 'enterprise' }),
  },
  title: ['name'],
  date: 'introducedOn',
  unique: [['name']],
})
