import { Type } from 'typebox'
import { file, instant, literals, nameOf } from '../common.ts'
import { endpoint } from '../endpoint.ts'

const tag = '台账'
const params = Type.Object({ ledger: nameOf('ledger') })
const filters = Type.Optional(Type.String({ maxLength: 20_000, description: '与查询相同的筛选条件，写成 JSON 数组' }))
const exportQuery = Type.Object({
  format: literals(['xlsx', 'csv']),
  layout: Type.Optional(literals(['office'])),
  conditions: Type.Optional(Type.String({ maxLength: 500, description: '办公表格上写的筛选条件' })),
  asOf: Type.Optional(instant),
  search: Type.Optional(Type.String({ maxLength: 200 })),
  filters,
})
const day = Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期，如 2020-06-01' }))
const publicationQuery = Type.Object({
  format: literals(['docx', 'xlsx']),
  filters,
  about: Type.String({ minLength: 1, maxLength: 60, description: '标题里“公示名单”前面的话，如批次名称' }),
  from: day,
  to: day,
  contact: Type.Optional(Type.String({ maxLength: 60, description: '受理异议的科室和电话' })),
})

export const exportLedger = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/export',
  right: 'read',
  tag,
  summary: '导出台账，可以再导入',
  params,
  query: exportQuery,
  answer: file,
})

export const publishLedger = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/publication',
  right: 'read',
  tag,
  summary: '公示名单：姓名脱敏，不含证件号、账号和电话',
  params,
  query: publicationQuery,
  answer: file,
})

export const getBlankForm = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/template.xlsx',
  right: 'read',
  tag,
  summary: '台账的空白表',
  params,
  answer: file,
})
