import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One search for leads among the people away: everybody who runs a business and is no lead yet becomes one. */
export const leadSearch = defineLedger({
  id: 'lead-search',
  label: '线索摸排',
  kind: 'register',
  purpose: '从在外人员的从业情况里摸排经商、创业、办厂的乡亲，生成招商线索。',
  fields: {
    name: field.text({ label: '名称', required: true }),
    foundOn: field.date({ label: '发现日期', required: true }),
    status: field.choice({ label: '状态', options: { planned: '待摸排', collected: '已生成线索', cancelled: '取消' } }),
  },
  title: ['name'],
  date: 'foundOn',
  goesOn: true,
  unique: [['name']],
  examples: [{ 名称: '2020年春节前摸排', 发现日期: '2020-01-10' }],
})
