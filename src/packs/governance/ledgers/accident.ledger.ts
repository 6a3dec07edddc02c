import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A safety accident. 零事故 is a claim about this ledger, so an empty year is an answer, not a gap. */
export const accident = defineLedger({
  id: 'accident',
  label: '安全事故',
  kind: 'journal',
  purpose: '生产安全、火灾、道路交通等事故登记。',
  fields: {
    date: field.date({ label: '日期', aliases: ['发生日期'], required: true }),
    category: field.choice({
      label: '类别',
      required: true,
      options: { production: '生产安全', fire: '火灾', traffic: '道路交通', forest: '森林火灾' },
    }),
    level: field.choice({ label: '事故等级', required: true, options: { ordinary: '一般', larger: '较大', major: '重大' } }),
    deaths: field.integer({ label: '死亡人数', required: true, min: 0 }),
    account: field.text({ label: '事故经过', long: true }),
  },
  title: ['date', 'category'],
  date: 'date',
  examples: [{ 日期: '2019-08-17', 类别: '道路交通', 事故等级: '一般', 死亡人数: '0', 事故经过: '货车侧滑撞护栏，一人轻伤' }],
})
