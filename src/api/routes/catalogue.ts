import type { Api, ApiContext } from '../context.ts'
import { catalogueView } from '../contract/catalogue.ts'
import { answers } from '../http/answers.ts'
import { VersionedAnswer } from '../http/versioned-answer.ts'

export function addCatalogueRoutes(api: Api, { kernel }: ApiContext): void {
  const answer = new VersionedAnswer(kernel.definition, kernel.catalogue.catalogue)
  api.get(
    '/api/catalogue',
    {
      config: { right: 'read' },
      schema: { tags: ['台账'], summary: '全部定义：台账、指标、断语、核对', response: answers(catalogueView) },
    },
    async (request, reply) => {
      await answer.send(request, reply)
    },
  )
}
