import { type Static, Type } from 'typebox'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { findOptions, listRecords } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { id } from '../contract/common.ts'
import { ledgerList, ledgerPage, ledgerQuery, recordOptions } from '../contract/ledger.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'
import { presentLedgers } from '../views/ledgers-view.ts'
import { readAsOf } from '../views/read-instant.ts'

const tags = ['台账']
const params = Type.Object({ ledger: id })
const optionsQuery = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]?$', description: '最多几条，1–99' })),
})
type OptionsQuery = Static<typeof optionsQuery>

export function addLedgerRoutes(api: Api, { kernel }: ApiContext): void {
  api.get('/api/ledgers', { config: { right: 'read' }, schema: { tags, summary: '台账一览', response: answers(ledgerList) } }, (request) =>
    presentLedgers(kernel, actorOf(request)),
  )

  api.post(
    '/api/ledgers/:ledger/query',
    {
      config: { right: 'read' },
      schema: { tags, summary: '查询一本台账的一页', params, body: ledgerQuery, response: answers(ledgerPage) },
    },
    (request) => {
      const { asOf, ...query } = request.body
      return listRecords(kernel, actorOf(request), { ...request.params, query: { ...query, ...readAsOf(asOf) } })
    },
  )

  api.get(
    '/api/ledgers/:ledger/options',
    {
      config: { right: 'read' },
      schema: { tags, summary: '按名称找一条记录（引用栏选用）', params, querystring: optionsQuery, response: answers(recordOptions) },
    },
    async (request) => {
      const options = await findOptions(kernel, actorOf(request), { ledger: request.params.ledger, ...readOptions(request.query) })
      return options.map(({ id, title }) => ({ id, title }))
    },
  )
}

function readOptions({ search, limit }: OptionsQuery) {
  return { search: search ?? '', limit: limit === undefined ? 20 : wholeNumber(limit) }
}
