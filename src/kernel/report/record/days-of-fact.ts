import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { datedBy } from './hold-fact.ts'
import type { Fact } from './read-facts.ts'

/** The fields of the day on which what is said came: 完工 is told by 完工日期. */
export function daysOfFact(ledger: ResolvedLedger, fact: Fact): readonly string[] {
  if (fact.type === 'done') return [fact.field]
  if (fact.type !== 'value') return fact.type === 'days' ? fact.fields : []
  return fact.words.flatMap((word) => [...word.values].flatMap(([id, values]) => datedBy(ledger, id, [word.text, ...values]) ?? []))
}
