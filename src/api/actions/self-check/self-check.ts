import { type Actor, getAccessRules, type Kernel, listProcessing, readAccountStates, readTownFacts } from '../../../kernel/index.ts'
import type { SelfCheck } from '../../contract/compliance.ts'
import { presentRole } from '../../session/rights.ts'
import { checkItems } from './items.ts'

/** The township's self-check: the record of processing of what it holds of people, and the clauses of 等保 with what shows each. Refuses with `not-permitted`. */
export async function checkCompliance(kernel: Kernel, actor: Actor): Promise<SelfCheck> {
  const facts = await readTownFacts(kernel, actor)
  const processing = await listProcessing(kernel, actor)
  const rules = await getAccessRules(kernel, actor)
  const states = await readAccountStates(kernel, actor)
  const checked = {
    facts,
    processing,
    rules,
    stale: [...states.values()].filter(({ stale }) => stale).length,
    sealed: kernel.engine.secrets !== undefined && kernel.engine.sealed?.apart === true,
    wall: kernel.engine.wall(),
  }
  const items = checkItems.map(({ clause, subject, asks, state, evidence }) => ({
    clause,
    subject,
    asks,
    state: typeof state === 'string' ? state : state(checked),
    evidence: typeof evidence === 'string' ? evidence : evidence(checked),
  }))
  return { items, processing: processing.map((entry) => ({ ...entry, readers: entry.readers.map(presentRole) })) }
}
