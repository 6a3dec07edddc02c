import { checkField } from '../catalogue/check-field.ts'
import type { DiagnosticList } from '../catalogue/diagnostics.ts'
import { fieldScale, referredLedger } from '../field/field-type.ts'
import { traitsOf } from '../field/kinds.ts'
import type { Field } from '../field/types.ts'
import type { MeasureSpec } from '../indicator/types.ts'
import type { LedgerDefinition, ResolvedField, ResolvedLedger } from '../ledger/types.ts'
import { normaliseName } from '../name/normalise-name.ts'
import { addsUp, retiredField, totalUnit } from './own-field.ts'
import type { OwnColumns } from './types.ts'

/** Ledgers of packs with the columns that a town has added to them, behind their own; `beside` are the ids of other ledgers that they may refer to. Those without any are the same objects. */
export function widenLedgers(
  ledgers: readonly ResolvedLedger[],
  columns: readonly OwnColumns[],
  { list, beside }: { readonly list: DiagnosticList; readonly beside: readonly string[] },
): ResolvedLedger[] {
  const added = new Map(columns.map(({ ledger, fields }) => [ledger, fields]))
  const known = new Set([...ledgers.map(({ id }) => id), ...beside])
  return ledgers.map((ledger) => {
    const own = added.get(ledger.id)
    if (own === undefined || own.length === 0) return ledger
    const source = `${ledger.pack}/${ledger.id}`
    const names = new Set(ledger.fields.flatMap(({ field }) => [field.label, ...(field.aliases ?? [])].map(normaliseName)))
    const made = own.map((one) => {
      const field = retiredField(one)
      const to = referredLedger(field)
      checkField({ id: one.id, field, source, list })
      if (names.has(normaliseName(field.label)))
        list.error('duplicate-field-label', `${source}.${one.id}`, `字段名“${field.label}”已经有了`)
      names.add(normaliseName(field.label))
      const isAway = to !== undefined && !known.has(to)
      if (isAway) list.error('unknown-ledger', `${source}.${one.id}`, `“${field.label}”引用的台账“${to}”不存在`)
      return { resolved: resolve(one.id, field), isRetired: one.retired === true || isAway }
    })
    const retired = made.flatMap(({ resolved, isRetired }) => (isRetired ? [resolved] : []))
    return {
      ...ledger,
      fields: [...ledger.fields, ...made.flatMap(({ resolved, isRetired }) => (isRetired ? [] : [resolved]))],
      ...(retired.length === 0 ? {} : { retired }),
    }
  })
}

function resolve(id: string, field: Field): ResolvedField {
  return { id, field, column: columnOf(id, field), ...(traitsOf(field).guarded === undefined ? {} : { guarded: 'always' }) }
}

/**
 * The column of a table that all towns share: those whose column of this number is of one type share it, each with its own rows. Its type is in its name, so
 * that two of another type never meet.
 */
function columnOf(id: string, field: Field): string {
  const { column, digits } = traitsOf(field)
  const scale = fieldScale(field)
  return digits === undefined || scale === undefined ? `${id}_${column}` : `${id}_${column}_${digits}_${scale}`
}

/** The totals of such columns, over the records as the ledger places them in time. */
export function totalsOf(ledgers: readonly ResolvedLedger[], columns: readonly OwnColumns[]): readonly MeasureSpec[] {
  return columns.flatMap(({ ledger: id, fields }) => {
    const ledger = ledgers.find((one) => one.id === id)
    if (ledger === undefined) return []
    const named: LedgerDefinition = { id, label: ledger.label, kind: ledger.kind, title: [], fields: {} }
    const place =
      ledger.kind === 'journal' && ledger.date !== undefined ? ({ flow: 'flow' } as const) : ({ flow: 'stock', date: null } as const)
    return fields
      .filter((field) => field.retired !== true && addsUp(field))
      .map(
        (field): MeasureSpec => ({
          id: `${id}-${field.id}`,
          label: `${ledger.label}${field.label}合计`,
          unit: totalUnit(field),
          type: 'sum',
          of: field.id,
          ledger: named,
          ...place,
        }),
      )
  })
}
