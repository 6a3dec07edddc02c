import type { Command } from '../command-line/command.ts'
import { exit } from '../command-line/exit-status.ts'
import { storePlaceOf, withStore } from '../command-line/with-store.ts'
import { demoAccounts } from '../demo/demo-accounts.ts'
import { ensureDemo } from '../demo/ensure-demo.ts'
import { presentDemoAccounts } from '../demo/present-accounts.ts'
import { presentStorePlace } from '../store/open-store.ts'

export const demoCommand: Command = {
  options: { data: { type: 'string' } },
  positionals: { least: 0, most: 0 },
  run: async (invocation) => {
    const { terminal } = invocation
    const loaded = await withStore(invocation, { access: 'create', lasting: true }, (kernel) => ensureDemo(kernel, terminal))
    const place = presentStorePlace(storePlaceOf(invocation))
    terminal.result(loaded ? `演示数据已装入 ${place}。` : `${place} 里已经有演示数据，没有改动。`)
    terminal.result(presentDemoAccounts(demoAccounts))
    return exit.done
  },
}
