import { Type } from 'typebox'
import { boardList, boardQuery, boardView, issueProof, issueView, objectionBody, objectionMade, publishBody } from '../board.ts'
import { nameOf } from '../common.ts'
import { endpoint } from '../endpoint.ts'

const tag = '龙虎榜'
const params = Type.Object({ id: nameOf('board') })
const issueParams = Type.Object({ id: nameOf('issue') })

export const listBoards = endpoint({
  verb: 'GET',
  path: '/api/boards',
  right: 'read',
  tag,
  summary: '榜单一览',
  answer: boardList,
})

export const getBoard = endpoint({
  verb: 'GET',
  path: '/api/boards/:id',
  right: 'read',
  tag,
  summary: '一个月的榜单，按现在的台账计算',
  params,
  query: boardQuery,
  answer: boardView,
})

export const publishIssue = endpoint({
  verb: 'POST',
  path: '/api/boards/:id/issues',
  right: 'freeze',
  tag,
  summary: '公布一个月的榜单',
  params,
  body: publishBody,
  answer: issueView,
})

export const getIssue = endpoint({
  verb: 'GET',
  path: '/api/board-issues/:id',
  right: 'read',
  tag,
  summary: '一期榜单：公布的、定榜的、异议',
  params: issueParams,
  answer: issueView,
})

export const proveIssue = endpoint({
  verb: 'GET',
  path: '/api/board-issues/:id/proof',
  right: 'read',
  tag,
  summary: '复算一期榜单，与保存的逐字比对',
  params: issueParams,
  answer: issueProof,
})

export const raiseObjection = endpoint({
  verb: 'POST',
  path: '/api/board-issues/:id/objections',
  right: 'step',
  tag,
  summary: '对一个项目的得分提出异议',
  params: issueParams,
  body: objectionBody,
  answer: objectionMade,
})

export const freezeIssue = endpoint({
  verb: 'POST',
  path: '/api/board-issues/:id/freeze',
  right: 'freeze',
  tag,
  summary: '定榜：重算一次，封存',
  params: issueParams,
  answer: issueView,
})
