import { Type } from 'typebox'
import { endpoint } from '../endpoint.ts'
import { searchHits } from '../search.ts'
import { workbenchView } from '../workbench.ts'

const tag = '工作台'

export const getWorkbench = endpoint({
  verb: 'GET',
  path: '/api/workbench',
  right: 'read',
  tag,
  summary: '工作台：重点指标、报告、台账动态',
  query: Type.Object({
    year: Type.Optional(Type.String({ pattern: '^(19|20)\\d\\d$', description: '看哪一年；不写就是正在写报告的那一年' })),
  }),
  answer: workbenchView,
})

export const search = endpoint({
  verb: 'GET',
  path: '/api/search',
  right: 'read',
  tag,
  summary: '按名称找任何东西',
  query: Type.Object({ text: Type.String({ minLength: 1, maxLength: 100 }) }),
  answer: searchHits,
})
