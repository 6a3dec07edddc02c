import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What deputies say of the list before they vote, by their group and never by name, and what the office answers. */
export const candidateOpinion = defineLedger({
  id: 'candidate-opinion',
  label: '候选项目意见',
  kind: 'journal',
  purpose: '会前代表对候选项目名单的意见和答复；按代表小组登记，不写是谁提的。开会前都要答复。',
  fields: {
    ballot: field.ref({ label: '票决', to: 'project-ballot', required: true }),
    candidate: field.ref({
      label: '候选项目',
      to: 'ballot-candidate',
      by: { 票决: 'ballot', 项目名称: 'name' },
      help: '对整个名单的，空着。',
    }),
    source: field.text({ label: '代表小组', required: true, maxLength: 40, help: '哪个代表小组、联络站；不写个人姓名。' }),
    receivedOn: field.date({ label: '收到日期', required: true }),
    content: field.text({ label: '代表意见', long: true, required: true, maxLength: 1000 }),
    reply: field.text({ label: '答复意见', long: true, maxLength: 1000 }),
    repliedOn: field.date({ label: '答复日期' }),
  },
  title: ['source', 'receivedOn'],
  date: 'receivedOn',
  examples: [
    {
      票决: '2020年民生实事项目票决',
      项目名称: '农村饮水提标',
      代表小组: '第二代表小组',
      收到日期: '2020-01-13',
      代表意见: '供水点改造要先排水源干的村。',
      答复意见: '已按旱季缺水情况排序。',
      答复日期: '2020-01-14',
    },
  ],
})
