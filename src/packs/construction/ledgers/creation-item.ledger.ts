import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * One line of a creation's scoring sheet: what is asked, what it is worth, who sees to it. The classes are those of the provincial rules of
 * 2020 for 美丽城镇: common indicators bind, individual ones are a bonus, satisfaction is asked of the residents.
 */
export const creationItem = defineLedger({
  id: 'creation-item',
  label: '创建指标',
  aliases: ['创建任务清单'],
  kind: 'register',
  purpose: '每项创建逐条的指标、分值、责任科室、自评分和核定分。',
  fields: {
    creation: field.ref({ label: '创建任务', aliases: ['创建名称'], to: 'creation-task', required: true }),
    item: field.text({ label: '指标内容', required: true }),
    category: field.choice({ label: '类别', options: { common: '共性', individual: '个性', satisfaction: '满意度' } }),
    points: field.decimal({ label: '分值', scale: 2, min: '0', required: true }),
    selfScore: field.decimal({ label: '自评分', scale: 2, min: '0' }),
    verifiedScore: field.decimal({ label: '核定分', scale: 2, min: '0' }),
    office: field.text({ label: '责任科室' }),
    evidence: field.attachment({ label: '佐证' }),
  },
  title: ['creation', 'item'],
  unique: [['creation', 'item']],
  examples: [{ 创建任务: '景区镇', 指标内容: '设游客中心一处', 类别: '共性', 分值: '10', 自评分: '9', 责任科室: '文化旅游办公室' }],
})
