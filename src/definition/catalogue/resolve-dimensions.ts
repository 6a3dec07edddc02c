import { type FieldExpression, typeOfExpression } from '../expression/expression-type.ts'
import { fieldType, referredLedger } from '../field/field-type.ts'
import { traitsOf, villageLedger } from '../field/kinds.ts'
import { isOpenToAll } from '../field/reads-field.ts'
import type { Field } from '../field/types.ts'
import type { Dimension } from '../indicator/types.ts'
import type { ResolvedField, ResolvedLedger } from '../ledger/types.ts'

/**
 * The slices of a ledger's indicators, nearest first: its own choices, references and yes/no fields, short texts of its keys (作物, 批次);
 * the records of a village register themselves; then the village and the choices of what it refers to. A label is given once; what comes later
 * under the same label is called by its path (`企业的类别`).
 */
export function resolveDimensions(ledger: ResolvedLedger, ledgers: readonly ResolvedLedger[]): Dimension[] {
  const dimensions: Dimension[] = []
  const add = (dimension: Dimension, longLabel: string): void => {
    const taken = dimensions.some(({ label }) => label === dimension.label)
    const label = taken ? longLabel : dimension.label
    if (!dimensions.some((other) => other.label === label))
      dimensions.push({ ...dimension, label, aliases: taken ? [] : dimension.aliases })
  }
  for (const field of ledger.fields) {
    if (slices(field, ledger) && isTold(field.field, ledgers))
      add(dimensionOf(field.field, pathOf({ from: ledger.id, through: [], field })), field.field.label)
  }
  if (ledger.id === villageLedger) add(ownRecords(ledger), ledger.label)
  for (const reference of ledger.fields) {
    const to = referredLedger(reference.field)
    const target = ledgers.find(({ id }) => id === to)
    if (target === undefined || target.id === ledger.id) continue
    for (const field of target.fields) {
      if (traitsOf(field.field).slicesThrough !== true || !isTold(field.field, ledgers)) continue
      const through = [{ field: reference.id, to: target.id }]
      add(dimensionOf(field.field, pathOf({ from: ledger.id, through, field })), `${reference.field.label}的${field.field.label}`)
    }
  }
  return dimensions
}

/** What a slice is called everybody reads: neither what is secret nor a record whose very title is. */
function isTold(field: Field, ledgers: readonly ResolvedLedger[]): boolean {
  const target = ledgers.find(({ id }) => id === referredLedger(field))
  return (
    isOpenToAll(field) &&
    (target === undefined || target.fields.every(({ id, field: own }) => !target.title.includes(id) || isOpenToAll(own)))
  )
}

/** Free texts slice only when they are one part of a key: then they are words of a short list, neither remarks nor the names of a register's records. */
function slices({ id, field }: ResolvedField, ledger: ResolvedLedger): boolean {
  const how = traitsOf(field).slices
  if (how !== 'inKey') return how === 'always'
  if (ledger.kind === 'register' && ledger.title.includes(id)) return false
  return ledger.unique.some((key) => key.length > 1 && key.includes(id))
}

function pathOf({
  from,
  through,
  field,
}: {
  readonly from: string
  readonly through: FieldExpression['through']
  readonly field: ResolvedField
}): FieldExpression {
  return { type: 'field', depth: 0, from, through, field: field.id, valueType: fieldType(field.field) }
}

function dimensionOf(field: Field, value: FieldExpression): Dimension {
  return { label: field.kind === 'village' ? '村' : field.label, aliases: dimensionAliases(field), value, options: optionsOf(field, value) }
}

function dimensionAliases(field: Field): string[] {
  const own = field.kind === 'village' && field.label !== '村' ? [field.label] : []
  return [...own, ...(field.aliases ?? [])]
}

function optionsOf(field: Field, value: FieldExpression): Readonly<Record<string, string>> | undefined {
  if (field.kind === 'choice') return Object.fromEntries(Object.entries(field.options).map(([id, label]) => [label, id]))
  return typeOfExpression(value) === 'boolean' ? { 是: 'true', 否: 'false' } : undefined
}

function ownRecords(ledger: ResolvedLedger): Dimension {
  const value: FieldExpression = { type: 'field', depth: 0, from: ledger.id, through: [], field: 'id', valueType: 'record' }
  return { label: '村', aliases: ledger.label === '村' ? [] : [ledger.label], value, options: undefined }
}
