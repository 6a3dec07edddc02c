import { Type } from 'typebox'
import { id, nameOf, nothing } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { ledgerRecord } from '../ledger.ts'
import { addRecordBody, amendRecordBody, recordHistory, recordUses, withdrawRecordBody } from '../record.ts'

const tag = '台账'
const params = Type.Object({ ledger: nameOf('ledger'), id })

export const addRecord = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/records',
  right: 'write',
  tag,
  summary: '新增一条记录',
  params: Type.Object({ ledger: nameOf('ledger') }),
  body: addRecordBody,
  answer: ledgerRecord,
})

export const getRecord = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/records/:id',
  right: 'read',
  tag,
  summary: '一条记录',
  params,
  answer: ledgerRecord,
})

export const amendRecord = endpoint({
  verb: 'PATCH',
  path: '/api/ledgers/:ledger/records/:id',
  right: 'write',
  tag,
  summary: '修改一条记录（旧版本保留）',
  params,
  body: amendRecordBody,
  answer: ledgerRecord,
})

export const withdrawRecord = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/records/:id/withdraw',
  right: 'write',
  tag,
  summary: '撤销一条记录（旧版本保留）',
  params,
  body: withdrawRecordBody,
  answer: nothing,
})

export const restoreRecord = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/records/:id/restore',
  right: 'write',
  tag,
  summary: '恢复一条撤销了的记录',
  params,
  answer: ledgerRecord,
})

export const listVersions = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/records/:id/history',
  right: 'read',
  tag,
  summary: '一条记录的各个版本',
  params,
  answer: recordHistory,
})

export const listUses = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/records/:id/uses',
  right: 'read',
  tag,
  summary: '一条记录用在哪些指标和报告数字里',
  params,
  answer: recordUses,
})
