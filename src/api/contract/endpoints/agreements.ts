import { Type } from 'typebox'
import { agreeBody, agreedChanges, pendingChanges, refuseChangeBody } from '../agreement.ts'
import { id, nameOf, nothing } from '../common.ts'
import { endpoint } from '../endpoint.ts'

const tag = '另一人同意'
const params = Type.Object({ change: id })

export const listPending = endpoint({
  verb: 'GET',
  path: '/api/agreements',
  right: 'read',
  tag,
  summary: '等我同意的、我提出的改动',
  answer: pendingChanges,
})

export const listPendingOfRecord = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/records/:record/agreements',
  right: 'read',
  tag,
  summary: '一条记录上待同意和办过的改动',
  params: Type.Object({ ledger: nameOf('ledger'), record: id }),
  answer: pendingChanges,
})

export const agreeChanges = endpoint({
  verb: 'POST',
  path: '/api/agreements/agree',
  right: 'agree',
  tag,
  summary: '同意别人提出的改动，马上生效',
  body: agreeBody,
  answer: agreedChanges,
})

export const refuseChange = endpoint({
  verb: 'POST',
  path: '/api/agreements/:change/refuse',
  right: 'agree',
  tag,
  summary: '不同意，写明理由',
  params,
  body: refuseChangeBody,
  answer: nothing,
})

export const withdrawChange = endpoint({
  verb: 'POST',
  path: '/api/agreements/:change/withdraw',
  right: 'step',
  tag,
  summary: '撤回自己提出的改动',
  params,
  answer: nothing,
})
