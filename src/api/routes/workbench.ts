import type { Api, ApiContext } from '../context.ts'
import { workbenchView } from '../contract/workbench.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'
import { presentWorkbench } from '../views/workbench-view.ts'

export function addWorkbenchRoutes(api: Api, { kernel }: ApiContext): void {
  api.get(
    '/api/workbench',
    {
      config: { right: 'read' },
      schema: { tags: ['工作台'], summary: '工作台：重点指标、报告、台账动态', response: answers(workbenchView) },
    },
    (request) => presentWorkbench(kernel, actorOf(request)),
  )
}
