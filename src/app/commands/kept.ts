import { townDate } from '../../api/views/town-time.ts'
import { declareKept, requireLedger, townKernel, withdrawKept } from '../../kernel/index.ts'
import { type Command, storeOptions } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { withStore } from '../command-line/with-store.ts'
import { actorOfTown } from '../store/choose-town.ts'

export const keptCommand: Command = {
  options: { ...storeOptions, since: { type: 'string' }, withdraw: { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, terminal } = invocation
    const reason = text('withdraw')
    const said = await withStore(invocation, 'write', async (store) => {
      const actor = await actorOfTown(store, text('town'))
      const kernel = await townKernel(store, actor.town)
      const { id, label } = requireLedger(kernel.catalogue, positionals[0] ?? '')
      if (reason !== undefined) {
        await withdrawKept(kernel, actor, { ledger: id, reason })
        return `已撤回「${label}」的零报告。`
      }
      const { since } = await declareKept(kernel, actor, { ledger: id, since: text('since') ?? `${townDate(kernel.clock()).year}-01-01` })
      return `「${label}」从 ${since} 起报零。`
    })
    terminal.result(said)
    return exit.done
  },
}
