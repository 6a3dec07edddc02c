import { Type } from 'typebox'
import {
  commentMarks,
  commentRecordBody,
  mentionableQuery,
  mentionables,
  recordComments,
  seenCommentsBody,
  settleRecordCommentBody,
} from '../comment.ts'
import { id, nameOf, nothing } from '../common.ts'
import { endpoint } from '../endpoint.ts'

const tag = '台账'
const params = Type.Object({ ledger: nameOf('ledger'), id })
const oneParams = Type.Object({ ledger: nameOf('ledger'), id, comment: id })

export const listCommentMarks = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/comments',
  right: 'read',
  tag,
  summary: '台账里哪些记录有没处理的、没看过的评论',
  params: Type.Object({ ledger: nameOf('ledger') }),
  answer: commentMarks,
})

export const listRecordComments = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/records/:id/comments',
  right: 'read',
  tag,
  summary: '一条记录的评论',
  params,
  answer: recordComments,
})

export const commentRecord = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/records/:id/comments',
  right: 'discuss',
  tag,
  summary: '评论一条记录，或者回复一条评论',
  params,
  body: commentRecordBody,
  answer: recordComments,
})

export const settleRecordComment = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/records/:id/comments/:comment/settle',
  right: 'discuss',
  tag,
  summary: '评论处理了，或重新打开',
  params: oneParams,
  body: settleRecordCommentBody,
  answer: recordComments,
})

export const withdrawRecordComment = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/records/:id/comments/:comment/withdraw',
  right: 'discuss',
  tag,
  summary: '撤回自己的一条评论（说过这件事仍留着）',
  params: oneParams,
  answer: recordComments,
})

export const markCommentsSeen = endpoint({
  verb: 'POST',
  path: '/api/ledgers/:ledger/records/:id/comments/seen',
  right: 'read',
  tag,
  summary: '记下自己看到了哪一条评论',
  params,
  body: seenCommentsBody,
  answer: nothing,
})

export const listMentionable = endpoint({
  verb: 'GET',
  path: '/api/ledgers/:ledger/records/:id/mentionable',
  right: 'discuss',
  tag,
  summary: '在这条记录的评论里可以 @ 谁',
  params,
  query: mentionableQuery,
  answer: mentionables,
})
