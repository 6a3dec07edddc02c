import type { PackDefinition } from '../definition/pack/types.ts'
import { boardPack } from './board/board-pack.ts'
import { loopPack } from './loop/loop-pack.ts'
import { builtinPack } from './report/builtin-pack.ts'

/** The packs of a township with what the kernel itself keeps: reports, issues of boards, and the cases of every loop, its own among them. */
export function withKernelPacks(packs: readonly PackDefinition[]): readonly PackDefinition[] {
  const kept = [...packs, builtinPack, boardPack(packs)]
  return [...kept, loopPack(kept)]
}
