import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import type { RecordVersion } from '../../kernel/ledger/types.ts'
import type { HistoryVersion } from '../contract/record.ts'
import type { Given } from '../contract/sides.ts'
import { readPeople } from './people.ts'

/** Versions with the names of who wrote them, newest first. */
export async function presentHistory(kernel: Kernel, actor: Actor, versions: readonly RecordVersion[]): Promise<Given<HistoryVersion>[]> {
  const nameOf = await readPeople(kernel, actor)
  return versions.map((version) => ({ ...version, actorName: nameOf(version.actor) })).sort((left, right) => right.version - left.version)
}
