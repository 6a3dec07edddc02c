import type { CatalogueOutline, LoopOutline } from '../../../definition/catalogue/part/types.ts'

export function findLoop(outline: CatalogueOutline | undefined, loop: string): LoopOutline | undefined {
  return outline?.loops.find(({ id }) => id === loop)
}
