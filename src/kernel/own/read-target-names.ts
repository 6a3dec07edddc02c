import { normaliseName } from '../../definition/name/normalise-name.ts'
import { splitHeader } from '../../definition/own/propose-field.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { loadTargets } from '../ledger/import/load-targets.ts'
import { readInTown } from '../town-session.ts'

export interface TargetNames {
  readonly ledger: string
  readonly names: ReadonlySet<string>
}

/** Registers that columns are called after (企业名称 of 企业), with the names of their records: a column of nothing else refers to them. By the column's name. */
export function readTargetNames(kernel: Kernel, actor: Actor, labels: readonly string[]): Promise<ReadonlyMap<string, TargetNames>> {
  return readInTown(kernel, actor, 'define', async ({ session, town }) => {
    const found = new Map<string, TargetNames>()
    for (const label of labels) {
      const { name } = splitHeader(label)
      const ledger = kernel.catalogue.findLedger(name) ?? kernel.catalogue.findLedger(name.replace(/(?:名称|姓名|名)$/, ''))
      if (ledger === undefined || ledger.kind !== 'register' || kernel.watch.keeps(ledger.id)) continue
      const targets = await loadTargets(session, kernel.catalogue, { town, ledger, fields: [] })
      found.set(name, { ledger: ledger.id, names: new Set(targets.map(({ title }) => normaliseName(title))) })
    }
    return found
  })
}
