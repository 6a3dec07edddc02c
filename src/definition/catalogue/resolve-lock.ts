import { referredLedger } from '../field/field-type.ts'
import { lockingFields } from '../ledger/locking-fields.ts'
import type { LedgerDefinition, LockDefinition, ResolvedLedger } from '../ledger/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

type Known = (names: readonly string[], part: string) => string[]

/** The lock with the fields that the ledger has; the others are reported. */
export function resolveLock({ locked }: LedgerDefinition, known: Known): { readonly locked?: LockDefinition } {
  if (locked === undefined) return {}
  const through = locked.through === undefined ? {} : { through: known([locked.through], 'locked')[0] ?? '' }
  return { locked: { ...locked, ...through, fields: known(locked.fields, 'locked') } }
}

/** A lock goes through a reference to one ledger, and hangs on a field that this one has; without a reference, on one of its own. */
export function checkLock(ledger: ResolvedLedger, ledgers: readonly ResolvedLedger[], list: DiagnosticList): void {
  const { locked } = ledger
  if (locked === undefined || locked.through === '') return
  const at = `${ledger.pack}/${ledger.id}.locked`
  const field = ledger.fields.find(({ id }) => id === locked.through)?.field
  const target =
    locked.through === undefined ? ledger : field === undefined ? undefined : ledgers.find(({ id }) => id === referredLedger(field))
  if (target === undefined) list.error('wrong-kind', at, `“${field?.label ?? locked.through}”不是对一本台账的引用，不能按它锁定`)
  else
    for (const once of lockingFields(locked))
      if (!target.fields.some(({ id }) => id === once)) list.error('unknown-field', at, `台账“${target.label}”没有字段“${once}”`)
}
