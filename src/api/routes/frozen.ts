import { Type } from 'typebox'
import { compareFrozenReport, rebuildFrozenReport, toFrozenJson } from '../../kernel/index.ts'
import { renderReport } from '../actions/render-report.ts'
import type { Api, ApiContext } from '../context.ts'
import { file, id } from '../contract/common.ts'
import { frozenDifference, frozenDownloadQuery, frozenList, frozenView } from '../contract/report.ts'
import { answers } from '../http/answers.ts'
import { sendFile } from '../http/file-answer.ts'
import { actorOf } from '../session/authenticate.ts'
import { presentFrozen, presentFrozenList } from '../views/frozen-view.ts'

const tags = ['报告']
const params = Type.Object({ id })

export function addFrozenRoutes(api: Api, { kernel, longWork }: ApiContext): void {
  api.get('/api/frozen', { config: { right: 'read' }, schema: { tags, summary: '定稿一览', response: answers(frozenList) } }, (request) =>
    presentFrozenList(kernel, actorOf(request)),
  )

  api.get(
    '/api/frozen/:id',
    { config: { right: 'read' }, schema: { tags, summary: '一份定稿，由当时的数据重新编成', params, response: answers(frozenView) } },
    (request) => {
      const actor = actorOf(request)
      return longWork.run(actor, 'compile', () => presentFrozen(kernel, actor, request.params.id))
    },
  )

  api.get(
    '/api/frozen/:id/difference',
    { config: { right: 'read' }, schema: { tags, summary: '定稿与现在的不同', params, response: answers(frozenDifference) } },
    (request) => {
      const actor = actorOf(request)
      return longWork.run(actor, 'compile', () => compareFrozenReport(kernel, actor, request.params))
    },
  )

  api.get(
    '/api/frozen/:id/download',
    { config: { right: 'read' }, schema: { tags, summary: '下载定稿', params, querystring: frozenDownloadQuery, response: answers(file) } },
    async (request, reply) => {
      const { format } = request.query
      const actor = actorOf(request)
      const rebuilt = await longWork.run(actor, 'compile', () => rebuildFrozenReport(kernel, actor, request.params))
      const { frozen, report } = rebuilt
      const content =
        format === 'json' ? JSON.stringify(toFrozenJson(rebuilt), undefined, 2) : await renderReport(report, { format, draft: false })
      return sendFile(reply, { name: frozen.title, format, content })
    },
  )
}
