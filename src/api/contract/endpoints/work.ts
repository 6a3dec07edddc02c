import { Type } from 'typebox'
import { endpoint } from '../endpoint.ts'
import { noticePage, noticesLeft, readNoticesBody, workCounts, workKind, workPage } from '../loop.ts'

const tag = '待办'
const pageQuery = Type.Object({
  after: Type.Optional(Type.String({ maxLength: 200, description: '上一页的 next' })),
  limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,2}$' })),
})

export const countWork = endpoint({
  verb: 'GET',
  path: '/api/work',
  right: 'read',
  tag,
  summary: '待办各有多少',
  answer: workCounts,
})

export const listWork = endpoint({
  verb: 'GET',
  path: '/api/work/:which',
  right: 'read',
  tag,
  summary: '待办：我的、快到期、已逾期、提请我督办',
  params: Type.Object({ which: workKind }),
  query: pageQuery,
  answer: workPage,
})

export const listNotices = endpoint({
  verb: 'GET',
  path: '/api/notices',
  right: 'read',
  tag,
  summary: '我的提醒',
  answer: noticePage,
})

export const readNotices = endpoint({
  verb: 'POST',
  path: '/api/notices/read',
  right: 'read',
  tag,
  summary: '提醒已读',
  body: readNoticesBody,
  answer: noticesLeft,
})
