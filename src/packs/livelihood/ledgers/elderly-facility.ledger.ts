import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A place that serves the old: a home-care centre or a canteen. */
export const elderlyFacility = defineLedger({
  id: 'elderly-facility',
  label: '养老服务设施',
  kind: 'register',
  purpose: '居家养老服务照料中心和老年食堂。',
  fields: {
    name: field.text({ label: '名称', aliases: ['设施名称', '机构名称'], required: true }),
    village: field.village({ label: '村', required: true }),
    category: field.choice({ label: '类别', required: true, options: { careCentre: '照料中心', canteen: '老年食堂' } }),
    builtOn: field.date({ label: '建成日期', said: ['投用'], required: true }),
    beds: field.integer({ label: '床位数', said: ['床位'], min: 0 }),
  },
  title: ['name'],
  date: 'builtOn',
  goesOn: true,
  unique: [['name']],
  examples: [{ 名称: '青竹村居家养老服务照料中心', 村: '青竹村', 类别: '照料中心', 建成日期: '2016-09-20', 床位数: '6' }],
})
