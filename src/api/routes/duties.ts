import { Type } from 'typebox'
import { assignDuties, endLeave, handOver, mergeObjects, retireCadre, takeLeave } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { bulkLimits } from '../contract/body-limits.ts'
import { id } from '../contract/common.ts'
import {
  assignBody,
  assigned,
  endLeaveBody,
  handedOver,
  handOverBody,
  leaveBody,
  mergeBody,
  merged,
  retireBody,
  returned,
  takenLeave,
} from '../contract/grid.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'
import { gridDayOf } from '../views/grid-day.ts'

const tags = ['网格与责任']

/** Duties change hands; each call is one transaction and leaves nobody without a holder. */
export function addDutyRoutes(api: Api, { kernel }: ApiContext): void {
  const config = { right: 'write' } as const

  api.post(
    '/api/duties/assign',
    {
      bodyLimit: bulkLimits.bytes ?? 0,
      config: { ...config, values: bulkLimits.values ?? 0 },
      schema: { tags, summary: '分派责任，全部成功或一个也不动', body: assignBody, response: answers(assigned) },
    },
    async (request) => {
      const { from, ...rest } = request.body
      const { on } = await gridDayOf(kernel, actorOf(request), from)
      return assignDuties(kernel, actorOf(request), { ...rest, from: on })
    },
  )

  api.post(
    '/api/duties/hand-over',
    { config, schema: { tags, summary: '交接：一名干部的全部责任同一天转给别人', body: handOverBody, response: answers(handedOver) } },
    (request) => handOver(kernel, actorOf(request), request.body),
  )

  api.post(
    '/api/duties/retire',
    { config, schema: { tags, summary: '离任：写上离任日期，并交接全部责任', body: retireBody, response: answers(handedOver) } },
    (request) => retireCadre(kernel, actorOf(request), request.body),
  )

  api.post(
    '/api/duties/leave',
    { config, schema: { tags, summary: '请假：期间由代岗人负责，销假当日自动归还', body: leaveBody, response: answers(takenLeave) } },
    (request) => takeLeave(kernel, actorOf(request), request.body),
  )

  api.post(
    '/api/duties/leave/:leave/end',
    {
      config,
      schema: { tags, summary: '提前销假', params: Type.Object({ leave: id }), body: endLeaveBody, response: answers(returned) },
    },
    (request) => endLeave(kernel, actorOf(request), { ...request.params, ...request.body }),
  )

  api.post(
    '/api/duties/merge',
    { config, schema: { tags, summary: '合并重复的对象，责任与走访一并转过去', body: mergeBody, response: answers(merged) } },
    (request) => mergeObjects(kernel, actorOf(request), request.body),
  )
}
