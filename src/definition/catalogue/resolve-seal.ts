import { referredLedger } from '../field/field-type.ts'
import type { LedgerDefinition, ResolvedLedger, SealDefinition } from '../ledger/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

type Known = (names: readonly string[], part: string) => string[]

/** The seal with the fields that the ledger has; the others are reported. */
export function resolveSeal({ sealed }: LedgerDefinition, known: Known): { readonly sealed?: SealDefinition } {
  if (sealed === undefined) return {}
  return { sealed: { ...sealed, through: known([sealed.through], 'sealed')[0] ?? '', fields: known(sealed.fields, 'sealed') } }
}

/** A seal goes through a reference to one ledger, and hangs on a field that this one has. */
export function checkSeal(ledger: ResolvedLedger, ledgers: readonly ResolvedLedger[], list: DiagnosticList): void {
  const { sealed } = ledger
  if (sealed === undefined || sealed.through === '') return
  const at = `${ledger.pack}/${ledger.id}.sealed`
  const field = ledger.fields.find(({ id }) => id === sealed.through)?.field
  const target = field === undefined ? undefined : ledgers.find(({ id }) => id === referredLedger(field))
  if (target === undefined) list.error('wrong-kind', at, `“${field?.label ?? sealed.through}”不是对一本台账的引用，不能按它封存`)
  else if (!target.fields.some(({ id }) => id === sealed.once))
    list.error('unknown-field', at, `台账“${target.label}”没有字段“${sealed.once}”`)
}
