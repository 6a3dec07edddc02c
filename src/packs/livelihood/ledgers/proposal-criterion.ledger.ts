import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What proposals are screened by: the positive and the negative list. They are the town's own, and everybody may read them before proposing. */
export const proposalCriterion = defineLedger({
  id: 'proposal-criterion',
  label: '征集筛选清单',
  aliases: ['正面清单和负面清单'],
  kind: 'register',
  scope: 'staff',
  purpose: '筛选建议的正面清单和负面清单，由镇里自己定，公开给提建议的人看。',
  fields: {
    list: field.choice({ label: '清单类别', required: true, options: { positive: '正面清单', negative: '负面清单' } }),
    name: field.text({ label: '清单条目', required: true, maxLength: 60 }),
    note: field.text({ label: '条目说明', long: true }),
    endedOn: field.date({ label: '停用日期', help: '停用以后不能再用它筛选；已经用过的不变。' }),
  },
  title: ['name'],
  unique: [['list', 'name']],
  examples: [
    { 清单类别: '正面清单', 清单条目: '普惠性、公益性', 条目说明: '一村以上或者一类人普遍受益。' },
    { 清单类别: '负面清单', 清单条目: '只有一户受益', 条目说明: '属于个别诉求，转有关科室办理。' },
  ],
})
