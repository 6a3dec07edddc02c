import { exportLedger, tableFormats } from '../../api/actions/export-ledger.ts'
import { definedOf } from '../../api/views/defined-of.ts'
import { readInstant } from '../../api/views/read-instant.ts'
import { requireLedger, townKernel } from '../../kernel/index.ts'
import { type Command, storeOptions } from '../command-line/command.ts'
import { exit, UsageError } from '../command-line/exit-status.ts'
import { outputFormat } from '../command-line/output-format.ts'
import { withStore } from '../command-line/with-store.ts'
import { writeOutput } from '../command-line/write-output.ts'
import { actorOfTown } from '../store/choose-town.ts'

export const exportCommand: Command = {
  options: { ...storeOptions, out: { type: 'string', short: 'o' }, 'as-of': { type: 'string' } },
  positionals: { least: 1, most: 1 },
  run: async (invocation) => {
    const { positionals, text, terminal } = invocation
    const out = text('out')
    if (out === undefined) throw new UsageError('请用 -o 写明文件。')
    const format = outputFormat(out, tableFormats)
    const asOf = text('as-of')
    const { label, content } = await withStore(invocation, 'read', async (store) => {
      const actor = await actorOfTown(store, text('town'))
      const kernel = await townKernel(store, actor.town)
      const ledger = requireLedger(kernel.catalogue, positionals[0] ?? '')
      const which = definedOf({ asOf: asOf === undefined ? undefined : readInstant(asOf) })
      return { label: ledger.label, content: await exportLedger(kernel, actor, { ledger, format, ...which }) }
    })
    writeOutput(out, content)
    terminal.note(`${label}已写入 ${out}`)
    return exit.done
  },
}
