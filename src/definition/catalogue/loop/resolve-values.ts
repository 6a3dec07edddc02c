import { coerceLiteral } from '../../expression/coerce-literal.ts'
import { recordTarget, typeOfExpression } from '../../expression/expression-type.ts'
import { presentType } from '../../expression/present-type.ts'
import type { TypedExpression } from '../../expression/types.ts'
import { fieldType, mayReferTo, referredLedger } from '../../field/field-type.ts'
import { parseFieldValue } from '../../field/parse-field-value.ts'
import type { Field, FieldValue } from '../../field/types.ts'
import type { ResolvedLedger } from '../../ledger/types.ts'
import type { ResolvedValue, StepValue } from '../../loop/types.ts'
import type { ReadExpression } from '../resolve-expression.ts'
import { isDeclared, type LoopInput, readLoopExpression } from './loop-input.ts'

/** The ledger of cadres, whom a step's actor is; packs/township declares it. */
const cadreLedger = 'cadre'

export interface ValuesInput {
  readonly values: Readonly<Record<string, StepValue | undefined>>
  /** The ledger whose fields are written. */
  readonly target: ResolvedLedger
  /** The ledger whose record expressions are about, when it is not the case's own. */
  readonly over?: ResolvedLedger | undefined
  readonly part: string
}

/** What is written into fields by itself: each field is there, and each value fits it. */
export function resolveValues(input: LoopInput, { values, target, over, part }: ValuesInput): Record<string, ResolvedValue> {
  const names = target.fields.map(({ id }) => id)
  const resolved: Record<string, ResolvedValue> = {}
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue
    const place = `${part}.${name}`
    const field = target.fields.find(({ id }) => id === name)?.field
    if (field === undefined) isDeclared(input, { code: 'unknown-field', name, names, part: place, what: '字段' })
    const read = field && resolveValue(input, { value, field, over, part: place })
    if (read !== undefined) resolved[name] = read
  }
  return resolved
}

interface ValueInput {
  readonly value: StepValue
  readonly field: Field
  readonly over: ResolvedLedger | undefined
  readonly part: string
}

function resolveValue(input: LoopInput, { value, field, over, part }: ValueInput): ResolvedValue | undefined {
  const wrong = (why: string): undefined => {
    input.list.error('bad-value', `${input.source}.${part}`, `“${field.label}”${why}`)
    return undefined
  }
  if (value === 'today') return field.kind === 'date' ? { type: 'today' } : wrong('不是日期，不能填当天')
  if (value === 'now') return field.kind === 'dateTime' ? { type: 'now' } : wrong('不是时间，不能填当时')
  if (value === 'actor') {
    const person = field.kind === 'text' || field.kind === 'personName' || referredLedger(field) === cadreLedger
    return person ? { type: 'actor' } : wrong('不是干部，也不是姓名，不能填办理人')
  }
  if ('value' in value) {
    const why = unfitting(value.value, field)
    return why === undefined ? { type: 'value', value: value.value } : wrong(why)
  }
  const read = readLoopExpression(input, { text: value.expression, part, over })
  const fitted = read && asTaken(read, field, input.ledgers)
  return typeof fitted === 'string' ? wrong(fitted) : fitted && { type: 'expression', expression: fitted }
}

/** A fixed value is written as it is stored: an option's id, a day, a decimal's digits. */
function unfitting(value: FieldValue, field: Field): string | undefined {
  if (value === null) return undefined
  if (field.kind === 'choice') {
    return typeof value === 'string' && Object.hasOwn(field.options, value) ? undefined : `没有选项“${String(value)}”`
  }
  if (fieldType(field) === 'record') return '是引用，不能写固定的值'
  if (field.kind === 'boolean') return typeof value === 'boolean' ? undefined : '要写 true 或 false'
  const parsed = parseFieldValue(field, String(value))
  return parsed.ok ? undefined : `不能是“${String(value)}”：${parsed.why}`
}

/** The expression as the field takes it (a text as the day or option it means), or why it does not fit. */
function asTaken({ typed, field: from }: ReadExpression, field: Field, ledgers: readonly ResolvedLedger[]): TypedExpression | string {
  const [type, wanted] = [typeOfExpression(typed), fieldType(field)]
  if (typed.type === 'text' && wanted !== 'record') {
    const literal = coerceLiteral(typed.value, { type: wanted, field })
    return typeof literal === 'string' ? `：${literal}` : literal
  }
  if (type !== wanted) return `要${presentType(wanted)}，写的是${presentType(type)}`
  if (wanted === 'record') return pointsTo(typed, field, ledgers) ? typed : '引用的不是同一本台账'
  if (field.kind === 'choice') {
    const options = from?.kind === 'choice' ? Object.keys(from.options) : ['']
    if (options.some((option) => !Object.hasOwn(field.options, option))) return '是选项，写的不一定是其中一项'
  }
  return typed
}

function pointsTo(typed: TypedExpression, field: Field, ledgers: readonly ResolvedLedger[]): boolean {
  const path = typed.type === 'find' ? typed.value : typed
  const target = path.type === 'field' ? recordTarget(path, ledgers) : undefined
  if (target === undefined) return true
  return mayReferTo(field, target)
}
