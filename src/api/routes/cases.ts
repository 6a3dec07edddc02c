import { Type } from 'typebox'
import { listCases, mergeCase, openCase, readCase, resumeCase, suspendCase, takeStep, takeSteps } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { id } from '../contract/common.ts'
import {
  bulkStepResult,
  caseDetail,
  caseList,
  casePage,
  caseQuery,
  mergeCaseBody,
  openCaseBody,
  resumeCaseBody,
  suspendCaseBody,
  takeStepBody,
  takeStepsBody,
} from '../contract/loop.ts'
import { answers } from '../http/answers.ts'
import { bulkBody } from '../http/read-json.ts'
import { actorOf } from '../session/authenticate.ts'
import { getLedgerNamed } from '../views/ledger-names.ts'

const tags = ['闭环']
const params = Type.Object({ id })
const recordParams = Type.Object({ ledger: id, id })

export function addCaseRoutes(api: Api, { kernel }: ApiContext): void {
  api.post(
    '/api/cases/query',
    { config: { right: 'read' }, schema: { tags, summary: '查询事项，期限近的在前', body: caseQuery, response: answers(casePage) } },
    (request) => listCases(kernel, actorOf(request), request.body),
  )

  api.get(
    '/api/cases/:id',
    { config: { right: 'read' }, schema: { tags, summary: '一个事项：记录、经过、能办的步骤', params, response: answers(caseDetail) } },
    (request) => readCase(kernel, actorOf(request), request.params),
  )

  api.get(
    '/api/ledgers/:ledger/records/:id/cases',
    { config: { right: 'read' }, schema: { tags, summary: '一条记录的事项', params: recordParams, response: answers(caseList) } },
    async (request) => {
      const subject = { ledger: getLedgerNamed(kernel, request.params.ledger).id, id: request.params.id }
      return (await listCases(kernel, actorOf(request), { subject, standing: 'all' })).cases
    },
  )

  api.post(
    '/api/cases',
    { config: { right: 'step' }, schema: { tags, summary: '给一条记录开始一个事项', body: openCaseBody, response: answers(caseDetail) } },
    (request) => openCase(kernel, actorOf(request), request.body),
  )

  api.post(
    '/api/cases/steps',
    {
      bodyLimit: bulkBody.bytes,
      config: { right: 'step', values: bulkBody.values },
      schema: { tags, summary: '一步办理许多事项', body: takeStepsBody, response: answers(bulkStepResult) },
    },
    (request) => takeSteps(kernel, actorOf(request), request.body),
  )

  api.post(
    '/api/cases/:id/steps',
    { config: { right: 'step' }, schema: { tags, summary: '办理一步', params, body: takeStepBody, response: answers(caseDetail) } },
    (request) => takeStep(kernel, actorOf(request), { ...request.params, ...request.body }),
  )

  api.post(
    '/api/cases/:id/suspend',
    {
      config: { right: 'step' },
      schema: { tags, summary: '中止：写明原因，期限顺延', params, body: suspendCaseBody, response: answers(caseDetail) },
    },
    (request) => suspendCase(kernel, actorOf(request), { ...request.params, ...request.body }),
  )

  api.post(
    '/api/cases/:id/resume',
    { config: { right: 'step' }, schema: { tags, summary: '恢复中止的事项', params, body: resumeCaseBody, response: answers(caseDetail) } },
    (request) => resumeCase(kernel, actorOf(request), { ...request.params, ...request.body }),
  )

  api.post(
    '/api/cases/:id/merge',
    {
      config: { right: 'step' },
      schema: { tags, summary: '把重复的事项并入另一个', params, body: mergeCaseBody, response: answers(caseDetail) },
    },
    (request) => mergeCase(kernel, actorOf(request), { ...request.params, ...request.body }),
  )
}
