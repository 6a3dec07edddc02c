import { sql } from 'kysely'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readInTown } from '../../town-session.ts'
import { requireBoard } from '../reading/require-board.ts'
import type { Issue, IssueSummary } from '../types.ts'
import { readIssues, requireIssue } from './read-issues.ts'
import { presentIssue, summariseIssue } from './stored-issue.ts'

/** An issue with its lists. Refuses with `not-found`. */
export async function getIssue(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<Issue> {
  return readInTown(kernel, actor, 'read', async (place) => presentIssue(await requireIssue(place, id)))
}

/** The issues of a board, the latest month first, those of one month by how often it was published. Refuses with `not-found`. */
export async function listIssues(kernel: Kernel, actor: Actor, { board }: { readonly board: string }): Promise<readonly IssueSummary[]> {
  return readInTown(kernel, actor, 'read', async (place) => {
    const { id } = requireBoard(kernel.catalogue, board)
    return (await readIssues(place, sql`t.board = ${id} order by t.month desc, t.number desc`)).map(summariseIssue)
  })
}
