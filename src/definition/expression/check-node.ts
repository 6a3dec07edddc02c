import { checkAs } from './check-as.ts'
import { checkCall } from './check-call.ts'
import { checkComparison, checkIn } from './check-comparison.ts'
import { type CheckContext, type CheckedNode, plain, report } from './check-context.ts'
import { checkExists, checkFind, checkSetting, checkTally, checkTotal } from './check-lookup.ts'
import { resolvePath } from './resolve-path.ts'
import type { Expression } from './types.ts'

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
    case 'tally':
      return checkTally(expression, context)
    case 'find':
      return checkFind(expression, context)
    case 'total':
      return checkTotal(expression, context)
    case 'setting':
      return checkSetting(expression, context)
  }
}
