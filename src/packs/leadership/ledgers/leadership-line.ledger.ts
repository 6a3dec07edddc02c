import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A line of work (条) that one of the leaders has under them, and the offices that do it. */
export const leadershipLine = defineLedger({
  id: 'leadership-line',
  label: '分管工作',
  aliases: ['工作条线', '条线'],
  kind: 'register',
  scope: 'staff',
  purpose: '班子成员分管的各条线：做什么，由哪些科室承办。',
  fields: {
    name: field.text({ label: '名称', aliases: ['条线'], required: true, maxLength: 40 }),
    office: field.text({ label: '承办科室', aliases: ['责任科室'] }),
    position: field.integer({ label: '排序', min: 1, additive: false }),
    startedOn: field.date({ label: '设立日期' }),
    endedOn: field.date({ label: '撤并日期', help: '机构改革撤并的填，以后不再要求有人分管。' }),
  },
  title: ['name'],
  unique: [['name']],
  effective: { from: 'startedOn', to: 'endedOn' },
  examples: [{ 名称: '工业经济', 承办科室: '经济发展办公室', 排序: '3', 设立日期: '2019-04-01' }],
})
