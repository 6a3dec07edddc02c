import { Type } from 'typebox'
import type { Api, ApiContext } from '../context.ts'
import { auditPage, auditVerification } from '../contract/audit.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'
import { presentAuditPage, presentVerification } from '../views/audit-view.ts'

const tags = ['审计']
const auditQuery = Type.Object({ after: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$', description: '上一页的 next' })) })

export function addAuditRoutes(api: Api, { kernel, longWork }: ApiContext): void {
  api.get(
    '/api/audit',
    { config: { right: 'oversee' }, schema: { tags, summary: '谁在何时写了什么', querystring: auditQuery, response: answers(auditPage) } },
    (request) => presentAuditPage(kernel, actorOf(request), request.query.after),
  )

  api.post(
    '/api/audit/verify',
    { config: { right: 'verify' }, schema: { tags, summary: '核对审计链', response: answers(auditVerification) } },
    (request) => {
      const actor = actorOf(request)
      return longWork.run(actor, 'verify', () => presentVerification(kernel, actor))
    },
  )
}
