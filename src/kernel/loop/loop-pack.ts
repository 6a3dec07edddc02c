import type { LedgerDefinition } from '../../definition/ledger/types.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import type { PackDefinition } from '../../definition/pack/types.ts'
import { caseLedger } from './ledgers/case.ledger.ts'
import { caseStepLedger } from './ledgers/case-step.ledger.ts'

/** What the kernel keeps cases in, for these packs: a case may be about a record of any ledger that has a loop. Without loops there is nothing to keep. */
export function loopPack(packs: readonly PackDefinition[]): PackDefinition {
  const subjects = new Map<string, LedgerDefinition>()
  for (const pack of packs) for (const { ledger } of pack.loops ?? []) subjects.set(ledger.id, ledger)
  return definePack({
    id: 'loop',
    label: '闭环',
    office: '党政办',
    ledgers: subjects.size === 0 ? [] : [caseLedger([...subjects.values()]), caseStepLedger],
    indicators: [],
  })
}
