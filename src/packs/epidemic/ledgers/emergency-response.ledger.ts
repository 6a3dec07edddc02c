import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/**
 * A declared response: without one in force nobody may be restricted. The basis is the document that declared it
 * (突发事件应对法, 传染病防治法, or the order of the level above). It holds for a stated time and is extended or ended, never forgotten.
 */
export const emergencyResponse = defineLedger({
  id: 'emergency-response',
  label: '应急响应',
  said: ['响应'],
  kind: 'register',
  purpose: '依法启动的突发公共卫生事件响应，管控措施都在某次响应之内。',
  fields: {
    name: field.text({ label: '名称', aliases: ['响应名称'], required: true }),
    basis: field.text({ label: '依据', aliases: ['启动依据'] }),
    level: field.text({ label: '等级', aliases: ['响应等级', '响应级别'] }),
    launchedOn: field.date({ label: '启动日期', required: true }),
    validUntil: field.date({ label: '有效期至', help: '到期前延期或结束，响应不能无限期' }),
    finishedOn: field.date({ label: '结束日期', said: ['终止', '解除'] }),
    finishBasis: field.text({ label: '结束依据' }),
    status: field.choice({
      label: '状态',
      options: { draft: '拟启动', inForce: '响应中', finished: '已结束', destroyed: '个人信息已销毁', dropped: '未启动' },
    }),
  },
  title: ['name'],
  date: 'launchedOn',
  unique: [['name', 'launchedOn']],
  effective: { from: 'launchedOn', to: 'finishedOn' },
  examples: [{ 名称: '疫情防控一级响应', 依据: '竹溪县政府通告〔2020〕1号', 等级: '一级', 启动日期: '2020-01-24', 结束日期: '2020-03-01' }],
})
