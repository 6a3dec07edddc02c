import { type Static, Type } from 'typebox'
import { id } from './common.ts'
import type { Received } from './sides.ts'

const text = Type.String()
const orNothing = Type.Union([text, Type.Null()])
const mention = Type.Object({ id: text, name: text })

const saying = {
  id: text,
  by: text,
  own: Type.Boolean({ description: '是不是自己说的' }),
  at: text,
  words: Type.Union([text, Type.Null()], { description: '撤回的只有本人和监督的人看得到原话，别人为 null' }),
  mentions: Type.Array(mention),
  withdrawnAt: orNothing,
  unread: Type.Boolean({ description: '别人说的，自己还没看过' }),
}

/** What is said beside a record, the oldest first. */
export const recordComments = Type.Array(
  Type.Object({ ...saying, answers: Type.Array(Type.Object(saying)), settledBy: orNothing, settledAt: orNothing }),
  { title: '记录的评论' },
)
export type RecordComments = Received<Static<typeof recordComments>>
export type RecordCommentView = RecordComments[number]
export type SayingView = RecordCommentView['answers'][number]

export const commentRecordBody = Type.Object({
  words: Type.String({ minLength: 1, maxLength: 2000, description: '说的话' }),
  answers: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: '回复哪一条' })),
  mentions: Type.Optional(Type.Array(id, { maxItems: 20, description: '@ 的账号，各得一条提醒；看不到这条记录的不能 @' })),
})
export type CommentRecordBody = Static<typeof commentRecordBody>

export const settleRecordCommentBody = Type.Object({ settled: Type.Boolean({ description: 'false 是重新打开' }) })

export const seenCommentsBody = Type.Object({ until: Type.String({ minLength: 1, maxLength: 100, description: '看到了哪一条' }) })

export const commentMarks = Type.Array(
  Type.Object({
    record: text,
    open: Type.Integer({ description: '没有处理的' }),
    unread: Type.Integer({ description: '自己还没看过的' }),
  }),
  { title: '有评论的记录' },
)
export type CommentMarks = Received<Static<typeof commentMarks>>

export const mentionableQuery = Type.Object({ name: Type.Optional(Type.String({ maxLength: 40, description: '姓名里的字' })) })
export const mentionables = Type.Array(
  Type.Object({
    id: text,
    name: text,
    roleLabel: text,
    reads: Type.Boolean({ description: '看得到这条记录；看不到的 @ 了也打不开' }),
  }),
  { title: '可以 @ 的人' },
)
export type Mentionables = Received<Static<typeof mentionables>>
