import { Type } from 'typebox'
import { file, literals, nameOf } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { adoptResult, loopList } from '../loop.ts'

const tag = '闭环'
const params = Type.Object({ loop: nameOf('loop') })
const truth = Type.Literal('true')
const exportQuery = Type.Object({
  format: literals(['xlsx', 'csv']),
  standing: Type.Optional(literals(['open', 'ended', 'all'])),
  states: Type.Optional(Type.String({ maxLength: 2000, description: '环节编号，用逗号隔开' })),
  late: Type.Optional(truth),
  mine: Type.Optional(truth),
  search: Type.Optional(Type.String({ maxLength: 200 })),
})

export const listLoops = endpoint({
  verb: 'GET',
  path: '/api/loops',
  right: 'read',
  tag,
  summary: '闭环一览：各有多少在办、逾期、结束',
  answer: loopList,
})

export const exportCases = endpoint({
  verb: 'GET',
  path: '/api/loops/:loop/export',
  right: 'read',
  tag,
  summary: '导出一个闭环的事项',
  params,
  query: exportQuery,
  answer: file,
})

export const adoptCases = endpoint({
  verb: 'POST',
  path: '/api/loops/:loop/adopt',
  right: 'import',
  tag,
  summary: '给还没有事项的记录补立事项',
  params,
  answer: adoptResult,
})
