import { cadreLedger, dutyLedger } from '../../../definition/duty/duty-ledgers.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { gridDay } from '../source/today.ts'
import type { NamedRecord } from '../types.ts'
import { holdersOf } from './holders-of.ts'

/** Who answers today for each of these objects, by its id; one that nobody answers for is left out, and all of them where no duties are kept. */
export async function whoAnswers(
  kernel: Kernel,
  actor: Actor,
  { objects }: { readonly objects: readonly string[] },
): Promise<ReadonlyMap<string, NamedRecord>> {
  authorize(actor, 'read')
  if ([dutyLedger.id, cadreLedger.id].some((id) => kernel.catalogue.findLedger(id) === undefined)) return new Map()
  return kernel.engine.inTown(actor.town).read((session) => holdersOf(session, gridDay(kernel, actor), objects))
}
