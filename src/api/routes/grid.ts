import { Type } from 'typebox'
import {
  auditCoverage,
  checkEnterpriseGrids,
  listFindings,
  listHolders,
  proposeAssignments,
  loadView as readLoad,
  coverageTree as readTree,
} from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { id } from '../contract/common.ts'
import {
  coverageAudit,
  coverageTree,
  findingPage,
  findingsQuery,
  gridPartition,
  holderHistory,
  loadView,
  mapView,
  onDay,
  proposalQuery,
  proposals,
  treeQuery,
} from '../contract/grid.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'
import { gridDayOf } from '../views/grid-day.ts'

const tags = ['网格与责任']

/** Who answers for whom, read: nothing here ranks anybody, loads stand in the order of names. */
export function addGridRoutes(api: Api, { kernel, tianditu }: ApiContext): void {
  const config = { right: 'read' } as const

  api.get(
    '/api/grid/coverage',
    {
      config,
      schema: { tags, summary: '覆盖检查：谁无人负责、责任人离任或请假、逾期未走访', querystring: onDay, response: answers(coverageAudit) },
    },
    async (request) => auditCoverage(kernel, actorOf(request), await gridDayOf(kernel, actorOf(request), request.query.on)),
  )

  api.get(
    '/api/grid/findings',
    { config, schema: { tags, summary: '检查出的对象，分页', querystring: findingsQuery, response: answers(findingPage) } },
    async (request) => {
      const { duty, fault, after, on } = request.query
      const day = await gridDayOf(kernel, actorOf(request), on)
      return listFindings(kernel, actorOf(request), {
        duty,
        ...day,
        ...(fault === undefined ? {} : { fault }),
        ...(after === undefined ? {} : { after }),
      })
    },
  )

  api.get(
    '/api/grid/tree',
    { config, schema: { tags, summary: '网格树与各处的覆盖情况', querystring: treeQuery, response: answers(coverageTree) } },
    async (request) => {
      const { on, duty, geometry } = request.query
      const day = await gridDayOf(kernel, actorOf(request), on)
      return readTree(kernel, actorOf(request), { ...day, geometry: geometry === 'true', ...(duty === undefined ? {} : { duty }) })
    },
  )

  api.get(
    '/api/grid/partition',
    { config, schema: { tags, summary: '企业网格划分检查', querystring: onDay, response: answers(gridPartition) } },
    async (request) => checkEnterpriseGrids(kernel, actorOf(request), await gridDayOf(kernel, actorOf(request), request.query.on)),
  )

  api.get(
    '/api/grid/load',
    { config, schema: { tags, summary: '每人承担的责任', querystring: onDay, response: answers(loadView) } },
    async (request) => readLoad(kernel, actorOf(request), await gridDayOf(kernel, actorOf(request), request.query.on)),
  )

  api.get(
    '/api/grid/proposals',
    { config, schema: { tags, summary: '分派建议：先就近，再看各人手上的多少', querystring: proposalQuery, response: answers(proposals) } },
    async (request) => {
      const { duty, cadre, among, on } = request.query
      const day = await gridDayOf(kernel, actorOf(request), on)
      return proposeAssignments(kernel, actorOf(request), {
        ...day,
        ...(duty === undefined ? {} : { duty }),
        ...(cadre === undefined ? {} : { cadre }),
        ...(among === undefined ? {} : { among: among.split(',') }),
      })
    },
  )

  api.get(
    '/api/grid/holders/:object',
    {
      config,
      schema: {
        tags,
        summary: '一个对象由谁负责、谁负责过',
        params: Type.Object({ object: id }),
        querystring: onDay,
        response: answers(holderHistory),
      },
    },
    async (request) =>
      listHolders(kernel, actorOf(request), { ...request.params, ...(await gridDayOf(kernel, actorOf(request), request.query.on)) }),
  )

  api.get('/api/grid/map', { config, schema: { tags, summary: '地图底图的设置', response: answers(mapView) } }, async () =>
    tianditu === undefined ? {} : { tianditu },
  )
}
