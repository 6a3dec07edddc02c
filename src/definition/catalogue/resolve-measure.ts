import { checkExpression } from '../expression/check-expression.ts'
import { parseExpression } from '../expression/parse-expression.ts'
import type { Expression, TypedExpression } from '../expression/types.ts'
import { fieldType, findOption } from '../field/field-type.ts'
import type { Field } from '../field/types.ts'
import type { ResolvedMeasure } from '../indicator/types.ts'
import { hintNames, nearestNames } from '../name/nearest-names.ts'
import { checkMeasure } from './check-measure.ts'
import type { LedgerMeasureInput, MeasureInput } from './measure-input.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveDimensions } from './resolve-dimensions.ts'
import { resolveMissing } from './resolve-missing.ts'
import { resolvePast } from './resolve-past.ts'
import { resolvePlacing } from './resolve-placing.ts'

/** Turns names into typed trees and fills in how records fall into periods; undefined (and reported) when something is wrong. */
export function resolveMeasure(input: MeasureInput): ResolvedMeasure | undefined {
  const { definition, ledgers, list, source } = input
  const ledger = ledgers.find(({ id }) => id === definition.ledger.id)
  if (ledger === undefined) {
    list.error('unknown-ledger', `${source}.ledger`, `台账“${definition.ledger.label}”（${definition.ledger.id}）不在任何一个包里`)
    return undefined
  }
  const before = list.diagnostics.filter(({ severity }) => severity === 'error').length
  const known = { ...input, ledger }
  const condition = resolveCondition(known)
  const of = resolveOperand(known)
  const placing = resolvePlacing(known)
  const { missing, returned } = resolveMissing(known, placing)
  const measure: ResolvedMeasure = {
    ...resolveCommon(definition, input.pack, missing),
    type: definition.type,
    ledger: ledger.id,
    condition,
    of,
    take: definition.type === 'pick' ? definition.take : undefined,
    placing,
    dimensions: resolveDimensions(ledger, ledgers),
    ...(returned === undefined ? {} : { returned }),
    ...resolvePast(known, { placing, condition, of }),
  }
  checkMeasure({ measure, source, ledgers, list })
  const after = list.diagnostics.filter(({ severity }) => severity === 'error').length
  return after === before ? measure : undefined
}

function resolveCondition(input: LedgerMeasureInput): TypedExpression | undefined {
  const { definition, ledger } = input
  const parts: (TypedExpression | undefined)[] = []
  for (const [name, wanted] of Object.entries(definition.filter ?? {})) {
    if (wanted === undefined) continue
    const field = ledger.fields.find(({ id }) => id === name)
    if (field === undefined) {
      const near = nearestNames(
        name,
        ledger.fields.map(({ id }) => id),
      )
      input.list.error('unknown-field', `${input.source}.filter`, `台账“${ledger.label}”没有字段“${name}”`, hintNames(near))
    } else {
      parts.push(resolveFilter({ name, field: field.field, wanted: [wanted].flat(), input }))
    }
  }
  if (definition.when !== undefined) parts.push(readExpression(definition.when, 'when', input))
  return parts
    .filter((part) => part !== undefined)
    .reduce<TypedExpression | undefined>(
      (left, right) => (left === undefined ? right : { type: 'logic', operator: 'and', left, right }),
      undefined,
    )
}

interface FilterInput {
  readonly name: string
  readonly field: Field
  readonly wanted: readonly (string | boolean)[]
  readonly input: LedgerMeasureInput
}

function resolveFilter({ name, field, wanted, input }: FilterInput): TypedExpression | undefined {
  const { ledgers, ledger, list, source } = input
  const unknown = field.kind === 'choice' ? wanted.find((word) => findOption(field, String(word)) === undefined) : undefined
  if (unknown !== undefined && field.kind === 'choice') {
    const hint = hintNames(nearestNames(String(unknown), Object.keys(field.options)))
    list.error('unknown-option', `${source}.filter`, `“${field.label}”没有选项“${String(unknown)}”`, hint)
    return undefined
  }
  const operand: Expression = { type: 'path', names: [name], at: 0 }
  const options = wanted.map((value) => literal(value, field))
  const [only] = options
  const expression: Expression =
    options.length === 1 && only !== undefined
      ? { type: 'compare', operator: '=', left: operand, right: only, at: 0 }
      : { type: 'in', operand, options, at: 0 }
  const { typed, problems } = checkExpression(expression, { ledgers, ledger: ledger.id, expects: 'boolean' })
  list.expression('expression-type', `${source}.filter`, name, problems)
  return typed
}

function literal(value: string | boolean, field: Field): Expression {
  if (typeof value === 'boolean') return { type: 'boolean', value }
  return fieldType(field) === 'number' && /^\d+(\.\d+)?$/.test(value) ? { type: 'number', value } : { type: 'text', value }
}

function readExpression(
  text: string,
  part: 'when' | 'of',
  { source, ledger, ledgers, settings, list }: LedgerMeasureInput,
): TypedExpression | undefined {
  const parsed = parseExpression(text)
  list.expression('expression-syntax', `${source}.${part}`, text, parsed.problems)
  if (parsed.expression === undefined) return undefined
  const scope = { ledgers, settings, ledger: ledger.id }
  const checked = checkExpression(parsed.expression, part === 'when' ? { ...scope, expects: 'boolean' } : scope)
  list.expression('expression-type', `${source}.${part}`, text, checked.problems)
  return checked.typed
}

function resolveOperand(input: LedgerMeasureInput): TypedExpression | undefined {
  const { definition, ledger, list, source } = input
  if (definition.type === 'count') return undefined
  const { of } = definition
  if (typeof of === 'object') return readExpression(of.expression, 'of', input)
  const field = ledger.fields.find(({ id }) => id === of)
  if (field === undefined) {
    const near = nearestNames(
      of,
      ledger.fields.map(({ id }) => id),
    )
    list.error('unknown-field', `${source}.of`, `台账“${ledger.label}”没有字段“${of}”`, hintNames(near))
    return undefined
  }
  return { type: 'field', depth: 0, from: ledger.id, through: [], field: field.id, valueType: fieldType(field.field) }
}
