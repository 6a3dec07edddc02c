import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** An administrative village. The code is the 12-digit statistical division code; a merged village keeps its old record. */
export const village = defineLedger({
  id: 'village',
  label: '村',
  aliases: ['行政村', '村社'],
  kind: 'register',
  scope: 'staff',
  purpose: '全镇行政村底册，党政综合办公室维护，其他台账按村名引用。',
  fields: {
    code: field.text({ label: '编码', aliases: ['区划代码', '村编码'], required: true, maxLength: 12 }),
    name: field.text({ label: '名称', aliases: ['村名'], required: true }),
    households: field.integer({ label: '户数', min: 0 }),
    population: field.integer({ label: '人口', aliases: ['户籍人口'], min: 0 }),
    geometry: field.geometry({ label: '边界', aliases: ['村界', '坐标'], help: 'GeoJSON 面，可以不填；填了就能在地图上看。' }),
  },
  title: ['name'],
  unique: [['code'], ['name']],
  examples: [{ 编码: '999901101201', 名称: '青竹村', 户数: '575', 人口: '1726' }],
})
