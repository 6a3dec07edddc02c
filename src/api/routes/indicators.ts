import { Type } from 'typebox'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { evaluateIndicators, indicatorSeries, listSlices, traceIndicator } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { id, periodKey } from '../contract/common.ts'
import {
  evaluateBody,
  indicatorList,
  indicatorResults,
  indicatorSeries as seriesView,
  indicatorSlices as slicesView,
  traceBody,
  traceView,
} from '../contract/indicator.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'
import { definedOf } from '../views/defined-of.ts'
import { firstDimension, getIndicatorNamed } from '../views/indicator-names.ts'
import { presentIndicators } from '../views/indicators-view.ts'
import { readAsOf } from '../views/read-instant.ts'

const tags = ['指标']
const params = Type.Object({ id })
const periodQuery = Type.Object({ period: periodKey })
const seriesQuery = Type.Object({ year: Type.String({ pattern: '^(19|20|21)[0-9]{2}$', description: '年度，如 2020' }) })
const slicesQuery = Type.Object({ dimension: Type.Optional(Type.String({ maxLength: 100 })), period: periodKey })

export function addIndicatorRoutes(api: Api, { kernel, longWork }: ApiContext): void {
  api.get(
    '/api/indicators',
    {
      config: { right: 'read' },
      schema: { tags, summary: '指标一览，连同某一期间的值', querystring: periodQuery, response: answers(indicatorList) },
    },
    (request) => presentIndicators(kernel, actorOf(request), request.query.period),
  )

  api.post(
    '/api/indicators/evaluate',
    { config: { right: 'read' }, schema: { tags, summary: '计算一批指标', body: evaluateBody, response: answers(indicatorResults) } },
    (request) => {
      const { requests, asOf } = request.body
      const named = requests.map((one) => ({ ...one, indicator: getIndicatorNamed(kernel, one.indicator).id }))
      return evaluateIndicators(kernel, actorOf(request), named, readAsOf(asOf))
    },
  )

  api.get(
    '/api/indicators/:id/series',
    {
      config: { right: 'read' },
      schema: { tags, summary: '逐月数值与上年同期', params, querystring: seriesQuery, response: answers(seriesView) },
    },
    (request) => {
      const indicator = getIndicatorNamed(kernel, request.params.id)
      return indicatorSeries(kernel, actorOf(request), { indicator: indicator.id, year: wholeNumber(request.query.year) })
    },
  )

  api.get(
    '/api/indicators/:id/slices',
    { config: { right: 'read' }, schema: { tags, summary: '按维度切片', params, querystring: slicesQuery, response: answers(slicesView) } },
    (request) => {
      const indicator = getIndicatorNamed(kernel, request.params.id)
      const dimension = request.query.dimension ?? firstDimension(kernel, indicator)
      return listSlices(kernel, actorOf(request), { indicator: indicator.id, dimension, period: request.query.period })
    },
  )

  api.post(
    '/api/indicators/:id/trace',
    { config: { right: 'read' }, schema: { tags, summary: '一个数背后的记录', params, body: traceBody, response: answers(traceView) } },
    (request) => {
      const { period, slices, limit, after, asOf } = request.body
      const indicator = getIndicatorNamed(kernel, request.params.id)
      const figure = { indicator: indicator.id, period, ...definedOf({ slices }) }
      const actor = actorOf(request)
      const options = { limit: limit ?? 500, ...readAsOf(asOf), ...definedOf({ after }) }
      return longWork.run(actor, 'trace', () => traceIndicator(kernel, actor, figure, options))
    },
  )
}
