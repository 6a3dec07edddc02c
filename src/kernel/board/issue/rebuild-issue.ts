import { rankBoard } from '../../../definition/board/rank-board.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { catalogueAsOf } from '../../own/catalogue-as-of.ts'
import { readerIn, readInTown } from '../../town-session.ts'
import { monthSpan } from '../reading/month-span.ts'
import { readContent } from '../reading/read-content.ts'
import { requireBoard } from '../reading/require-board.ts'
import type { BoardContent } from '../types.ts'
import { requireIssue } from './read-issues.ts'
import { digestOf, keepContent, presentIssue } from './stored-issue.ts'

export interface RebuiltIssue {
  /** The digest kept with the issue. */
  readonly digest: string
  /** The kept text still has that digest. */
  readonly intact: boolean
  /** The kept inputs, ranked again by the kept rule, give the kept list to the byte. */
  readonly sameRanking: boolean
  /** The ledgers as of the instant of then, read with the definitions of then, give the kept content to the byte. */
  readonly sameReading: boolean
}

/** Proves an issue (the frozen list when there is one) from what it keeps, and from the ledgers. Refuses with `not-found`. */
export async function rebuildIssue(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<RebuiltIssue> {
  const stored = await readInTown(kernel, actor, 'read', (place) => requireIssue(place, id))
  const { values } = stored
  const text = values.frozenContent ?? values.content ?? ''
  const digest = values.frozenDigest ?? values.digest ?? ''
  const { published, frozen } = presentIssue(stored)
  const kept = frozen ?? published
  const reading = await readAgain(kernel, actor, { kept, definition: values.frozenDefinition ?? values.definition ?? '' })
  return {
    digest,
    intact: digestOf(text) === digest,
    sameRanking: JSON.stringify(rankBoard(kept.rule, kept.entries)) === JSON.stringify(kept.ranking),
    sameReading: keepContent(reading).digest === digest,
  }
}

async function readAgain(
  kernel: Kernel,
  actor: Actor,
  { kept, definition }: { readonly kept: BoardContent; readonly definition: string },
): Promise<BoardContent> {
  return kernel.engine.inTown(actor.town).read(async (session) => {
    const catalogue = await catalogueAsOf(kernel, session, { town: actor.town, definition, asOf: kept.asOf })
    const place = { ...readerIn({ ...kernel, catalogue, definition }, actor, session), asOf: kept.asOf }
    return readContent(place, requireBoard(catalogue, kept.board), monthSpan(kept.month))
  })
}
