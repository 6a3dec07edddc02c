import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A finished piece of rural infrastructure: a road, a water supply, a parking place, a school building. */
export const ruralFacility = defineLedger({
  id: 'rural-facility',
  label: '农村基础设施',
  kind: 'register',
  purpose: '完工的道路、饮水、停车、校舍等民生工程。',
  fields: {
    name: field.text({ label: '名称', aliases: ['工程名称', '项目名称', '设施名称'], required: true }),
    village: field.village({ label: '村', required: true }),
    category: field.choice({
      label: '类别',
      required: true,
      options: { road: '道路', water: '饮水', parking: '停车', school: '校舍', other: '其他' },
      optionAliases: { 公路: 'road', 道路改造: 'road', 停车场: 'parking', 供水点: 'water', 供水点改造: 'water' },
    }),
    completedOn: field.date({ label: '完工日期', said: ['建成', '竣工', '完成', '完成改造', '改造完成'], required: true }),
    roadLength: field.decimal({ label: '里程', said: ['全长', '长度'], unit: '公里', scale: 3, min: '0', additive: true }),
    parkingSpaces: field.integer({ label: '车位数', said: ['停车位'], min: 0 }),
    beneficiaries: field.integer({ label: '受益人数', said: ['受益人口', '惠及群众', '受益'], min: 0, additive: false }),
    investment: field.money({ label: '工程投资', aliases: ['总投资', '项目投资'], min: '0' }),
  },
  title: ['name'],
  date: 'completedOn',
  goesOn: true,
  unique: [['name']],
  examples: [
    {
      名称: '青竹至上坪公路改造',
      村: '上坪村',
      类别: '道路',
      完工日期: '2020-09-25',
      '里程(公里)': '4.2',
      受益人数: '986',
      '工程投资(元)': '1860000.00',
    },
  ],
})
