import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A promotion: live streams and fairs, how many sessions, what was sold. */
export const promotionEvent = defineLedger({
  id: 'promotion-event',
  label: '推介活动',
  said: ['推介', '活动'],
  kind: 'journal',
  purpose: '直播带货、节庆展销等推介活动的场次和销售额。',
  fields: {
    name: field.text({ label: '名称', aliases: ['活动名称'], required: true }),
    platform: field.text({ label: '平台' }),
    date: field.date({ label: '日期', said: ['举行', '举办'], required: true }),
    sessions: field.integer({ label: '场次', min: 0 }),
    salesAmount: field.money({ label: '销售额', said: ['销售'], min: '0', guarded: 'byHand' }),
    orders: field.integer({ label: '订单数', unit: '件', min: 0 }),
    evidence: field.attachment({ label: '销售凭证' }),
    status: field.choice({ label: '状态', options: { planned: '策划', held: '已举办', settled: '已核实', cancelled: '取消' } }),
  },
  title: ['name', 'date'],
  date: 'date',
  unique: [['name', 'date', 'platform']],
  examples: [{ 名称: '柚子开园节', 平台: '线下', 日期: '2019-09-07', 场次: '2', '销售额(元)': '389000.00' }],
})
