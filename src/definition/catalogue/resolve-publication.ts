import { isIdentifier } from '../field/field-type.ts'
import type { LedgerDefinition, PublicationDefinition, ResolvedField } from '../ledger/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

interface PublicationInput {
  readonly definition: LedgerDefinition
  readonly fields: readonly ResolvedField[]
  readonly source: string
  readonly list: DiagnosticList
  /** The names of a part that the ledger has; the others are reported. */
  readonly known: (names: readonly string[], part: string) => string[]
}

/** What may be published: known fields, none of which is an identifier, sensitive or a long text that may say anything. */
export function resolvePublication({ definition, fields, source, list, known }: PublicationInput): {
  readonly publish?: PublicationDefinition
} {
  const { publish } = definition
  if (publish === undefined) return {}
  const at = `${source}.publish`
  const kept = known(publish.fields, 'publish').filter((name) => {
    const field = fields.find(({ id }) => id === name)?.field
    const secret = field === undefined || isIdentifier(field) || field.secrecy === 'sensitive'
    if (secret) list.error('bad-field', at, `“${field?.label ?? name}”不得公示`)
    return !secret
  })
  known(Object.keys(publish.without ?? {}), 'publish.without')
  return { publish: { ...publish, fields: kept } }
}
