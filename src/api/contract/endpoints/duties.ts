import { Type } from 'typebox'
import { bulkLimits } from '../body-limits.ts'
import { id } from '../common.ts'
import { endpoint } from '../endpoint.ts'
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
} from '../grid.ts'

const tag = '网格与责任'

export const assignDuties = endpoint({
  verb: 'POST',
  path: '/api/duties/assign',
  right: 'write',
  tag,
  summary: '分派责任，全部成功或一个也不动',
  limits: bulkLimits,
  body: assignBody,
  answer: assigned,
})

export const handOver = endpoint({
  verb: 'POST',
  path: '/api/duties/hand-over',
  right: 'write',
  tag,
  summary: '交接：一名干部的全部责任同一天转给别人',
  body: handOverBody,
  answer: handedOver,
})

export const retireCadre = endpoint({
  verb: 'POST',
  path: '/api/duties/retire',
  right: 'write',
  tag,
  summary: '离任：写上离任日期，并交接全部责任',
  body: retireBody,
  answer: handedOver,
})

export const takeLeave = endpoint({
  verb: 'POST',
  path: '/api/duties/leave',
  right: 'write',
  tag,
  summary: '请假：期间由代岗人负责，销假当日自动归还',
  body: leaveBody,
  answer: takenLeave,
})

export const endLeave = endpoint({
  verb: 'POST',
  path: '/api/duties/leave/:leave/end',
  right: 'write',
  tag,
  summary: '提前销假',
  params: Type.Object({ leave: id }),
  body: endLeaveBody,
  answer: returned,
})

export const mergeObjects = endpoint({
  verb: 'POST',
  path: '/api/duties/merge',
  right: 'write',
  tag,
  summary: '合并重复的对象，责任与走访一并转过去',
  body: mergeBody,
  answer: merged,
})
