import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import type { Instant } from '../../ledger/types.ts'
import { readInTown } from '../../town-session.ts'
import type { BoardContent } from '../types.ts'
import { monthSpan } from './month-span.ts'
import { readContent } from './read-content.ts'
import { requireBoard } from './require-board.ts'

export interface BoardMonth {
  readonly board: string
  /** `2020-06` */
  readonly month: string
  /** The state to read; now when absent. */
  readonly asOf?: Instant | undefined
}

/** The list of a month as the ledgers stand: a draft that anybody may see before it is published. Refuses with `not-found`, `invalid`. */
export async function rankMonth(kernel: Kernel, actor: Actor, { board: id, month, asOf }: BoardMonth): Promise<BoardContent> {
  return readInTown(kernel, actor, 'read', (place) => readContent({ ...place, asOf }, requireBoard(kernel.catalogue, id), monthSpan(month)))
}
