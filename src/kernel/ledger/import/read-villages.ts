import { villageLedger } from '../../../definition/field/kinds.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { loadTargets } from './load-targets.ts'

/** Names of the town's villages: a column of nothing else, or a name over rows, is known by them. Empty where the town keeps none. */
export async function readVillages(kernel: Kernel, actor: Actor): Promise<readonly string[]> {
  authorize(actor, 'import')
  const ledger = kernel.catalogue.findLedger(villageLedger)
  if (ledger === undefined) return []
  const found = await kernel.engine
    .inTown(actor.town)
    .read((session) => loadTargets(session, kernel.catalogue, { town: actor.town, ledger, fields: [] }))
  return found.map(({ title }) => title).filter((title) => title !== '')
}
