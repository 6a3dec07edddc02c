import type { LedgerDefinition, NumberingDefinition, ResolvedField } from '../ledger/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

interface NumberingInput {
  readonly definition: LedgerDefinition
  readonly fields: readonly ResolvedField[]
  readonly source: string
  readonly list: DiagnosticList
  readonly known: (names: readonly string[], part: string) => string[]
}

/** The numbering of a ledger's records: of a text that is a natural key by itself, counted by the year of the ledger's date. */
export function resolveNumbering({ definition, fields, source, list, known }: NumberingInput): {
  readonly numbering?: NumberingDefinition
} {
  const { numbering, date, unique = [] } = definition
  if (numbering === undefined) return {}
  const [name] = known([numbering.field], 'numbering')
  const field = fields.find(({ id }) => id === name)?.field
  if (name === undefined || field === undefined) return {}
  const at = `${source}.numbering`
  if (field.kind !== 'text') list.error('wrong-kind', at, `“${field.label}”不是文字，不能自动编号`)
  if (!unique.some((key) => key.length === 1 && key[0] === name))
    list.error('wrong-kind', at, `“${field.label}”没有列为唯一的编号，不能自动编号`)
  if (date === undefined) list.error('wrong-kind', at, `台账“${definition.label}”没有日期，不能按年份编号`)
  if (!/^\p{L}*$/u.test(numbering.prefix)) list.error('wrong-kind', at, `编号的前缀“${numbering.prefix}”只能是字，不能有数字和符号`)
  if (!Number.isInteger(numbering.digits) || numbering.digits < 1 || numbering.digits > 9)
    list.error('wrong-kind', at, '编号的位数要在 1 到 9 之间')
  return { numbering }
}
