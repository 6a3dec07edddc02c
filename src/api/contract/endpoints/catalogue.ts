import { catalogueOutline, cataloguePart, catalogueView, catalogueWriting, partParams } from '../catalogue.ts'
import { endpoint } from '../endpoint.ts'

const tag = '定义'

export const getCatalogue = endpoint({
  verb: 'GET',
  path: '/api/catalogue',
  right: 'read',
  tag,
  summary: '全部定义：台账、指标、断语、核对',
  answer: catalogueView,
})

export const getOutline = endpoint({
  verb: 'GET',
  path: '/api/catalogue/outline',
  right: 'read',
  tag,
  summary: '定义一览：业务板块、台账、闭环、页面的名称',
  answer: catalogueOutline,
})

export const getWriting = endpoint({
  verb: 'GET',
  path: '/api/catalogue/writing',
  right: 'read',
  tag,
  summary: '写报告用的：指标和断语的名称，各板块的底稿',
  answer: catalogueWriting,
})

export const getPart = endpoint({
  verb: 'GET',
  path: '/api/catalogue/:kind/:id',
  right: 'read',
  tag,
  summary: '一个定义，连同说到它时要用的',
  params: partParams,
  answer: cataloguePart,
})
