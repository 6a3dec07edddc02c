import { Type } from 'typebox'
import { nothing } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { reopenYearBody, yearKey, yearList, yearView } from '../year.ts'

const tag = '年度'
const params = Type.Object({ year: yearKey })

export const listYears = endpoint({
  verb: 'GET',
  path: '/api/years',
  right: 'read',
  tag,
  summary: '年度一览：哪些结了账',
  answer: yearList,
})

export const getYear = endpoint({
  verb: 'GET',
  path: '/api/years/:year',
  right: 'read',
  tag,
  summary: '一个年度：报告定稿没有，哪些结转，结账以后更正了什么',
  params,
  answer: yearView,
})

export const closeYear = endpoint({
  verb: 'POST',
  path: '/api/years/:year/close',
  right: 'freeze',
  tag,
  summary: '年度结账：以后写进这一年的，只有写明理由的更正',
  params,
  answer: nothing,
})

export const reopenYear = endpoint({
  verb: 'POST',
  path: '/api/years/:year/reopen',
  right: 'freeze',
  tag,
  summary: '重新打开一个结了账的年度，写明理由',
  params,
  body: reopenYearBody,
  answer: nothing,
})
