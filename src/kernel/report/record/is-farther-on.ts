import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Fact } from './read-facts.ts'
import type { ToldRecord } from './types.ts'
import { fieldOf } from './words-of-ledger.ts'

/** 建成 of what has been accepted: a state that comes after the one that is said does not speak against it. */
export function isFartherOn(ledger: ResolvedLedger, record: ToldRecord | undefined, fact: Fact): boolean {
  if (fact.type !== 'value' || record === undefined) return false
  return fact.words.some(({ values }) =>
    [...values.keys()].some(
      (id) =>
        /状态$|阶段$|环节$/.test(fieldOf(ledger, id).field.label) && /验收|移交|办结|投产|命名|交付|投用/.test(record.words[id] ?? ''),
    ),
  )
}
