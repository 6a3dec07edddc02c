import { Type } from 'typebox'
import { adoptCases, listLoops } from '../../kernel/index.ts'
import { exportCases } from '../actions/export-cases.ts'
import type { Api, ApiContext } from '../context.ts'
import { file, id } from '../contract/common.ts'
import { adoptResult, loopList } from '../contract/loop.ts'
import { answers } from '../http/answers.ts'
import { sendFile } from '../http/file-answer.ts'
import { actorOf } from '../session/authenticate.ts'
import { definedOf } from '../views/defined-of.ts'

const tags = ['闭环']
const params = Type.Object({ loop: id })
const truth = Type.Literal('true')
const exportQuery = Type.Object({
  format: Type.Union([Type.Literal('xlsx'), Type.Literal('csv')]),
  standing: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('ended'), Type.Literal('all')])),
  states: Type.Optional(Type.String({ maxLength: 2000, description: '环节编号，用逗号隔开' })),
  late: Type.Optional(truth),
  mine: Type.Optional(truth),
  search: Type.Optional(Type.String({ maxLength: 200 })),
})

export function addLoopRoutes(api: Api, { kernel, longWork }: ApiContext): void {
  api.get(
    '/api/loops',
    { config: { right: 'read' }, schema: { tags, summary: '闭环一览：各有多少在办、逾期、结束', response: answers(loopList) } },
    (request) => listLoops(kernel, actorOf(request)),
  )

  api.get(
    '/api/loops/:loop/export',
    {
      config: { right: 'read' },
      schema: { tags, summary: '导出一个闭环的事项', params, querystring: exportQuery, response: answers(file) },
    },
    async (request, reply) => {
      const { format, states, late, mine, standing, search } = request.query
      const query = definedOf({
        loop: request.params.loop,
        standing,
        search,
        states: states?.split(','),
        late: late === undefined ? undefined : true,
        mine: mine === undefined ? undefined : true,
      })
      const actor = actorOf(request)
      const which = { loop: request.params.loop, format, query }
      const { name, content } = await longWork.run(actor, 'export', () => exportCases(kernel, actor, which))
      return sendFile(reply, { name, format, content })
    },
  )

  api.post(
    '/api/loops/:loop/adopt',
    { config: { right: 'import' }, schema: { tags, summary: '给还没有事项的记录补立事项', params, response: answers(adoptResult) } },
    async (request) => ({ adopted: await adoptCases(kernel, actorOf(request), request.params) }),
  )
}
