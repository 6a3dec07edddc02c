import { referredLedger } from '../field/field-type.ts'
import { gridLedger, villageLedger } from '../field/kinds.ts'
import type { ResolvedLedger } from '../ledger/types.ts'

/** Ledgers whose records are people at work, or the places that an office answers for: a list of them would rank who works there. */
const neverRanked = ['cadre', 'task-force', gridLedger, villageLedger]

/**
 * Why a board over this ledger would rank people or offices (Chinese), undefined when it ranks things. A ledger is of persons when its records are
 * named by a person, by a reference to a ledger of persons, or carry an identity number.
 */
export function ranksPersons(ledger: ResolvedLedger, ledgers: readonly ResolvedLedger[], seen: readonly string[] = []): string | undefined {
  if (neverRanked.includes(ledger.id)) return `“${ledger.label}”是人员或单位的台账`
  const identity = ledger.fields.find(({ field }) => field.kind === 'nationalId')
  if (identity !== undefined) return `“${ledger.label}”登记了${identity.field.label}`
  for (const id of ledger.title) {
    const field = ledger.fields.find((one) => one.id === id)?.field
    if (field?.kind === 'personName') return `“${ledger.label}”以${field.label}为名`
    const to = field === undefined ? undefined : referredLedger(field)
    const target = to === undefined || to === villageLedger || to === gridLedger ? undefined : ledgers.find((one) => one.id === to)
    if (target === undefined || seen.includes(target.id)) continue
    const why = ranksPersons(target, ledgers, [...seen, ledger.id])
    if (why !== undefined) return `“${ledger.label}”的每条记录说的是${why}`
  }
  return undefined
}
