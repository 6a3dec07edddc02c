import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** The area of one crop in one village in one year; what was newly planted is part of it. */
export const plantingArea = defineLedger({
  id: 'planting-area',
  label: '种植面积',
  kind: 'journal',
  purpose: '各村各作物的年度种植面积，新增部分单列。',
  fields: {
    village: field.village({ label: '村', required: true }),
    crop: field.text({ label: '作物', aliases: ['作物种类', '农作物', '种植品种'], required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    area: field.area({ label: '面积', required: true, min: '0', additive: { within: ['year'] } }),
    newArea: field.area({ label: '其中新增', aliases: ['新增面积'], min: '0' }),
  },
  title: ['village', 'crop', 'year'],
  date: 'year',
  returns: true,
  unique: [['village', 'crop', 'year']],
  examples: [{ 村: '下坪村', 作物: '甜桔柚', 年度: '2019', '面积(亩)': '244.5', '其中新增(亩)': '20.9' }],
})
