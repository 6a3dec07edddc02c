import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A tourist route by theme. */
export const touristRoute = defineLedger({
  id: 'tourist-route',
  label: '旅游线路',
  kind: 'register',
  purpose: '对外推出的旅游线路。',
  fields: {
    name: field.text({ label: '名称', aliases: ['线路名称'], required: true }),
    theme: field.text({ label: '主题' }),
    stops: field.text({ label: '途经点', long: true }),
    openedOn: field.date({ label: '推出日期' }),
  },
  title: ['name'],
  unique: [['name']],
  examples: [{ 名称: '红色寻踪', 主题: '革命旧址与党员教育' }],
})
