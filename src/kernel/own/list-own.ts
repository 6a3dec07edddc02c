import type { OwnDefinition } from '../../definition/own/types.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { readInTown } from '../town-session.ts'
import { readOwn } from './read-own.ts'

/** What the actor's town has made itself, the retired columns too. Whoever reads the ledgers knows their names anyway. */
export function listOwn(kernel: Kernel, actor: Actor): Promise<OwnDefinition> {
  return readInTown(kernel, actor, 'read', ({ session, town }) => readOwn(session, kernel.base, { town }))
}
