import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { parseJson } from '../../definition/shape/parse-json.ts'
import type { LedgerFilter } from '../../kernel/ledger/types.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { blankForm, exportLedger } from '../actions/export-ledger.ts'
import { publishLedger } from '../actions/publish-ledger.ts'
import type { Api, ApiContext } from '../context.ts'
import { file, id, instant } from '../contract/common.ts'
import { ledgerFilter } from '../contract/ledger.ts'
import { answers } from '../http/answers.ts'
import { sendFile } from '../http/file-answer.ts'
import { exceedsJson } from '../http/scan-json.ts'
import { actorOf } from '../session/authenticate.ts'
import { definedOf } from '../views/defined-of.ts'
import { getLedgerNamed } from '../views/ledger-names.ts'
import { readAsOf } from '../views/read-instant.ts'

const tags = ['台账']
const params = Type.Object({ ledger: id })
const exportQuery = Type.Object({
  format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]),
  asOf: Type.Optional(instant),
  search: Type.Optional(Type.String({ maxLength: 200 })),
  filters: Type.Optional(Type.String({ maxLength: 20_000, description: '与查询相同的筛选条件，写成 JSON 数组' })),
})

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期，如 2020-06-01' })
const publicationQuery = Type.Object({
  format: Type.Union([Type.Literal('docx'), Type.Literal('xlsx')]),
  filters: Type.Optional(Type.String({ maxLength: 20_000, description: '与查询相同的筛选条件，写成 JSON 数组' })),
  about: Type.String({ minLength: 1, maxLength: 60, description: '标题里“公示名单”前面的话，如批次名称' }),
  from: Type.Optional(day),
  to: Type.Optional(day),
  contact: Type.Optional(Type.String({ maxLength: 60, description: '受理异议的科室和电话' })),
})

export function addExportRoutes(api: Api, { kernel, longWork }: ApiContext): void {
  api.get(
    '/api/ledgers/:ledger/export',
    {
      config: { right: 'read' },
      schema: { tags, summary: '导出台账，可以再导入', params, querystring: exportQuery, response: answers(file) },
    },
    async (request, reply) => {
      const ledger = getLedgerNamed(kernel, request.params.ledger)
      const { format } = request.query
      const actor = actorOf(request)
      const which = { ledger, format, ...readWhich(request.query) }
      const content = await longWork.run(actor, 'export', () => exportLedger(kernel, actor, which))
      return sendFile(reply, { name: ledger.label, format, content })
    },
  )

  api.get(
    '/api/ledgers/:ledger/publication',
    {
      config: { right: 'read' },
      schema: {
        tags,
        summary: '公示名单：姓名脱敏，不含证件号、账号和电话',
        params,
        querystring: publicationQuery,
        response: answers(file),
      },
    },
    async (request, reply) => {
      const ledger = getLedgerNamed(kernel, request.params.ledger)
      const { filters, ...words } = request.query
      const which = filters === undefined ? {} : { filters: readFilters(filters) }
      const actor = actorOf(request)
      const list = { ledger: ledger.id, ...words, ...which }
      const { name, content } = await longWork.run(actor, 'export', () => publishLedger(kernel, actor, list))
      return sendFile(reply, { name, format: words.format, content })
    },
  )

  api.get(
    '/api/ledgers/:ledger/template.xlsx',
    { config: { right: 'read' }, schema: { tags, summary: '台账的空白表', params, response: answers(file) } },
    async (request, reply) => {
      const ledger = getLedgerNamed(kernel, request.params.ledger)
      return sendFile(reply, { name: `${ledger.label}（空白表）`, format: 'xlsx', content: blankForm(ledger) })
    },
  )
}

function readWhich({ asOf, search, filters }: Static<typeof exportQuery>) {
  return { ...readAsOf(asOf), ...definedOf({ search, filters: filters === undefined ? undefined : readFilters(filters) }) }
}

const filterList = Type.Array(ledgerFilter, { maxItems: 50 })

function readFilters(text: string): readonly LedgerFilter[] {
  const filters = readJson(text)
  if (!Value.Check(filterList, filters))
    throw new Refusal('invalid', '筛选条件读不懂。', { fields: [{ field: 'filters', message: '应为 JSON 数组' }] })
  return filters
}

function readJson(text: string): unknown {
  if (exceedsJson(text, { depth: 4, values: 30_000 })) throw new Refusal('invalid', '筛选条件太多。')
  try {
    return parseJson(text)
  } catch (cause) {
    throw new Refusal('invalid', '筛选条件不是 JSON。', { cause })
  }
}
