import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What was grown on a plot in a year, season by season: two crops of one year may each take the whole plot. */
export const plotCrop = defineLedger({
  id: 'plot-crop',
  label: '地块种植',
  kind: 'journal',
  purpose: '每个地块逐年、逐季种了什么、种了多少。',
  fields: {
    plot: field.ref({ label: '地块', aliases: ['地块编号'], to: 'plot', required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    season: field.choice({ label: '季', options: { spring: '春', summer: '夏', autumn: '秋冬', perennial: '多年生' } }),
    crop: field.text({ label: '作物', aliases: ['作物种类', '农作物', '种植品种'], required: true }),
    area: field.area({ label: '面积', required: true, min: '0', additive: { within: ['year'] } }),
  },
  title: ['plot', 'year', 'crop'],
  date: 'year',
  returns: false,
  unique: [['plot', 'year', 'season', 'crop']],
  examples: [{ 地块: '999901101001-0012', 年度: '2020', 季: '夏', 作物: '水稻', '面积(亩)': '3.4' }],
})
