import { draftByLedger, townKernel } from '../../kernel/index.ts'
import type { DraftSettings } from '../../kernel/report/draft/draft-report.ts'
import type { Draft } from '../../kernel/report/draft/types.ts'
import type { Invocation } from '../command-line/command.ts'
import { withStore } from '../command-line/with-store.ts'
import { chooseTown, commandLineActor } from '../store/choose-town.ts'

/** The draft of a text whose numbers the store of the town confirms or contradicts. */
export function draftWithStore(
  invocation: Invocation,
  written: Pick<DraftSettings, 'text' | 'name' | 'whole' | 'above' | 'period'>,
): Promise<Draft> {
  return withStore(invocation, 'read', async (kernel) => {
    const { town, name, county } = await chooseTown(kernel, invocation.text('town'))
    return draftByLedger(await townKernel(kernel, town), commandLineActor(town), { ...written, town: { code: town, name, county } })
  })
}
