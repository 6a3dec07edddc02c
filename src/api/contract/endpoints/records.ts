import { Type } from 'typebox'
import { bulkLimits } from '../body-limits.ts'
import { id, nameOf, nothing } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { ledgerRecord } from '../ledger.ts'
import {
  addRecordBody,
  amendRecordBody,
  bulkDone,
  bulkRecordsBody,
  recordHistory,
  recordUses,
  saveTableViewBody,
  tableView,
  tableViews,
  withdrawRecordBody,
} from '../record.ts'

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

export const bulkRecords = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/records/bulk',
  right: 'write',
  tag,
  summary: '一次改动或撤销许多条：一个动作，一条留痕',
  limits: bulkLimits,
  params: Type.Object({ ledger: nameOf('ledger') }),
  body: bulkRecordsBody,
  answer: bulkDone,
})

export const undoBulk = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/bulk/:entry/undo',
  right: 'write',
  tag,
  summary: '撤回自己的一次批量修改：改动的改回，撤销的恢复；之后有人动过的不撤回',
  params: Type.Object({ ledger: nameOf('ledger'), entry: Type.String({ pattern: '^[1-9]\\d{0,14}$', description: '批量修改的留痕号' }) }),
  answer: bulkDone,
})

export const listTableViews = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/views',
  right: 'read',
  tag,
  summary: '台账的视图：自己的和全镇的',
  params: Type.Object({ ledger: nameOf('ledger') }),
  answer: tableViews,
})

export const saveTableView = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/views',
  right: 'write',
  tag,
  summary: '存下一个视图，自己用或者给全镇用',
  params: Type.Object({ ledger: nameOf('ledger') }),
  body: saveTableViewBody,
  answer: tableView,
})

export const removeTableView = endpoint({
  verb: 'DELETE',
  path: '/api/views/:id',
  right: 'write',
  tag,
  summary: '删除一个视图',
  params: Type.Object({ id }),
  answer: nothing,
})
