import { Type } from 'typebox'
import { nameOf, nothing } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { declareKeptBody, keptLedger, keptLedgers, withdrawKeptBody } from '../kept.ts'
import { groupsQuery, ledgerList, ledgerPage, ledgerQuery, recordGroups, recordOptions } from '../ledger.ts'

const tag = '台账'
const params = Type.Object({ ledger: nameOf('ledger') })
const optionsQuery = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]?$', description: '最多几条，1–99' })),
})

export const listLedgers = endpoint({
  verb: 'GET',
  path: '/api/ledgers',
  right: 'read',
  tag,
  summary: '台账一览',
  answer: ledgerList,
})

export const queryLedger = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/query',
  right: 'read',
  tag,
  summary: '查询一本台账的一页',
  params,
  body: ledgerQuery,
  answer: ledgerPage,
})

export const groupLedger = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/groups',
  right: 'read',
  tag,
  summary: '一本台账按一栏分组，每组的条数和小计',
  params,
  body: groupsQuery,
  answer: recordGroups,
})

export const findOptions = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/options',
  right: 'read',
  tag,
  summary: '按名称找一条记录（引用栏选用）',
  params,
  query: optionsQuery,
  answer: recordOptions,
})

/** Zero reports (零报告): an office says that a ledger without records is kept. */
export const listKept = endpoint({
  verb: 'GET',
  path: '/api/kept',
  right: 'read',
  tag,
  summary: '报过零的台账',
  answer: keptLedgers,
})

export const declareKept = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/kept',
  right: 'write',
  tag,
  summary: '报零：这本台账没有发生，从某天起没有记录就是零',
  params,
  body: declareKeptBody,
  answer: keptLedger,
})

export const withdrawKept = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/kept/withdraw',
  right: 'write',
  tag,
  summary: '撤回零报告',
  params,
  body: withdrawKeptBody,
  answer: nothing,
})
