import { Type } from 'typebox'
import { id, nameOf, nothing } from '../common.ts'
import { decidedDouble, doubleCounts, doubleList, doubleVerdict } from '../double.ts'
import { endpoint } from '../endpoint.ts'

const tag = '台账'

export const countDoubles = endpoint({
  verb: 'GET',
  path: '/api/doubles',
  right: 'read',
  tag,
  summary: '各本台账有几对像是重复的记录',
  answer: doubleCounts,
})

export const listDoubles = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/doubles',
  right: 'read',
  tag,
  summary: '一本台账里像是重复的记录，一对一对列出：号码相同，或者同村同名、内容相近；不拦任何写入',
  params: Type.Object({ ledger: nameOf('ledger') }),
  answer: doubleList,
})

export const decideDouble = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/doubles',
  right: 'write',
  tag,
  summary: '核对过不是同一条的，记下，以后不再问（是同一条的用合并）',
  params: Type.Object({ ledger: nameOf('ledger') }),
  body: doubleVerdict,
  answer: decidedDouble,
})

export const undoDouble = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/doubles/:decision/undo',
  right: 'write',
  tag,
  summary: '撤回一次核对，这一对再列出来',
  params: Type.Object({ ledger: nameOf('ledger'), decision: id }),
  answer: nothing,
})
