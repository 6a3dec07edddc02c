import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A piece of renovation work done in a village or in the town centre: illegal buildings removed, sewers laid, streets redone. */
export const renovation = defineLedger({
  id: 'renovation',
  label: '环境整治',
  kind: 'journal',
  purpose: '拆违、立面改造、管网、绿化等整治事项和完成面积。',
  fields: {
    village: field.village({ label: '村', required: true }),
    item: field.text({ label: '事项', required: true }),
    category: field.choice({
      label: '类别',
      required: true,
      options: { demolition: '拆除违建', facade: '立面改造', greening: '绿化', sewer: '污水管网', other: '其他' },
    }),
    completedOn: field.date({ label: '完成日期', required: true }),
    floorArea: field.decimal({ label: '整治面积', unit: '平方米', scale: 2, min: '0', additive: true }),
  },
  title: ['village', 'item'],
  date: 'completedOn',
  unique: [['village', 'item', 'completedOn']],
  examples: [{ 村: '大岙村', 事项: '大岙村拆除违建1号点', 类别: '拆除违建', 完成日期: '2020-07-28', '整治面积(平方米)': '959' }],
})
