import { referredLedger } from '../field/field-type.ts'
import type { Field } from '../field/types.ts'
import type { ApartDefinition, LedgerDefinition, ResolvedLedger } from '../ledger/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

/** Until when its records are kept apart, its reference known; a field that is not there is reported and nothing is kept apart. */
export function resolveApart(
  { apart }: LedgerDefinition,
  known: (names: readonly string[], part: string) => string[],
): { readonly apart?: ApartDefinition } {
  const through = apart === undefined ? undefined : known([apart.through], 'apart')[0]
  return apart === undefined || through === undefined ? {} : { apart: { ...apart, through } }
}

/** It goes through a reference to one ledger, and hangs on options of a choice that this one has. */
export function checkApart(ledger: ResolvedLedger, ledgers: readonly ResolvedLedger[], list: DiagnosticList): void {
  const { apart } = ledger
  if (apart === undefined) return
  const at = `${ledger.pack}/${ledger.id}.apart`
  const field = ledger.fields.find(({ id }) => id === apart.through)?.field
  const target = field === undefined ? undefined : ledgers.find(({ id }) => id === referredLedger(field))
  const choice = target?.fields.find(({ id }) => id === apart.field)?.field
  if (target === undefined) list.error('wrong-kind', at, `“${field?.label ?? apart.through}”不是对一本台账的引用，不能按它分开`)
  else if (choice?.kind !== 'choice') list.error('unknown-field', at, `台账“${target.label}”没有选项栏目“${apart.field}”`)
  else checkOptions(choice, { until: apart.until, at, list })
}

type ChoiceField = Extract<Field, { readonly kind: 'choice' }>

interface Options {
  readonly until: readonly string[]
  readonly at: string
  readonly list: DiagnosticList
}

function checkOptions({ label, options }: ChoiceField, { until, at, list }: Options): void {
  for (const option of until) if (!Object.hasOwn(options, option)) list.error('unknown-field', at, `“${label}”没有选项“${option}”`)
}
