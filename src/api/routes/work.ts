import { Type } from 'typebox'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { countOwnWork, listWork } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { workCounts, workKind, workPage } from '../contract/loop.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'

const tags = ['待办']
const params = Type.Object({ which: workKind })
const pageQuery = Type.Object({
  after: Type.Optional(Type.String({ maxLength: 200, description: '上一页的 next' })),
  limit: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,2}$' })),
})

export function addWorkRoutes(api: Api, { kernel }: ApiContext): void {
  api.get('/api/work', { config: { right: 'read' }, schema: { tags, summary: '待办各有多少', response: answers(workCounts) } }, (request) =>
    countOwnWork(kernel, actorOf(request)),
  )

  api.get(
    '/api/work/:which',
    {
      config: { right: 'read' },
      schema: { tags, summary: '待办：我的、快到期、已逾期、提请我督办', params, querystring: pageQuery, response: answers(workPage) },
    },
    (request) => {
      const { after, limit } = request.query
      const { which } = request.params
      return listWork(kernel, actorOf(request), { which, after, limit: limit === undefined ? undefined : wholeNumber(limit) })
    },
  )
}
