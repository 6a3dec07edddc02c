import { Type } from 'typebox'
import type { Api, ApiContext } from '../context.ts'
import { searchHits } from '../contract/search.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'
import { presentSearch } from '../views/search-view.ts'

const searchQuery = Type.Object({ text: Type.String({ minLength: 1, maxLength: 100 }) })

export function addSearchRoutes(api: Api, { kernel }: ApiContext): void {
  api.get(
    '/api/search',
    {
      config: { right: 'read' },
      schema: { tags: ['工作台'], summary: '按名称找任何东西', querystring: searchQuery, response: answers(searchHits) },
    },
    (request) => presentSearch(kernel, actorOf(request), request.query.text),
  )
}
