import { endpoint } from '../endpoint.ts'
import { health, readiness, unreadiness } from '../health.ts'

const tag = '运行状态'

export const getHealth = endpoint({
  verb: 'GET',
  path: '/api/health',
  right: 'public',
  tag,
  summary: '铅笔在运行',
  answer: health,
})

export const getReadiness = endpoint({
  verb: 'GET',
  path: '/api/ready',
  right: 'public',
  tag,
  summary: '数据库有应答，可以使用',
  answer: readiness,
  failure: unreadiness,
})
