import type { PackDefinition } from '../definition/pack/types.ts'
import { boardPack } from './board/board-pack.ts'
import { formPack } from './form/form-pack.ts'
import { loopPack } from './loop/loop-pack.ts'
import { ownPack } from './own/own-pack.ts'
import { builtinPack } from './report/builtin-pack.ts'

/** Their ids: what the kernel keeps itself is no domain that a town may switch off. */
export const kernelPackIds: ReadonlySet<string> = new Set([builtinPack.id, formPack.id, 'board', 'loop', ownPack.id])

/** The packs of a township with what the kernel itself keeps: reports, issues of boards, and the cases of every loop, its own among them. */
export function withKernelPacks(packs: readonly PackDefinition[]): readonly PackDefinition[] {
  const kept = [...packs, builtinPack, formPack, ownPack, boardPack(packs)]
  return [...kept, loopPack(kept)]
}
