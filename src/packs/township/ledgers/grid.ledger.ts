import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * A grid (网格). Two trees in one register: village grids below villages (GB/T 34300), and enterprise grids, small below big.
 * A place or firm sits in exactly one grid; names repeat between villages, so the code is the key.
 */
export const grid = defineLedger({
  id: 'grid',
  label: '网格',
  kind: 'register',
  scope: 'staff',
  purpose: '村网格与企业大、小网格底册；企业小网格必须归入一个大网格。',
  fields: {
    code: field.text({ label: '编码', aliases: ['网格编码'], required: true }),
    name: field.text({ label: '名称', aliases: ['网格名称'], required: true }),
    category: field.choice({
      label: '类别',
      options: { village: '村网格', bigEnterprise: '企业大网格', smallEnterprise: '企业小网格' },
      optionAliases: { 村级网格: 'village', 大网格: 'bigEnterprise', 小网格: 'smallEnterprise' },
    }),
    parent: field.grid({ label: '上级网格' }),
    village: field.village({ label: '所在村' }),
    startedOn: field.date({ label: '启用日期', help: '不填表示一直都在。' }),
    closedOn: field.date({ label: '停用日期' }),
    geometry: field.geometry({ label: '边界', aliases: ['网格边界', '坐标'], help: 'GeoJSON 面，可以不填；填了就能在地图上看。' }),
  },
  title: ['name'],
  unique: [['code']],
  effective: { from: 'startedOn', to: 'closedOn' },
  examples: [
    {
      编码: '999901101201-1',
      名称: '青竹村第一网格',
      类别: '村网格',
      所在村: '青竹村',
      启用日期: '2019-01-01',
      边界: '{"type":"Polygon","coordinates":[[[150.1,30.1],[150.12,30.1],[150.12,30.12],[150.1,30.1]]]}',
    },
    { 编码: 'Q1', 名称: '铅笔产业大网格', 类别: '企业大网格' },
    { 编码: 'Q1-1', 名称: '制杆小网格', 类别: '企业小网格', 上级网格: '铅笔产业大网格' },
  ],
})
