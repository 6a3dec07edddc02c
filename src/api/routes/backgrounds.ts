import { Type } from 'typebox'
import {
  confirmBackground,
  declareReportName,
  listOpenConfirmations,
  withdrawConfirmation,
  withdrawReportName,
} from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { id, nothing } from '../contract/common.ts'
import { confirmationList, confirmBackgroundBody, declareNameBody, reportName, withdrawNameBody } from '../contract/report.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'

const tags = ['报告']
const params = Type.Object({ id })

/** Backgrounds of a report are confirmed one by one, by name, before it is frozen. */
export function addBackgroundRoutes(api: Api, { kernel }: ApiContext): void {
  api.get(
    '/api/reports/:id/backgrounds',
    { config: { right: 'read' }, schema: { tags, summary: '报告的背景由谁确认过', params, response: answers(confirmationList) } },
    async (request) => [...(await listOpenConfirmations(kernel, actorOf(request), { template: request.params.id }))],
  )

  api.post(
    '/api/reports/:id/backgrounds/confirm',
    {
      config: { right: 'freeze' },
      schema: { tags, summary: '确认一条背景', params, body: confirmBackgroundBody, response: answers(confirmationList) },
    },
    async (request) => {
      const actor = actorOf(request)
      const template = request.params.id
      await confirmBackground(kernel, actor, { template, ...request.body })
      return [...(await listOpenConfirmations(kernel, actor, { template }))]
    },
  )

  api.post(
    '/api/reports/:id/backgrounds/withdraw',
    {
      config: { right: 'freeze' },
      schema: { tags, summary: '撤回一条背景的确认', params, body: confirmBackgroundBody, response: answers(confirmationList) },
    },
    async (request) => {
      const actor = actorOf(request)
      const template = request.params.id
      await withdrawConfirmation(kernel, actor, { template, ...request.body })
      return [...(await listOpenConfirmations(kernel, actor, { template }))]
    },
  )
}

/** Names of the office's own, which assert nothing: declared at one press on a selection, and taken back at another. */
export function addReportNameRoutes(api: Api, { kernel }: ApiContext): void {
  api.post(
    '/api/report-names',
    {
      config: { right: 'report' },
      schema: { tags, summary: '把一句话记为固定名称', body: declareNameBody, response: answers(reportName) },
    },
    (request) => declareReportName(kernel, actorOf(request), request.body),
  )

  api.post(
    '/api/report-names/:id/withdraw',
    {
      config: { right: 'report' },
      schema: { tags, summary: '撤回一个固定名称', params, body: withdrawNameBody, response: answers(nothing) },
    },
    async (request) => {
      await withdrawReportName(kernel, actorOf(request), { ...request.params, ...request.body })
      return {}
    },
  )
}
