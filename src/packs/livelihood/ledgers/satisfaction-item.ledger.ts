import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One part of what is judged, where it is judged in parts (湖州: eleven aspects, seventeen parts). Each part is answered by everybody. */
export const satisfactionItem = defineLedger({
  id: 'satisfaction-item',
  label: '测评分项',
  kind: 'register',
  purpose: '满意度测评的分项票数。',
  fields: {
    review: field.ref({ label: '测评', to: 'satisfaction-review', by: { 测评名称: 'name', 测评轮次: 'round' }, required: true }),
    name: field.text({ label: '分项名称', required: true }),
    satisfied: field.integer({ label: '满意票', min: 0, required: true, additive: false }),
    mostly: field.integer({ label: '基本满意票', min: 0, required: true, additive: false }),
    unsatisfied: field.integer({ label: '不满意票', min: 0, required: true, additive: false }),
  },
  title: ['review', 'name'],
  unique: [['review', 'name']],
  locked: {
    through: 'review',
    once: 'verdict',
    why: '已经有了结论，分项票数不能再改。',
    fields: ['review', 'name', 'satisfied', 'mostly', 'unsatisfied'],
  },
  examples: [{ 测评名称: '农村饮水提标', 测评轮次: '1', 分项名称: '工程质量', 满意票: '56', 基本满意票: '4', 不满意票: '0' }],
})
