import type { KeptFor, LedgerDefinition, ProcessingDefinition, ResolvedField } from '../ledger/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

interface ProcessingInput {
  readonly definition: LedgerDefinition
  readonly fields: readonly ResolvedField[]
  readonly source: string
  readonly list: DiagnosticList
  /** The names of a part that the ledger has; the others are reported. */
  readonly known: (names: readonly string[], part: string) => string[]
}

/** Why a ledger holds what belongs to people, and how long, said whole or refused. That it is said at all is a rule of the packs. */
export function resolveProcessing({ definition, fields, source, list, known }: ProcessingInput): {
  readonly processing?: ProcessingDefinition
} {
  const { label, processing, retention } = definition
  const at = `${source}.processing`
  if (processing === undefined) return {}
  const { purpose, basis, kept } = processing
  if (purpose.trim() === '' || basis.trim() === '') list.error('processing-unsaid', at, `“${label}”要写明记个人信息的用途和依据`)
  if ((kept === undefined) === (retention === undefined))
    list.error('processing-unsaid', at, `“${label}”存多久，要么由 retention 说，要么由 processing.kept 说，要说而且只说一次`)
  if (kept === undefined) return { processing: { purpose, basis } }
  if (!isTerm(kept))
    list.error('processing-unsaid', at, `“${label}”的保存期限要是 1 个月到 100 年：years 是 0 到 100 的整数，months 是 1 到 11 的整数`)
  const [after] = kept.after === undefined ? [] : known([kept.after], 'processing.kept')
  if (after !== undefined && fields.find(({ id }) => id === after)?.field.kind !== 'date')
    list.error('wrong-kind', at, `“${after}”不是日期，不能从它算起存多久`)
  const { after: _named, ...term } = kept
  return { processing: { purpose, basis, kept: { ...term, ...(after === undefined ? {} : { after }) } } }
}

/** At least a month, a hundred years at the most. */
function isTerm({ years, months }: KeptFor): boolean {
  if (!Number.isInteger(years) || years < 0 || years > 100) return false
  return months === undefined ? years > 0 : Number.isInteger(months) && months >= 1 && months <= 11
}
