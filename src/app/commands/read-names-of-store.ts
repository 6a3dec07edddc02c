import { readReportNames, townKernel } from '../../kernel/index.ts'
import type { Invocation } from '../command-line/command.ts'
import { withStore } from '../command-line/with-store.ts'
import { actorOfTown } from '../store/choose-town.ts'

/** What the packs and the office of the store's town declared as names. */
export function readNamesOfStore(invocation: Invocation): Promise<readonly string[]> {
  return withStore(invocation, 'read', async (store) => {
    const actor = await actorOfTown(store, invocation.text('town'))
    return readReportNames(await townKernel(store, actor.town), actor, undefined)
  })
}
