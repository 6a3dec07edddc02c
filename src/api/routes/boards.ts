import { freezeIssue, publishIssue, raiseObjection, rebuildIssue } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as boards from '../contract/endpoints/boards.ts'
import { presentBoard, presentBoards, presentIssueView } from '../views/board-view.ts'
import type { Handlers } from './handler.ts'

/** Boards rank projects, by a published rule; there is no endpoint that ranks anybody. */
export function boardHandlers({ kernel }: ApiContext): Handlers<typeof boards> {
  return {
    listBoards: ({ actor }) => presentBoards(kernel, actor),
    getBoard: ({ actor, input: { id, month } }) => presentBoard(kernel, actor, { board: id, month }),
    publishIssue: async ({ actor, input: { id, month } }) => {
      const issue = await publishIssue(kernel, actor, { board: id, month })
      return presentIssueView(kernel, actor, issue.id)
    },
    getIssue: ({ actor, input }) => presentIssueView(kernel, actor, input.id),
    proveIssue: ({ actor, input }) => rebuildIssue(kernel, actor, input),
    raiseObjection: ({ actor, input: { id, project, content } }) => raiseObjection(kernel, actor, { issue: id, project, content }),
    freezeIssue: async ({ actor, input }) => {
      const issue = await freezeIssue(kernel, actor, input)
      return presentIssueView(kernel, actor, issue.id)
    },
  }
}
