import { Type } from 'typebox'
import { id } from '../common.ts'
import { endpoint } from '../endpoint.ts'
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
} from '../grid.ts'

const tag = '网格与责任'

export const getCoverage = endpoint({
  verb: 'GET',
  path: '/api/grid/coverage',
  right: 'read',
  tag,
  summary: '覆盖检查：谁无人负责、责任人离任或请假、逾期未走访',
  query: onDay,
  answer: coverageAudit,
})

export const listFindings = endpoint({
  verb: 'GET',
  path: '/api/grid/findings',
  right: 'read',
  tag,
  summary: '检查出的对象，分页',
  query: findingsQuery,
  answer: findingPage,
})

export const getGridTree = endpoint({
  verb: 'GET',
  path: '/api/grid/tree',
  right: 'read',
  tag,
  summary: '网格树与各处的覆盖情况',
  query: treeQuery,
  answer: coverageTree,
})

export const getPartition = endpoint({
  verb: 'GET',
  path: '/api/grid/partition',
  right: 'read',
  tag,
  summary: '企业网格划分检查',
  query: onDay,
  answer: gridPartition,
})

export const getLoad = endpoint({
  verb: 'GET',
  path: '/api/grid/load',
  right: 'read',
  tag,
  summary: '每人承担的责任',
  query: onDay,
  answer: loadView,
})

export const proposeAssignments = endpoint({
  verb: 'GET',
  path: '/api/grid/proposals',
  right: 'read',
  tag,
  summary: '分派建议：先就近，再看各人手上的多少',
  query: proposalQuery,
  answer: proposals,
})

export const listHolders = endpoint({
  verb: 'GET',
  path: '/api/grid/holders/:object',
  right: 'read',
  tag,
  summary: '一个对象由谁负责、谁负责过',
  params: Type.Object({ object: id }),
  query: onDay,
  answer: holderHistory,
})

export const getMap = endpoint({
  verb: 'GET',
  path: '/api/grid/map',
  right: 'read',
  tag,
  summary: '地图底图的设置',
  answer: mapView,
})
