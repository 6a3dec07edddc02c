import { Type } from 'typebox'
import { hasErrors } from '../../definition/diagnostic/diagnostic.ts'
import { compileReport, freezeReport, getTemplate, listTemplates, saveTemplate, traceFigure } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { freezeStepwise } from '../actions/freeze-stepwise.ts'
import { renderReport } from '../actions/render-report.ts'
import type { Api, ApiContext } from '../context.ts'
import { templateLimits } from '../contract/body-limits.ts'
import { file, id } from '../contract/common.ts'
import {
  addReportBody,
  compileBody,
  compiledReport,
  freezeAnswer,
  freezeQuery,
  reportDownloadQuery,
  reportList,
  reportTraceBody,
  reportView,
  saveReportBody,
  traceView,
} from '../contract/report.ts'
import { answers } from '../http/answers.ts'
import { sendFile } from '../http/file-answer.ts'
import { actorOf } from '../session/authenticate.ts'
import { readAsOf } from '../views/read-instant.ts'
import { shortenTrace } from '../views/shorten-trace.ts'

const tags = ['报告']
const params = Type.Object({ id })

export function addReportRoutes(api: Api, { kernel, jobs, longWork }: ApiContext): void {
  api.get(
    '/api/reports',
    { config: { right: 'read' }, schema: { tags, summary: '报告一览', response: answers(reportList) } },
    async (request) => [...(await listTemplates(kernel, actorOf(request)))],
  )

  api.post(
    '/api/reports',
    {
      bodyLimit: templateLimits.bytes ?? 0,
      config: { right: 'report' },
      schema: { tags, summary: '新建一份报告', body: addReportBody, response: answers(reportView) },
    },
    (request) => saveTemplate(kernel, actorOf(request), request.body),
  )

  api.get(
    '/api/reports/:id',
    { config: { right: 'read' }, schema: { tags, summary: '一份报告的模板', params, response: answers(reportView) } },
    (request) => getTemplate(kernel, actorOf(request), request.params),
  )

  api.put(
    '/api/reports/:id',
    {
      bodyLimit: templateLimits.bytes ?? 0,
      config: { right: 'report' },
      schema: { tags, summary: '保存报告模板（旧版本保留）', params, body: saveReportBody, response: answers(reportView) },
    },
    (request) => {
      const { source, version } = request.body
      return saveTemplate(kernel, actorOf(request), { source, existing: { id: request.params.id, version } })
    },
  )

  api.post(
    '/api/reports/compile',
    {
      bodyLimit: templateLimits.bytes ?? 0,
      config: { right: 'read' },
      schema: { tags, summary: '编译一份模板，不保存', body: compileBody, response: answers(compiledReport) },
    },
    (request) => {
      const actor = actorOf(request)
      const input = { name: '报告', source: request.body.source, ...readAsOf(request.body.asOf) }
      return longWork.run(actor, 'compile', () => compileReport(kernel, actor, input))
    },
  )

  api.post(
    '/api/reports/trace',
    {
      bodyLimit: templateLimits.bytes ?? 0,
      config: { right: 'read' },
      schema: { tags, summary: '第 n 个数字背后的记录', body: reportTraceBody, response: answers(traceView) },
    },
    async (request) => {
      const { source, n, limit } = request.body
      const actor = actorOf(request)
      const figure = { source, n, ...readAsOf(request.body.asOf) }
      return shortenTrace(await longWork.run(actor, 'trace', () => traceFigure(kernel, actor, figure)), limit ?? 500)
    },
  )

  api.post(
    '/api/reports/:id/freeze',
    {
      config: { right: 'freeze' },
      schema: {
        tags,
        summary: '定稿：留下模板、定义和数据时刻',
        params,
        querystring: freezeQuery,
        response: answers(freezeAnswer),
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const template = request.params.id
      if (request.query.progress === undefined) {
        const { id } = await longWork.run(actor, 'freeze', () => freezeReport(kernel, actor, { template }))
        return { id }
      }
      const leave = longWork.hold(actor, 'freeze')
      return { job: jobs.start(actor, (onProgress) => freezeStepwise(kernel, actor, { template, onProgress }).finally(leave)) }
    },
  )

  api.get(
    '/api/reports/:id/download',
    {
      config: { right: 'read' },
      schema: { tags, summary: '下载报告；有错误时只出草稿（draft=1）', params, querystring: reportDownloadQuery, response: answers(file) },
    },
    async (request, reply) => {
      const { format, draft } = request.query
      const { title, source } = await getTemplate(kernel, actorOf(request), request.params)
      const actor = actorOf(request)
      const report = await longWork.run(actor, 'compile', () => compileReport(kernel, actor, { source, name: title }))
      if (hasErrors(report.problems) && draft !== '1') throw new Refusal('wrong-state', '报告还有错误，只能下载草稿。')
      const name = draft === '1' ? `${title}（草稿）` : title
      return sendFile(reply, { name, format, content: await renderReport(report, { format, draft: draft === '1' }) })
    },
  )
}
