import { Type } from 'typebox'
import { nameOf, periodKey } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { evaluateBody, indicatorList, indicatorResults, indicatorSeries, indicatorSlices, traceBody, traceView } from '../indicator.ts'

const tag = '指标'
const params = Type.Object({ id: nameOf('indicator') })
const seriesQuery = Type.Object({ year: Type.String({ pattern: '^(19|20|21)[0-9]{2}$', description: '年度，如 2020' }) })
const slicesQuery = Type.Object({ dimension: Type.Optional(Type.String({ maxLength: 100 })), period: periodKey })

export const listIndicators = endpoint({
  verb: 'GET',
  path: '/api/indicators',
  right: 'read',
  tag,
  summary: '指标一览，连同某一期间的值',
  query: Type.Object({ period: periodKey }),
  answer: indicatorList,
})

export const evaluateIndicators = endpoint({
  verb: 'POST',
  path: '/api/indicators/evaluate',
  right: 'read',
  tag,
  summary: '计算一批指标',
  body: evaluateBody,
  answer: indicatorResults,
})

export const getSeries = endpoint({
  verb: 'GET',
  path: '/api/indicators/:id/series',
  right: 'read',
  tag,
  summary: '逐月数值与上年同期',
  params,
  query: seriesQuery,
  answer: indicatorSeries,
})

export const getSlices = endpoint({
  verb: 'GET',
  path: '/api/indicators/:id/slices',
  right: 'read',
  tag,
  summary: '按维度切片',
  params,
  query: slicesQuery,
  answer: indicatorSlices,
})

export const traceIndicator = endpoint({
  verb: 'POST',
  path: '/api/indicators/:id/trace',
  right: 'read',
  tag,
  summary: '一个数背后的记录',
  params,
  body: traceBody,
  answer: traceView,
})
