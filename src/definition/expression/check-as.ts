import type { ValueType } from '../field/value-type.ts'
import { type CheckContext, report } from './check-context.ts'
import { typeOfExpression } from './expression-type.ts'
import { presentType } from './present-type.ts'
import type { Expression, TypedExpression } from './types.ts'

/** Checks a node that must be of one type. */
export function checkAs(expression: Expression, wanted: ValueType, context: CheckContext): TypedExpression | undefined {
  const checked = context.check(expression, context)
  if (checked === undefined) return undefined
  const type = typeOfExpression(checked.typed)
  if (type === wanted) return checked.typed
  const dates = wanted === 'number' && type === 'date' ? '；日期之差写 daysBetween(起, 止)' : ''
  return report(context, offsetOf(expression) ?? 0, `这里要${presentType(wanted)}，写的是${presentType(type)}${dates}`)
}

/** The offset of the first name, operator or call in a node; literals carry none and stand beside one that does. */
function offsetOf(expression: Expression): number | undefined {
  switch (expression.type) {
    case 'path':
    case 'call':
    case 'exists':
    case 'tally':
    case 'find':
    case 'total':
    case 'setting':
      return expression.at
    case 'compare':
    case 'arithmetic':
      return offsetOf(expression.left) ?? expression.at
    case 'in':
      return offsetOf(expression.operand) ?? expression.at
    case 'not':
    case 'negate':
    case 'empty':
      return offsetOf(expression.operand)
    case 'logic':
      return offsetOf(expression.left) ?? offsetOf(expression.right)
    default:
      return undefined
  }
}
