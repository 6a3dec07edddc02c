import { Type } from 'typebox'
import { freezeIssue, publishIssue, raiseObjection, rebuildIssue } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { boardList, boardQuery, boardView, issueProof, issueView, objectionBody, objectionMade, publishBody } from '../contract/board.ts'
import { id } from '../contract/common.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'
import { presentBoard, presentBoards, presentIssueView } from '../views/board-view.ts'

const tags = ['龙虎榜']
const params = Type.Object({ id })

/** Boards rank projects, by a published rule; there is no route that ranks anybody. */
export function addBoardRoutes(api: Api, { kernel }: ApiContext): void {
  api.get('/api/boards', { config: { right: 'read' }, schema: { tags, summary: '榜单一览', response: answers(boardList) } }, (request) =>
    presentBoards(kernel, actorOf(request)),
  )

  api.get(
    '/api/boards/:id',
    {
      config: { right: 'read' },
      schema: { tags, summary: '一个月的榜单，按现在的台账计算', params, querystring: boardQuery, response: answers(boardView) },
    },
    (request) => presentBoard(kernel, actorOf(request), { board: request.params.id, month: request.query.month }),
  )

  api.post(
    '/api/boards/:id/issues',
    { config: { right: 'freeze' }, schema: { tags, summary: '公布一个月的榜单', params, body: publishBody, response: answers(issueView) } },
    async (request) => {
      const actor = actorOf(request)
      const { id: issue } = await publishIssue(kernel, actor, { board: request.params.id, month: request.body.month })
      return presentIssueView(kernel, actor, issue)
    },
  )

  api.get(
    '/api/board-issues/:id',
    { config: { right: 'read' }, schema: { tags, summary: '一期榜单：公布的、定榜的、异议', params, response: answers(issueView) } },
    (request) => presentIssueView(kernel, actorOf(request), request.params.id),
  )

  api.get(
    '/api/board-issues/:id/proof',
    { config: { right: 'read' }, schema: { tags, summary: '复算一期榜单，与保存的逐字比对', params, response: answers(issueProof) } },
    (request) => rebuildIssue(kernel, actorOf(request), request.params),
  )

  api.post(
    '/api/board-issues/:id/objections',
    {
      config: { right: 'step' },
      schema: { tags, summary: '对一个项目的得分提出异议', params, body: objectionBody, response: answers(objectionMade) },
    },
    (request) => raiseObjection(kernel, actorOf(request), { issue: request.params.id, ...request.body }),
  )

  api.post(
    '/api/board-issues/:id/freeze',
    { config: { right: 'freeze' }, schema: { tags, summary: '定榜：重算一次，封存', params, response: answers(issueView) } },
    async (request) => {
      const actor = actorOf(request)
      const { id: issue } = await freezeIssue(kernel, actor, request.params)
      return presentIssueView(kernel, actor, issue)
    },
  )
}
