import { traitsOf } from '../field/kinds.ts'
import type { Field } from '../field/types.ts'
import type { ExclusiveRule, LedgerDefinition, ResolvedField, ResolvedLedger } from '../ledger/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

interface ExclusiveInput {
  readonly definition: LedgerDefinition
  readonly fields: readonly ResolvedField[]
  readonly effective: ResolvedLedger['effective']
  readonly source: string
  readonly list: DiagnosticList
  /** The names of a part that the ledger has; the others are reported. */
  readonly known: (names: readonly string[], part: string) => string[]
}

/** The rules that can be held: every field known, dates to overlap in, options that exist. A rule that is wrong anywhere is left out. */
export function resolveExclusive({ definition, fields, effective, source, list, known }: ExclusiveInput): ExclusiveRule[] {
  const at = `${source}.exclusive`
  return (definition.exclusive ?? []).filter((rule) => {
    const before = list.diagnostics.length
    if (rule.per.length === 0) list.error('bad-field', at, '要写明按哪些字段互斥')
    if (effective.from === undefined && effective.to === undefined)
      list.error('undated-exclusive', at, '没有起止日期（effective），说不上同时生效')
    known([...rule.per, ...(rule.apartBy === undefined ? [] : [rule.apartBy]), ...Object.keys(rule.when ?? {})], 'exclusive')
    for (const [name, value] of Object.entries(rule.when ?? {})) {
      const field = fields.find(({ id }) => id === name)?.field
      if (field !== undefined && value !== undefined) checkValue({ field, value, at, list })
    }
    return list.diagnostics.length === before
  })
}

interface ValueCheck {
  readonly field: Field
  readonly value: string
  readonly at: string
  readonly list: DiagnosticList
}

function checkValue({ field, value, at, list }: ValueCheck): void {
  if (traitsOf(field).written !== true) list.error('wrong-kind', at, `“${field.label}”不是选项、是否或文字，不能作互斥的条件`)
  else if (field.kind === 'choice' && !Object.hasOwn(field.options, value))
    list.error('unknown-option', at, `“${field.label}”没有选项“${value}”`)
  else if (field.kind === 'boolean' && value !== 'true' && value !== 'false')
    list.error('unknown-option', at, `“${field.label}”只能是 true 或 false`)
}
