import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A checkpoint: 省际大门 at the province border, 中门 on the town's roads, 小门 at a village, 家门 at a house under home isolation. */
export const checkpoint = defineLedger({
  id: 'checkpoint',
  label: '卡口',
  said: ['卡点'],
  kind: 'register',
  purpose: '防疫卡口底册：类别、位置、启用与撤除日期。',
  fields: {
    name: field.text({ label: '名称', aliases: ['卡口名称'], required: true }),
    category: field.choice({
      label: '类别',
      options: { provinceGate: '省际大门', townGate: '中门', villageGate: '小门', houseGate: '家门' },
      optionAliases: { 大门: 'provinceGate', 省际卡口: 'provinceGate', 镇级卡口: 'townGate', 村级卡口: 'villageGate' },
    }),
    location: field.text({ label: '位置' }),
    openedOn: field.date({ label: '启用日期', required: true }),
    closedOn: field.date({ label: '撤除日期' }),
  },
  title: ['name'],
  date: 'openedOn',
  unique: [['name', 'openedOn']],
  effective: { from: 'openedOn', to: 'closedOn' },
  examples: [
    { 名称: '竹岭省际卡口', 类别: '省际大门', 位置: '省界公路', 启用日期: '2020-01-27', 撤除日期: '2020-03-23' },
    { 名称: '瓦窑山村村口小门', 类别: '小门', 位置: '瓦窑山村村口', 启用日期: '2020-01-29', 撤除日期: '2020-03-23' },
  ],
})
