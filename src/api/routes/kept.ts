import { Type } from 'typebox'
import { declareKept, type KeptLedger, listKept, withdrawKept } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { id, nothing } from '../contract/common.ts'
import { declareKeptBody, type KeptLedgerView, keptLedger, keptLedgers, withdrawKeptBody } from '../contract/kept.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'

const tags = ['台账']
const params = Type.Object({ ledger: id })

/** Zero reports (零报告): an office says that a ledger without records is kept. */
export function addKeptRoutes(api: Api, { kernel }: ApiContext): void {
  api.get(
    '/api/kept',
    { config: { right: 'read' }, schema: { tags, summary: '报过零的台账', response: answers(keptLedgers) } },
    async (request) => (await listKept(kernel, actorOf(request))).map(present),
  )

  api.post(
    '/api/ledgers/:ledger/kept',
    {
      config: { right: 'write' },
      schema: {
        tags,
        summary: '报零：这本台账没有发生，从某天起没有记录就是零',
        params,
        body: declareKeptBody,
        response: answers(keptLedger),
      },
    },
    async (request) => present(await declareKept(kernel, actorOf(request), { ...request.params, ...request.body })),
  )

  api.post(
    '/api/ledgers/:ledger/kept/withdraw',
    {
      config: { right: 'write' },
      schema: { tags, summary: '撤回零报告', params, body: withdrawKeptBody, response: answers(nothing) },
    },
    async (request) => {
      await withdrawKept(kernel, actorOf(request), { ...request.params, ...request.body })
      return {}
    },
  )
}

function present({ ledger, since, declaredBy, declaredAt }: KeptLedger): KeptLedgerView {
  return { ledger, since, declaredBy, declaredAt }
}
