import {
  commentRecord,
  listCommentMarks,
  listMentionable,
  listRecordComments,
  markCommentsSeen,
  settleRecordComment,
  withdrawRecordComment,
} from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as comments from '../contract/endpoints/comments.ts'
import { presentRole } from '../session/rights.ts'
import type { Handlers } from './handler.ts'

export function commentHandlers({ kernel }: ApiContext): Handlers<typeof comments> {
  return {
    listCommentMarks: ({ actor, input }) => listCommentMarks(kernel, actor, input),
    listRecordComments: ({ actor, input }) => listRecordComments(kernel, actor, input),
    commentRecord: ({ actor, input }) => commentRecord(kernel, actor, input),
    settleRecordComment: ({ actor, input }) => settleRecordComment(kernel, actor, input),
    withdrawRecordComment: ({ actor, input }) => withdrawRecordComment(kernel, actor, input),
    markCommentsSeen: async ({ actor, input }) => {
      await markCommentsSeen(kernel, actor, input)
      return {}
    },
    listMentionable: async ({ actor, input }) =>
      (await listMentionable(kernel, actor, input)).map(({ role, ...person }) => ({ ...person, roleLabel: presentRole(role) })),
  }
}
