import type { ResolvedBoard } from '../../../definition/board/types.ts'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { Refusal } from '../../refusal.ts'

/** A board by its id. Refuses with `not-found`. */
export function requireBoard({ catalogue }: CatalogueIndex, id: string): ResolvedBoard {
  const board = catalogue.boards.find((one) => one.id === id)
  if (board === undefined) throw new Refusal('not-found', `没有编号为“${id}”的榜单。`)
  return board
}
