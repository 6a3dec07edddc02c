import { selfCheck } from '../compliance.ts'
import { endpoint } from '../endpoint.ts'

export const checkCompliance = endpoint({
  verb: 'GET',
  path: '/api/compliance',
  right: 'oversee',
  tag: '管理',
  summary: '合规自查：个人信息处理记录，等保三级应用要求逐条对照',
  answer: selfCheck,
})
