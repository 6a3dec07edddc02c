import { Type } from 'typebox'
import {
  cancelDestruction,
  cleanDestroyed,
  confirmDestruction,
  getCertificate,
  getTown,
  previewDestruction,
  requestDestruction,
} from '../../kernel/index.ts'
import { certificateDocument } from '../actions/certificate-document.ts'
import { renderReport } from '../actions/render-report.ts'
import type { Api, ApiContext } from '../context.ts'
import { file, id } from '../contract/common.ts'
import {
  certificateQuery,
  certificateView,
  destructionBody,
  destructionPreview,
  destructionsView,
  responseName,
} from '../contract/destruction.ts'
import { answers } from '../http/answers.ts'
import { sendFile } from '../http/file-answer.ts'
import { actorOf } from '../session/authenticate.ts'
import { presentCertificate, presentDestructions, presentPreview } from '../views/destruction-view.ts'

const tags = ['个人信息销毁']
const params = Type.Object({ id })
const certified = { params, response: answers(certificateView) }

export function addDestructionRoutes(api: Api, { kernel }: ApiContext): void {
  api.get(
    '/api/destructions',
    { config: { right: 'read' }, schema: { tags, summary: '各次应急响应和销毁证书', response: answers(destructionsView) } },
    (request) => presentDestructions(kernel, actorOf(request)),
  )

  api.post(
    '/api/destructions/preview',
    {
      config: { right: 'destroy' },
      schema: { tags, summary: '销毁一次响应的个人信息会去掉什么、留下什么', body: responseName, response: answers(destructionPreview) },
    },
    async (request) => presentPreview(await previewDestruction(kernel, actorOf(request), request.body)),
  )

  api.post(
    '/api/destructions',
    {
      config: { right: 'destroy' },
      schema: { tags, summary: '申请销毁，由另一位管理员复核', body: destructionBody, response: answers(certificateView) },
    },
    async (request) => presentCertificate(await requestDestruction(kernel, actorOf(request), request.body), actorOf(request)),
  )

  api.post(
    '/api/destructions/:id/cancel',
    { config: { right: 'destroy' }, schema: { tags, summary: '撤回销毁申请', ...certified } },
    async (request) => presentCertificate(await cancelDestruction(kernel, actorOf(request), request.params), actorOf(request)),
  )

  api.post(
    '/api/destructions/:id/confirm',
    { config: { right: 'destroy' }, schema: { tags, summary: '复核并销毁，不能恢复', ...certified } },
    async (request) => presentCertificate(await confirmDestruction(kernel, actorOf(request), request.params), actorOf(request)),
  )

  api.post(
    '/api/destructions/:id/clean',
    { config: { right: 'destroy' }, schema: { tags, summary: '重新清理数据页（销毁后中断时）', ...certified } },
    async (request) => presentCertificate(await cleanDestroyed(kernel, actorOf(request), request.params), actorOf(request)),
  )

  api.get(
    '/api/destructions/:id/certificate',
    {
      config: { right: 'read' },
      schema: { tags, summary: '下载销毁证书', params, querystring: certificateQuery, response: answers(file) },
    },
    async (request, reply) => {
      const actor = actorOf(request)
      const certificate = await getCertificate(kernel, actor, request.params)
      const document = certificateDocument(certificate, await getTown(kernel, actor))
      const { format } = request.query
      return sendFile(reply, { name: certificate.name, format, content: await renderReport(document, { format, draft: false }) })
    },
  )
}
