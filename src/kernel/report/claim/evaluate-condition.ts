import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import { type Arithmetic, type Comparison, calculate, orderHolds } from '../../../definition/expression/apply-operator.ts'
import type { Expression } from '../../../definition/expression/types.ts'

type Value = Decimal | boolean | undefined

/**
 * Evaluates a claim's condition over named numbers. An operand that is unknown makes the whole condition unknown (undefined), unless the other
 * side of an `and` is false or of an `or` true already.
 */
export function evaluateCondition(expression: Expression, numbers: ReadonlyMap<string, Decimal>): boolean | undefined {
  const value = evaluate(expression, numbers)
  return typeof value === 'boolean' ? value : undefined
}

function evaluate(expression: Expression, numbers: ReadonlyMap<string, Decimal>): Value {
  switch (expression.type) {
    case 'number':
      return decimal(expression.value)
    case 'boolean':
      return expression.value
    case 'path':
      return numbers.get(expression.names.join('.'))
    case 'negate': {
      const operand = evaluate(expression.operand, numbers)
      return isNumber(operand) ? operand.times('-1') : undefined
    }
    case 'not': {
      const operand = evaluate(expression.operand, numbers)
      return typeof operand === 'boolean' ? !operand : undefined
    }
    case 'logic':
      return combine(expression.operator, evaluate(expression.left, numbers), evaluate(expression.right, numbers))
    case 'compare':
      return compareNumbers(expression.operator, evaluate(expression.left, numbers), evaluate(expression.right, numbers))
    case 'arithmetic':
      return compute(expression.operator, evaluate(expression.left, numbers), evaluate(expression.right, numbers))
    case 'call':
      return choose(
        expression.name,
        expression.arguments.map((argument) => evaluate(argument, numbers)),
      )
    default:
      return undefined
  }
}

function isNumber(value: Value): value is Decimal {
  return value !== undefined && typeof value !== 'boolean'
}

function combine(operator: 'and' | 'or', left: Value, right: Value): Value {
  const deciding = operator === 'or'
  if (left === deciding || right === deciding) return deciding
  return typeof left === 'boolean' && typeof right === 'boolean' ? !deciding : undefined
}

/** Whether the comparison holds; undefined when one side is unknown or no number. */
export function compareNumbers(operator: Comparison, left: Value, right: Value): boolean | undefined {
  return isNumber(left) && isNumber(right) ? orderHolds(operator, left.cmp(right)) : undefined
}

function compute(operator: Arithmetic, left: Value, right: Value): Value {
  return isNumber(left) && isNumber(right) ? calculate(operator, left, right) : undefined
}

function choose(name: string, values: readonly Value[]): Value {
  const numbers = values.filter(isNumber)
  const [first] = numbers
  if (first === undefined || numbers.length !== values.length) return undefined
  if (name === 'max') return numbers.reduce((most, next) => (next.gt(most) ? next : most), first)
  return name === 'min' ? numbers.reduce((least, next) => (next.lt(least) ? next : least), first) : undefined
}
