import { Type } from 'typebox'
import { addRecord, amendRecord, getRecord, listVersions, restoreRecord, withdrawRecord } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { id, nothing } from '../contract/common.ts'
import { ledgerRecord } from '../contract/ledger.ts'
import { addRecordBody, amendRecordBody, recordHistory, recordUses, withdrawRecordBody } from '../contract/record.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'
import { presentHistory } from '../views/history-view.ts'
import { presentUses } from '../views/uses-view.ts'

const tags = ['台账']
const ledgerParams = Type.Object({ ledger: id })
const params = Type.Object({ ledger: id, id })

export function addRecordRoutes(api: Api, { kernel }: ApiContext): void {
  api.post(
    '/api/ledgers/:ledger/records',
    {
      config: { right: 'write' },
      schema: { tags, summary: '新增一条记录', params: ledgerParams, body: addRecordBody, response: answers(ledgerRecord) },
    },
    (request) => addRecord(kernel, actorOf(request), { ...request.params, ...request.body }),
  )

  api.get(
    '/api/ledgers/:ledger/records/:id',
    { config: { right: 'read' }, schema: { tags, summary: '一条记录', params, response: answers(ledgerRecord) } },
    (request) => getRecord(kernel, actorOf(request), request.params),
  )

  api.patch(
    '/api/ledgers/:ledger/records/:id',
    {
      config: { right: 'write' },
      schema: { tags, summary: '修改一条记录（旧版本保留）', params, body: amendRecordBody, response: answers(ledgerRecord) },
    },
    (request) => amendRecord(kernel, actorOf(request), { ...request.params, ...request.body }),
  )

  api.post(
    '/api/ledgers/:ledger/records/:id/withdraw',
    {
      config: { right: 'write' },
      schema: { tags, summary: '撤销一条记录（旧版本保留）', params, body: withdrawRecordBody, response: answers(nothing) },
    },
    async (request) => {
      await withdrawRecord(kernel, actorOf(request), { ...request.params, ...request.body })
      return {}
    },
  )

  api.post(
    '/api/ledgers/:ledger/records/:id/restore',
    { config: { right: 'write' }, schema: { tags, summary: '恢复一条撤销了的记录', params, response: answers(ledgerRecord) } },
    (request) => restoreRecord(kernel, actorOf(request), request.params),
  )

  api.get(
    '/api/ledgers/:ledger/records/:id/history',
    { config: { right: 'read' }, schema: { tags, summary: '一条记录的各个版本', params, response: answers(recordHistory) } },
    async (request) => {
      const actor = actorOf(request)
      return presentHistory(kernel, actor, await listVersions(kernel, actor, request.params))
    },
  )

  api.get(
    '/api/ledgers/:ledger/records/:id/uses',
    { config: { right: 'read' }, schema: { tags, summary: '一条记录用在哪些指标和报告数字里', params, response: answers(recordUses) } },
    (request) => presentUses(kernel, actorOf(request), request.params),
  )
}
