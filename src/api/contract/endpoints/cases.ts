import { Type } from 'typebox'
import { bulkLimits } from '../body-limits.ts'
import { id, nameOf } from '../common.ts'
import { endpoint } from '../endpoint.ts'
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
  urgedCase,
} from '../loop.ts'

const tag = '闭环'
const params = Type.Object({ id: nameOf('case') })

export const queryCases = endpoint({
  verb: 'POST',
  path: '/api/cases/query',
  right: 'read',
  tag,
  summary: '查询事项，期限近的在前',
  body: caseQuery,
  answer: casePage,
})

export const getCase = endpoint({
  verb: 'GET',
  path: '/api/cases/:id',
  right: 'read',
  tag,
  summary: '一个事项：记录、经过、能办的步骤',
  params,
  answer: caseDetail,
})

export const listRecordCases = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/records/:id/cases',
  right: 'read',
  tag,
  summary: '一条记录的事项',
  params: Type.Object({ ledger: nameOf('ledger'), id }),
  answer: caseList,
})

export const openCase = endpoint({
  verb: 'POST',
  path: '/api/cases',
  right: 'step',
  tag,
  summary: '给一条记录开始一个事项',
  body: openCaseBody,
  answer: caseDetail,
})

export const takeSteps = endpoint({
  verb: 'POST',
  path: '/api/cases/steps',
  right: 'step',
  tag,
  summary: '一步办理许多事项',
  limits: bulkLimits,
  body: takeStepsBody,
  answer: bulkStepResult,
})

export const takeStep = endpoint({
  verb: 'POST',
  path: '/api/cases/:id/steps',
  right: 'step',
  tag,
  summary: '办理一步',
  params,
  body: takeStepBody,
  answer: caseDetail,
})

export const urgeCase = endpoint({
  verb: 'POST',
  path: '/api/cases/:id/urge',
  right: 'step',
  tag,
  summary: '催办：给等着的那个人一条提醒，一件事一天一次',
  params,
  answer: urgedCase,
})

export const suspendCase = endpoint({
  verb: 'POST',
  path: '/api/cases/:id/suspend',
  right: 'step',
  tag,
  summary: '中止：写明原因，期限顺延',
  params,
  body: suspendCaseBody,
  answer: caseDetail,
})

export const resumeCase = endpoint({
  verb: 'POST',
  path: '/api/cases/:id/resume',
  right: 'step',
  tag,
  summary: '恢复中止的事项',
  params,
  body: resumeCaseBody,
  answer: caseDetail,
})

export const mergeCase = endpoint({
  verb: 'POST',
  path: '/api/cases/:id/merge',
  right: 'step',
  tag,
  summary: '把重复的事项并入另一个',
  params,
  body: mergeCaseBody,
  answer: caseDetail,
})
