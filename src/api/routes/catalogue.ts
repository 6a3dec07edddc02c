import type { Api, ApiContext } from '../context.ts'
import { catalogueView } from '../contract/catalogue.ts'
import { answers } from '../http/answers.ts'

export function addCatalogueRoutes(api: Api, { kernel }: ApiContext): void {
  api.get(
    '/api/catalogue',
    {
      config: { right: 'read' },
      schema: { tags: ['台账'], summary: '全部定义：台账、指标、断语、核对', response: answers(catalogueView) },
    },
    async () => kernel.catalogue.catalogue,
  )
}
