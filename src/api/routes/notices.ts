import { listNotices, readNotices } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { noticePage, noticesLeft, readNoticesBody } from '../contract/loop.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'

const tags = ['待办']

export function addNoticeRoutes(api: Api, { kernel }: ApiContext): void {
  api.get('/api/notices', { config: { right: 'read' }, schema: { tags, summary: '我的提醒', response: answers(noticePage) } }, (request) =>
    listNotices(kernel, actorOf(request)),
  )

  api.post(
    '/api/notices/read',
    { config: { right: 'read' }, schema: { tags, summary: '提醒已读', body: readNoticesBody, response: answers(noticesLeft) } },
    (request) => readNotices(kernel, actorOf(request), request.body),
  )
}
