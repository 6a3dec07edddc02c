import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { daysOfFact } from './days-of-fact.ts'
import { type Fact, isPlanned } from './read-facts.ts'
import type { Outcome, ToldRecord } from './types.ts'
import { fieldOf, namesOfField } from './words-of-ledger.ts'

const unknown: Outcome = { holds: undefined, why: '' }

/** 如期完成: not after the day by which it was to be done. */
export function holdTimely(ledger: ResolvedLedger, record: ToldRecord, facts: readonly Fact[]): Outcome {
  const done = facts.flatMap((fact) => daysOfFact(ledger, fact))
  const [own] = done
  const due = ledger.fields.find(
    ({ id, field }) =>
      field.kind === 'date' && isPlanned(field.label) && record.values[id] !== undefined && isDueOf(ledger, own, field.label),
  )
  const day = own === undefined ? undefined : record.values[own]
  if (due === undefined || day === undefined) return unknown
  return { holds: String(day) <= String(record.values[due.id]), why: `${record.title}的${due.field.label}是${record.values[due.id]}` }
}

function isDueOf(ledger: ResolvedLedger, done: string | undefined, label: string): boolean {
  if (done === undefined) return false
  return /时限|期限/.test(label) || namesOfField(fieldOf(ledger, done).field).some((name) => label.includes(name))
}
