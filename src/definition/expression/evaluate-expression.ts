import { decimal, plainDecimal } from '../decimal/decimal.ts'
import type { FieldValue } from '../field/types.ts'
import type { ValueType } from '../field/value-type.ts'
import { settingLedger } from '../setting/setting-ledger.ts'
import { type Arithmetic, type Comparison, calculate, orderHolds } from './apply-operator.ts'
import { evaluateCall } from './evaluate-call.ts'
import type { EvaluatedRecord } from './evaluated.ts'
import { compareEvaluated, type Evaluated, isDecimal } from './evaluated.ts'
import { lastOf } from './last-of.ts'
import type { TypedExpression } from './types.ts'

/** What an expression may look at beside its own record. */
export interface EvaluationEnvironment {
  /** A current record of a ledger, for paths through references. */
  findRecord(ledger: string, id: string): EvaluatedRecord | undefined
  /** All current records of a ledger, for `exists` and its like; of 参数 for `setting`. */
  listRecords(ledger: string): Iterable<EvaluatedRecord>
  /** `2020-01-01`; needed only where the expression names them. */
  readonly periodStart?: string
  readonly periodEnd?: string
  readonly today?: string
  /** By record, the figure of the indicator that it names; unknown where there is none. */
  readonly measured?: Readonly<Record<string, string>>
}

/**
 * Computes an expression over a record in memory, to the same result as the kernel's SQL: exact decimals (a quotient keeps 40 decimals), texts in the
 * order of their code points, three-valued logic (a comparison with something empty is unknown; unknown and false is false), division by zero unknown.
 * Numbers come back as decimal text, unknown as null.
 */
export function evaluateExpression(
  expression: TypedExpression,
  record: EvaluatedRecord,
  environment: EvaluationEnvironment,
): string | boolean | null {
  const result = evaluate(expression, { records: [record], environment })
  return result === null || typeof result === 'string' || typeof result === 'boolean' ? result : plainDecimal(result)
}

interface Situation {
  /** The records in sight, innermost first. */
  readonly records: readonly EvaluatedRecord[]
  readonly environment: EvaluationEnvironment
}

function evaluate(expression: TypedExpression, situation: Situation): Evaluated {
  switch (expression.type) {
    case 'number':
      return decimal(expression.value)
    case 'text':
    case 'boolean':
      return expression.value
    case 'parameter':
      return situation.environment[expression.name] ?? null
    case 'field':
      return readPath(expression, situation)
    case 'not': {
      const operand = evaluate(expression.operand, situation)
      return typeof operand === 'boolean' ? !operand : null
    }
    case 'negate': {
      const operand = evaluate(expression.operand, situation)
      return isDecimal(operand) ? operand.times(-1) : null
    }
    case 'logic':
      return evaluateLogic(expression, situation)
    case 'compare':
      return compare(expression.operator, evaluate(expression.left, situation), evaluate(expression.right, situation))
    case 'arithmetic':
      return compute(expression.operator, evaluate(expression.left, situation), evaluate(expression.right, situation))
    case 'in': {
      const operand = evaluate(expression.operand, situation)
      return operand === null ? null : expression.options.some((option) => compare('=', operand, evaluate(option, situation)) === true)
    }
    case 'empty':
      return (evaluate(expression.operand, situation) === null) !== expression.negated
    case 'call':
      return evaluateCall(
        expression.name,
        expression.arguments.map((argument) => evaluate(argument, situation)),
      )
    case 'exists':
      return matches(expression, situation).next().done !== true
    case 'tally':
      return decimal([...matches(expression, situation)].length)
    case 'find': {
      const found = lastOf([...matches(expression, situation)], expression.latestBy)
      return found === undefined ? null : evaluate(expression.value, within(found, situation))
    }
    case 'total': {
      const values = [...matches(expression, situation)].map((record) => evaluate(expression.value, within(record, situation)))
      return values.filter(isDecimal).reduce((sum, value) => sum.plus(value), decimal('0'))
    }
    case 'measured':
      return readMeasured(situation)
    case 'setting':
      return decimal(readSetting(expression, situation.environment) ?? expression.fallback)
  }
}

type Lookup = Extract<TypedExpression, { type: 'exists' | 'tally' | 'find' | 'total' }>

function* matches({ ledger, condition }: Lookup, situation: Situation): Generator<EvaluatedRecord, undefined> {
  for (const record of situation.environment.listRecords(ledger)) {
    if (evaluate(condition, within(record, situation)) === true) yield record
  }
}

function within(record: EvaluatedRecord, { records, environment }: Situation): Situation {
  return { records: [record, ...records], environment }
}

/** A record that names the setting by its id goes before one that names it by its label; then the later id. */
function readSetting(
  { setting, label }: Extract<TypedExpression, { type: 'setting' }>,
  { listRecords }: EvaluationEnvironment,
): string | undefined {
  const records = [...listRecords(settingLedger.id)].filter((record) => typeof record.values[settingLedger.value] === 'string')
  const named = (name: string) => records.filter((record) => record.values[settingLedger.name] === name)
  const value = (lastOf(named(setting), undefined) ?? lastOf(named(label), undefined))?.values[settingLedger.value]
  return typeof value === 'string' ? value : undefined
}

function readMeasured({ records, environment }: Situation): Evaluated {
  const value = environment.measured?.[records.at(-1)?.id ?? '']
  return value === undefined ? null : decimal(value)
}

function readPath(path: Extract<TypedExpression, { type: 'field' }>, { records, environment }: Situation): Evaluated {
  let record = records[path.depth]
  for (const step of path.through) {
    const id = record?.values[step.field]
    record = typeof id === 'string' ? environment.findRecord(step.to, id) : undefined
  }
  if (record === undefined) return null
  return path.field === 'id' ? record.id : readValue(record.values[path.field] ?? null, path.valueType)
}

function readValue(value: FieldValue, type: ValueType): Evaluated {
  return type === 'number' && (typeof value === 'string' || typeof value === 'number')
    ? decimal(value)
    : typeof value === 'number'
      ? decimal(value)
      : value
}

function evaluateLogic({ operator, left, right }: Extract<TypedExpression, { type: 'logic' }>, situation: Situation): Evaluated {
  const decisive = operator === 'or'
  const first = evaluate(left, situation)
  if (first === decisive) return decisive
  const second = evaluate(right, situation)
  if (second === decisive) return decisive
  return first === null || second === null ? null : !decisive
}

function compare(operator: Comparison, left: Evaluated, right: Evaluated): boolean | null {
  const order = compareEvaluated(left, right)
  return order === null ? null : orderHolds(operator, order)
}

function compute(operator: Arithmetic, left: Evaluated, right: Evaluated): Evaluated {
  return isDecimal(left) && isDecimal(right) ? (calculate(operator, left, right) ?? null) : null
}
