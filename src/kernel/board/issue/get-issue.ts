import { sql } from 'kysely'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { requireBoard } from '../reading/require-board.ts'
import type { Issue, IssueSummary } from '../types.ts'
import { readIssues, requireIssue } from './read-issues.ts'
import { presentIssue, summariseIssue } from './stored-issue.ts'

/** An issue with its lists. Refuses with `not-found`. */
export async function getIssue(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<Issue> {
  authorize(actor, 'read')
  return kernel.engine.read(async (session) => presentIssue(await requireIssue({ kernel, session, town: actor.town }, id)))
}

/** The issues of a board, the latest month first, those of one month by how often it was published. Refuses with `not-found`. */
export async function listIssues(kernel: Kernel, actor: Actor, { board }: { readonly board: string }): Promise<readonly IssueSummary[]> {
  authorize(actor, 'read')
  const { id } = requireBoard(kernel.catalogue, board)
  const place = { kernel, town: actor.town }
  const found = await kernel.engine.read((session) =>
    readIssues({ ...place, session }, sql`t.board = ${id} order by t.month desc, t.number desc`),
  )
  return found.map(summariseIssue)
}
