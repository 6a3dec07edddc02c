import { findLedgerByName } from '../ledger/find-field.ts'
import { nearestNames, withHint } from '../name/nearest-names.ts'
import { checkCall } from './check-call.ts'
import { checkComparison, checkIn } from './check-comparison.ts'
import { type CheckContext, type CheckedNode, plain, report } from './check-context.ts'
import { typeOfExpression } from './expression-type.ts'
import { presentType } from './present-type.ts'
import { resolvePath } from './resolve-path.ts'
import type { Expression, ExpressionType, TypedExpression } from './types.ts'

/** Checks one node and all below it; undefined when something was wrong, which then stands in `context.problems`. */
export function checkNode(expression: Expression, context: CheckContext): CheckedNode | undefined {
  switch (expression.type) {
    case 'number':
    case 'text':
    case 'boolean':
      return plain(expression)
    case 'path': {
      const path = resolvePath(expression.names, context)
      return 'why' in path ? report(context, expression.at, path.why) : path
    }
    case 'not': {
      const operand = checkAs(expression.operand, 'boolean', context)
      return operand && plain({ type: 'not', operand })
    }
    case 'negate': {
      const operand = checkAs(expression.operand, 'number', context)
      return operand && plain({ type: 'negate', operand })
    }
    case 'logic': {
      const left = checkAs(expression.left, 'boolean', context)
      const right = checkAs(expression.right, 'boolean', context)
      return left && right && plain({ type: 'logic', operator: expression.operator, left, right })
    }
    case 'arithmetic': {
      const left = checkAs(expression.left, 'number', context)
      const right = checkAs(expression.right, 'number', context)
      return left && right && plain({ type: 'arithmetic', operator: expression.operator, left, right })
    }
    case 'compare':
      return checkComparison(expression, context)
    case 'in':
      return checkIn(expression, context)
    case 'empty': {
      const operand = checkNode(expression.operand, context)
      return operand && plain({ type: 'empty', operand: operand.typed, negated: expression.negated })
    }
    case 'call':
      return checkCall(expression, context)
    case 'exists':
      return checkExists(expression, context)
  }
}

/** The offset of the first name, operator or call in a node; literals carry none and stand beside one that does. */
function offsetOf(expression: Expression): number | undefined {
  switch (expression.type) {
    case 'path':
    case 'call':
    case 'exists':
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

function checkAs(expression: Expression, wanted: ExpressionType, context: CheckContext): TypedExpression | undefined {
  const checked = checkNode(expression, context)
  if (checked === undefined) return undefined
  const type = typeOfExpression(checked.typed)
  if (type === wanted) return checked.typed
  const dates = wanted === 'number' && type === 'date' ? '；日期之差写 daysBetween(起, 止)' : ''
  return report(context, offsetOf(expression) ?? 0, `这里要${presentType(wanted)}，写的是${presentType(type)}${dates}`)
}

function checkExists(expression: Extract<Expression, { type: 'exists' }>, context: CheckContext): CheckedNode | undefined {
  const ledger = findLedgerByName(context.ledgers, expression.ledger)
  if (ledger === undefined) {
    const near = nearestNames(
      expression.ledger,
      context.ledgers.flatMap(({ id, label }) => [id, label]),
    )
    return report(context, expression.at, withHint(`没有台账“${expression.ledger}”`, near))
  }
  const condition = checkAs(expression.condition, 'boolean', { ...context, within: [ledger, ...context.within] })
  return condition && plain({ type: 'exists', ledger: ledger.id, condition })
}
