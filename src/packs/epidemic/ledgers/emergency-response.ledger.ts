import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * A declared response: without one in force nobody may be restricted. The basis is the document that declared it
 * (突发事件应对法, 传染病防治法, or the order of the level above).
 */
export const emergencyResponse = defineLedger({
  id: 'emergency-response',
  label: '应急响应',
  kind: 'register',
  purpose: '依法启动的突发公共卫生事件响应，管控措施都在某次响应之内。',
  fields: {
    name: field.text({ label: '名称', aliases: ['响应名称'], required: true }),
    basis: field.text({ label: '依据', aliases: ['启动依据'] }),
    level: field.text({ label: '等级', aliases: ['响应等级', '响应级别'] }),
    launchedOn: field.date({ label: '启动日期', required: true }),
    finishedOn: field.date({ label: '结束日期' }),
  },
  title: ['name'],
  date: 'launchedOn',
  unique: [['name', 'launchedOn']],
  effective: { from: 'launchedOn', to: 'finishedOn' },
})
