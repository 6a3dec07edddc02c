import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { publishedList } from './closed-ballot.ts'

/** What the deputies choose from: everything that the slip must say of a project (力洋 2010: name, investment, description, date). */
export const ballotCandidate = defineLedger({
  id: 'ballot-candidate',
  label: '票决候选项目',
  kind: 'register',
  purpose: '提交代表票决的候选项目：名称、内容、投资和来源、责任单位、时限、受益对象。',
  fields: {
    ballot: field.ref({ label: '票决', to: 'project-ballot', required: true }),
    number: field.integer({ label: '序号', min: 1, required: true, additive: false }),
    name: field.text({ label: '项目名称', required: true }),
    content: field.text({ label: '建设内容', long: true, required: true }),
    plannedInvestment: field.money({ label: '计划投资', min: '0', required: true }),
    source: field.text({ label: '资金来源' }),
    office: field.text({ label: '责任科室', aliases: ['责任单位'], required: true }),
    deadline: field.date({ label: '完成时限', required: true }),
    beneficiaries: field.text({ label: '受益对象' }),
    span: field.choice({ label: '实施周期', options: { single: '当年完成', cross: '跨年实施' } }),
  },
  title: ['name'],
  unique: [
    ['ballot', 'name'],
    ['ballot', 'number'],
  ],
  locked: {
    ...publishedList,
    fields: ['ballot', 'number', 'name', 'content', 'plannedInvestment', 'source', 'office', 'deadline', 'beneficiaries', 'span'],
  },
  publish: {
    title: '候选项目公告',
    lead: '现将提请代表票决的候选项目公告如下，共{count}项。',
    fields: ['number', 'name', 'content', 'plannedInvestment', 'source', 'office', 'deadline', 'beneficiaries'],
  },
  examples: [
    {
      票决: '2020年民生实事项目票决',
      序号: '1',
      项目名称: '农村饮水提标',
      建设内容: '改造5处供水点',
      '计划投资(元)': '3200000.00',
      资金来源: '镇财政和上级补助',
      责任科室: '农业农村办公室',
      完成时限: '2020-10-31',
      受益对象: '5个村的村民',
      实施周期: '当年完成',
    },
  ],
})
